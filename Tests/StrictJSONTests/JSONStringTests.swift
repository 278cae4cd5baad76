import StrictJSON
import Testing

/// RFC 8259, section 7: escapes, and what must be escaped.
struct JSONStringTests {
    @Test(arguments: [
        (#""""#, ""), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""/""#, "/"),
        (#""\u0041\u00e9\u00E9""#, "A\u{E9}\u{E9}"), (#""a\u0000b""#, "a\u{0}b"), (#""\u001F\u007f""#, "\u{1F}\u{7F}"),
        (#""\\u0041""#, "\\u0041"), (#""\u005C\u0022""#, "\\\""), (#""\u00411""#, "A1"),
        (#""\uFEFF\uFFFE\uFFFF""#, "\u{FEFF}\u{FFFE}\u{FFFF}"), (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"),
        (#""\uD800\uDC00""#, "\u{10000}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
        (#""\ud83d\uDE00\uD83D\uDE01""#, "\u{1F600}\u{1F601}"),
        ("\"\u{7F}\u{80}\u{2028}\u{2029}\"", "\u{7F}\u{80}\u{2028}\u{2029}"), ("\"Thi đua\"", "Thi đua"),
    ])
    func `an escape stands for its character`(text: String, characters: String) throws {
        let string = try #require(try JSONDocument(text: text).root.string)
        #expect(Array(string.unicodeScalars) == Array(characters.unicodeScalars))
    }

    @Test(arguments: [
        (#"""#, 1), (#""a"#, 2), (#""\""#, 3), (#""\"#, 2), (#""\a""#, 2), (#""\'""#, 2), (#""\U0041""#, 2),
        (#""\x41""#, 2), (#""\0""#, 2), (#""\ ""#, 2), (#""\u""#, 3), (#""\u004""#, 6), (#""\u00G0""#, 5),
        (#""\u+041""#, 3), (#""\u 041""#, 3), (#""\u{41}""#, 3), (#""\uD800\u00G0""#, 11), (#""\é""#, 2),
    ])
    func `an unknown or unfinished escape is refused`(text: String, offset: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text) }
        #expect(error.reason == .unexpected)
        #expect(error.offset == offset)
    }

    @Test(arguments: 0..<0x20 as Range<UInt8>)
    func `a control character stands escaped or not at all`(control: UInt8) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument([0x22, 0x61, control, 0x22]) }
        #expect(error.reason == .unexpected)
        #expect(error.offset == 2)
    }

    @Test(arguments: [
        (#""\uD800""#, 1), (#""\uDBFF""#, 1), (#""\uDC00""#, 1), (#""\uDFFF""#, 1), (#""ab\uD83D cd""#, 3),
        (#""\uD83Dx""#, 1), (#""\uD83D\n""#, 1), (#""\uD83D\uD83D""#, 1), (#""\uDE00\uD83D""#, 1),
        (#""\uD83D\u0041""#, 1), (#""\uD83D\uD83D\uDE00""#, 1), (#""\uD83D\uDE00\uDE00""#, 13), (#"{"\uD800":1}"#, 2),
    ])
    func `half of a surrogate pair is no character`(text: String, offset: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text) }
        #expect(error.reason == .invalidUnicode)
        #expect(error.offset == offset)
    }
}
