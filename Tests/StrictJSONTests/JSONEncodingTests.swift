import StrictJSON
import Testing

/// RFC 3629: a text is UTF-8 without a byte order mark.
struct JSONEncodingTests {
    @Test(arguments: [
        "\u{80}", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{1000}", "\u{CFFF}", "\u{D7FF}", "\u{E000}", "\u{FFFD}",
        "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}", "\u{FFFFF}", "\u{100000}", "\u{10FFFF}", "\u{FEFF}",
    ])
    func `each end of each range is accepted as it is`(scalar: Unicode.Scalar) throws {
        let root = try JSONDocument(text: "\"\(scalar)\"").root
        #expect(root.hasText(Array(String(scalar).utf8)))
    }

    @Test(
        arguments: [
            ("a lone continuation", [0x80]), ("another", [0xBF]), ("bytes that never stand", [0xFE]),
            ("nor this", [0xFF]), ("overlong U+002F of two", [0xC0, 0xAF]), ("overlong U+0000 of two", [0xC0, 0x80]),
            ("overlong U+007F of two", [0xC1, 0xBF]), ("overlong U+07FF of three", [0xE0, 0x9F, 0xBF]),
            ("overlong U+FFFF of four", [0xF0, 0x8F, 0xBF, 0xBF]), ("surrogate U+D800", [0xED, 0xA0, 0x80]),
            ("surrogate U+DFFF", [0xED, 0xBF, 0xBF]), ("U+110000", [0xF4, 0x90, 0x80, 0x80]),
            ("beyond U+13FFFF", [0xF5, 0x80, 0x80, 0x80]), ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
            ("truncated two", [0xC3]), ("truncated three", [0xE1, 0xBA]), ("truncated four", [0xF0, 0x9F, 0x98]),
            ("a lead after a lead", [0xC3, 0xC3, 0xA9]), ("Latin-1", [0xE9, 0x74, 0xE9]),
            ("Windows-1258", [0xF0, 0x75, 0x61]),
        ] as [(String, [UInt8])]
    )
    func `bytes that are not UTF-8 are refused where they begin`(name: String, bytes: [UInt8]) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument([0x22, 0x61] + bytes + [0x22]) }
        #expect(error.reason == .invalidUnicode, "\(name)")
        #expect(error.offset == 2, "\(name)")
        #expect(throws: JSONSyntaxError.self, "\(name), unclosed") { try JSONDocument([0x22, 0x61] + bytes) }
        #expect(throws: JSONSyntaxError.self, "\(name), outside a string") { try JSONDocument([0x5B] + bytes + [0x5D]) }
    }

    /// Every lead with every second byte and none, one or two more; the standard library is the judge.
    @Test(arguments: 0x80...0xFF as ClosedRange<UInt8>)
    func `a string is accepted exactly when it is well-formed`(lead: UInt8) {
        var disagreements: [[UInt8]] = []
        for second in UInt8.min...UInt8.max where second >= 0x20 && second != 0x22 && second != 0x5C {
            for tail in [[], [0x80], [0xBF, 0x80]] as [[UInt8]] {
                let bytes = [lead, second] + tail
                let isAccepted = (try? JSONDocument([0x22] + bytes + [0x22])) != nil
                if isAccepted != (String(validating: bytes, as: UTF8.self) != nil) { disagreements.append(bytes) }
            }
        }
        #expect(disagreements.isEmpty)
    }

    @Test(arguments: [[], [0x7B, 0x7D]] as [[UInt8]])
    func `a byte order mark is named`(text: [UInt8]) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument([0xEF, 0xBB, 0xBF] + text) }
        #expect(error.reason == .byteOrderMark)
        #expect(error.offset == 0)
    }

    @Test func `a byte order mark inside is just not JSON`() throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: "[\u{FEFF}1]") }
        #expect(error.reason == .unexpected)
    }

    @Test(
        arguments: [[0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0x00, 0x7B, 0x00, 0x7D], [0x7B, 0x00, 0x7D, 0x00]]
            as [[UInt8]]
    )
    func `UTF-16 is refused`(bytes: [UInt8]) {
        #expect(throws: JSONSyntaxError.self) { try JSONDocument(bytes) }
    }
}
