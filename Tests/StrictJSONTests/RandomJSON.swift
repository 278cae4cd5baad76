import StrictJSON

/// What a random document says, to hold against what is read from it. An object's keys all differ.
indirect enum RandomJSON {
    case object([(key: String, value: RandomJSON)])
    case array([RandomJSON])
    case string(String)
    /// A number's text, without exponent.
    case number(String)
    case boolean(Bool)
    case null

    /// A random value that nests at most `depth` objects and lists.
    init(depth: Int, using generator: inout SeededGenerator) {
        switch Int.random(in: depth > 0 ? 0..<8 : 4..<8, using: &generator) {
        case 0...1:
            var keys: Set<[UInt8]> = []
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                keys.insert(Array(Self.text(using: &generator).utf8))
            }
            // A set's order changes from run to run; the seed alone may decide.
            let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }.shuffled(using: &generator)
            self = .object(
                sorted.map { (String(decoding: $0, as: UTF8.self), Self(depth: depth - 1, using: &generator)) }
            )
        case 2...3:
            let count = Int.random(in: 0...5, using: &generator)
            self = .array((0..<count).map { _ in Self(depth: depth - 1, using: &generator) })
        case 4: self = .string(Self.text(using: &generator))
        case 5: self = .number(Self.number(using: &generator))
        case 6: self = .boolean(Bool.random(using: &generator))
        default: self = .null
        }
    }

    /// Scalars that go wrong somewhere: escapes, pointers, normalisation, surrogates, the ends of UTF-8's ranges.
    private static let scalars = Array(
        "ab e~/\"\\\n\r\t\u{0}\u{1F}\u{7F}\u{80}\u{E9}\u{301}\u{1EBF}\u{7FF}\u{800}\u{2028}\u{D7FF}".unicodeScalars
            + "\u{E000}\u{FEFF}\u{FFFF}\u{10000}\u{1F600}\u{10FFFF}".unicodeScalars
    )

    static func text(using generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? " ")
        }
        return text
    }

    private static func number(using generator: inout SeededGenerator) -> String {
        let sign = Bool.random(using: &generator) ? "-" : ""
        let whole = UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
        let fraction = (0..<Int.random(in: 0...9, using: &generator))
            .map { _ in String(Int.random(in: 0...9, using: &generator)) }
            .joined()
        return sign + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Whether a value that was read says the same, scalar for scalar and digit for digit.
    func matches(_ value: JSONValue) -> Bool {
        switch self {
        case .object(let members):
            guard let read = value.members.map(Array.init), read.count == members.count else { return false }
            return zip(members, read).allSatisfy {
                $0.key.utf8.elementsEqual($1.key.string?.utf8 ?? "".utf8)
                    && $0.value.matches($1.value)
            }
        case .array(let elements):
            guard let read = value.elements.map(Array.init), read.count == elements.count else { return false }
            return zip(elements, read).allSatisfy { $0.matches($1) }
        case .string(let text): return value.kind == .string && value.hasText(Array(text.utf8))
        case .number(let text): return value.kind == .number && value.hasText(Array(text.utf8))
        case .boolean(let boolean): return value.boolean == boolean
        case .null: return value.isNull
        }
    }
}
