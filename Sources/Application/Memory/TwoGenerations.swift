/// A dictionary of bounded size that forgets what was longest unused, roughly and cheaply.
///
/// Two generations, each of half the limit: when the young one is full it becomes the old one, and the old one goes. What
/// is asked for in time comes back into the young one.
struct TwoGenerations<Key: Hashable, Value> {
    private let half: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    /// - Parameter limit: How many values are kept at the most, at least 2.
    init(limit: Int) {
        precondition(limit >= 2)
        half = limit / 2
    }

    var count: Int { young.count + old.count }

    /// The value of a key; asking for it keeps it.
    subscript(key: Key) -> Value? {
        mutating get {
            if let value = young[key] { return value }
            guard let value = old.removeValue(forKey: key) else { return nil }
            keep(value, key)
            return value
        }
        set {
            old[key] = nil
            if let newValue { keep(newValue, key) } else { young[key] = nil }
        }
    }

    /// Forgets all that a condition holds for; looks at every one.
    mutating func removeAll(where condition: (Key, Value) -> Bool) {
        young = young.filter { !condition($0.key, $0.value) }
        old = old.filter { !condition($0.key, $0.value) }
    }

    private mutating func keep(_ value: Value, _ key: Key) {
        if young.count >= half, young[key] == nil {
            old = young
            young = [:]
        }
        young[key] = value
    }
}
