import Domain
import Testing

struct CodeTests {
    @Test func `two spellings of one letter are two codes`() {
        let (composed, decomposed) = (Code("\u{C9}"), Code("E\u{301}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(Dictionary(uniqueKeysWithValues: [(composed, 1), (decomposed, 2)]).count == 2)
        #expect((composed < decomposed) != (decomposed < composed))
    }

    @Test func `a code keeps its bytes`() {
        #expect(Code("Tổ I.1").utf8 == Array("Tổ I.1".utf8))
        #expect(Code(utf8: "PHUTHO".utf8) == Code("PHUTHO"))
        #expect(Code(utf8: "PHUTHO".utf8).hashValue == Code("PHUTHO").hashValue)
        #expect(Code("PHUTHO").description == "PHUTHO")
    }

    @Test(arguments: [
        ["", "A", "A\u{0}", "AA", "B", "a"],
        ["I.1", "I.10", "I.2", "II"],
        ["E", "E\u{301}", "F", "\u{C9}"],
        // String puts U+212B, whose canonical twin is U+00C5, before U+00F0; UTF-16 puts U+10000 before U+FFFF.
        ["\u{7F}", "\u{80}", "\u{F0}", "\u{7FF}", "\u{800}", "\u{212B}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"],
    ])
    func `codes are ordered by scalars`(texts: [String]) {
        let codes = texts.map { Code($0) }
        #expect(codes.reversed().sorted() == codes)
        for (left, right) in zip(codes, codes.dropFirst()) {
            #expect(left < right)
            #expect(!(right < left))
        }
    }

    @Test func `an empty code is not well-formed`() {
        #expect(!Code("").isWellFormed)
    }

    @Test(arguments: ["", "A"])
    func `of the first scalars the control characters alone are refused`(prefix: String) {
        let refused = (0...0x2FF as ClosedRange<UInt32>).filter { value in
            Unicode.Scalar(value).map { !Code(prefix + String($0)).isWellFormed } ?? false
        }
        #expect(refused == Array(0...0x1F) + Array(0x7F...0x9F))
    }

    @Test(arguments: [
        " ", "\u{A0}", "\u{200B}", "\u{2028}", "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", "\u{301}", "\u{1F600}", "0",
    ])
    func `whatever is no control character may be a code`(text: String) {
        #expect(Code(text).isWellFormed)
    }
}
