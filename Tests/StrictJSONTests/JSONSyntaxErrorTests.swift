import StrictJSON
import Testing

struct JSONSyntaxErrorTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("x", 0, 1, 1), ("  x", 2, 1, 3), ("\nx", 1, 2, 1), ("[\n  1,\n  x\n]", 9, 3, 3),
        ("\n\n", 2, 3, 1), ("[1,\r\n2 3]", 7, 2, 3), ("[1,\r2 3]", 6, 1, 7), ("{\"a\": 1,\n}", 9, 2, 1),
    ])
    func `the place is a line and a column, both from 1`(text: String, offset: Int, line: Int, column: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text) }
        #expect(error.offset == offset)
        #expect(error.line == line)
        #expect(error.column == column)
    }

    @Test func `a column counts bytes, not characters`() throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: "\n[\"đua\" x]") }
        #expect(error.line == 2)
        #expect(error.column == 9)
    }

    @Test(arguments: [
        ("[\n1,]", JSONLimits(), "dòng 2, cột 3", "line 2, column 3"),
        ("\"\\uD800\"", JSONLimits(), "UTF-8 hợp lệ ở dòng 1, cột 2", "UTF-8 at line 1, column 2"),
        ("\u{FEFF}{}", JSONLimits(), "BOM", "byte order mark"),
        ("[[[1]]]", JSONLimits(depth: 2), "2 tầng ở dòng 1, cột 3", "2 levels at line 1, column 3"),
        ("[1,2]", JSONLimits(bytes: 4), "4 byte", "4 bytes"),
    ])
    func `each error says in both languages what is wrong`(
        text: String,
        limits: JSONLimits,
        vietnamese: String,
        english: String
    ) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text, limits: limits) }
        #expect(error.wording[.vietnamese].contains(vietnamese))
        #expect(error.wording[.english].contains(english))
    }
}
