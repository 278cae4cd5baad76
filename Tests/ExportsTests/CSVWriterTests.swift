import TestSupport
import Testing

@testable import Exports

@Suite struct `Comma-separated values` {
    private static let pieces = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", ",", ";", " ", "a", "1", "Đ", "e\u{301}", "＝", "＋",
        "－", "＠",
        "\u{FEFF}", "\0",
    ]

    private static let dangerous = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `come back as they were written`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows: [[String?]] = (0..<5).map { _ in
            (0...Int.random(in: 0...5, using: &random)).map { _ in
                if Int.random(in: 0..<8, using: &random) == 0 { return nil }
                let count = Int.random(in: 0...6, using: &random)
                return (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            }
        }
        var writer = CSVWriter()
        for row in rows {
            for text in row { writer.text(text) }
            writer.endRow()
        }
        let read = try CSVText(writer.bytes).rows
        // Bytes, not strings: two texts that differ in normalisation are two texts.
        #expect(read.map { $0.map(\.value) } == rows.map { $0.map { $0.map { Array($0.utf8) } } })
        for field in read.joined() {
            #expect(!Self.dangerous.contains { field.bytes.starts(with: $0.utf8) })
        }
    }

    @Test(arguments: dangerous) func `hold no formula`(beginning: String) throws {
        var writer = CSVWriter()
        writer.text("\(beginning)1+1")
        writer.endRow()
        let field = try #require(try CSVText(writer.bytes).rows.first?.first)
        #expect(field.text.utf8.elementsEqual("'\(beginning)1+1".utf8))
    }

    @Test func `leave numbers as they are, and tell nothing from an empty text`() throws {
        var writer = CSVWriter()
        writer.number(ExactDecimal("-12.50"))
        writer.number(-3)
        writer.nothing()
        writer.text("")
        writer.boolean(true)
        writer.endRow()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "-12.50,-3,,\"\",true\r\n")
    }

    @Test func `begin with no byte order mark, and a field of nothing alone is a row`() throws {
        var writer = CSVWriter()
        writer.text(nil as String?)
        writer.endRow()
        writer.text("a")
        writer.endRow()
        #expect(writer.bytes == Array("\r\na\r\n".utf8))
    }
}

@Suite struct `An exact decimal` {
    @Test(arguments: ["0", "-0", "10", "87.25", "-12.50", "0.000001", "1234567890123.4567"])
    func `is kept as its text`(text: String) throws {
        #expect(ExactDecimal(text)?.text == text)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "01", "-01", "1e5", "1E5", "+1", "1,5", "1.2.3", "=1", " 1", "1 ", "١", "NaN", "--1",
        String(repeating: "1", count: 41),
    ])
    func `is nothing else`(text: String) {
        #expect(ExactDecimal(text) == nil)
    }
}
