import StrictJSON
import Testing

/// Random damage to valid documents: the parser reads it or throws, and what it reads holds together.
struct JSONMutationTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a damaged document is read or refused`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var failures: [[UInt8]] = []
        for _ in 0..<50 {
            var bytes = RandomJSON(depth: 4, using: &generator).spelled(using: &generator)
            for _ in 0..<Int.random(in: 1...3, using: &generator) { damage(&bytes, using: &generator) }
            if !holds(bytes) { failures.append(bytes) }
        }
        #expect(failures.isEmpty)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `no beginning of an object or a list is a document`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let value = RandomJSON(depth: 4, using: &generator)
        let bytes = RandomJSON.array([value, value]).spelled(using: &generator)
        let end = bytes.lastIndex(of: UInt8(ascii: "]")) ?? 0
        for length in 0...end {
            #expect(throws: JSONSyntaxError.self) { try JSONDocument(Array(bytes[..<length])) }
        }
    }

    private func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let byte =
            Bool.random(using: &generator)
            ? UInt8.random(in: 0...255, using: &generator)
            : Array("{}[]\",:\\u0e-.t ".utf8).randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<5, using: &generator) {
        case 0 where place < bytes.count: bytes[place] = byte
        case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2 where place < bytes.count: bytes.remove(at: place)
        case 3: bytes.removeSubrange(place...)
        default: bytes.insert(byte, at: place)
        }
    }

    /// Whether the bytes are refused inside their bounds, or read as well-formed text whose every value can be reached.
    private func holds(_ bytes: [UInt8]) -> Bool {
        do throws(JSONSyntaxError) {
            let document = try JSONDocument(bytes)
            guard String(validating: bytes, as: UTF8.self) != nil else { return false }
            return document.values.allSatisfy { value in
                switch value.kind {
                case .string:
                    // A string that is decoded and encoded again is the same.
                    value.string.map { value.hasText(Array($0.utf8)) } ?? false
                case .number: value.withText { $0.isEmpty } == false
                case .object, .array, .boolean, .null: true
                }
            }
        } catch {
            return 0...bytes.count ~= error.offset && error.line >= 1 && 1...bytes.count + 1 ~= error.column
        }
    }
}
