/// Which statements this connection has prepared on the server: bounded, the longest unused goes first.
///
/// It follows the server, never the intention: a statement counts as prepared once the server has said so, because a
/// pipeline that fails skips what comes after, and as forgotten once the server has said that.
struct StatementCache {
    struct Key: Hashable {
        let sql: String
        let types: [UInt32]
    }

    private struct Entry {
        let name: String
        var lastUse: Int
    }

    let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var clock = 0
    private var nextName = 0
    /// Names that the server still knows and this cache no longer does.
    private(set) var leftovers: [String] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { entries.count }

    /// The name of a prepared statement, and notes that it was used.
    mutating func name(for key: Key) -> String? {
        guard var entry = entries[key] else { return nil }
        clock += 1
        entry.lastUse = clock
        entries[key] = entry
        return entry.name
    }

    /// A name that was never used before on this connection, so that a late answer can never mean another statement.
    mutating func makeName() -> String {
        nextName += 1
        return "s\(nextName)"
    }

    /// Notes that the server has prepared a statement; the SQL of the one that has to go for it, if any.
    mutating func insert(_ key: Key, name: String) -> String? {
        clock += 1
        entries[key] = Entry(name: name, lastUse: clock)
        guard entries.count > capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
            return nil
        }
        forget(oldest.key)
        return oldest.key.sql
    }

    /// Gives a statement up; the server is told with the next pipeline.
    mutating func forget(_ key: Key) {
        if let entry = entries.removeValue(forKey: key) {
            leftovers.append(entry.name)
        }
    }

    /// Notes that the server has forgotten a name, or never knew it.
    mutating func deallocated(_ name: String) {
        leftovers.removeAll { $0 == name }
    }
}
