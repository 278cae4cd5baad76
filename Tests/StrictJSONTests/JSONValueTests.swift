import StrictJSON
import Testing

struct JSONValueTests {
    @Test(
        arguments: [
            ("{}", .object), ("[]", .array), (#""""#, .string), ("0", .number), ("true", .boolean), ("false", .boolean),
            ("null", .null),
        ] as [(String, JSONValue.Kind)]
    )
    func `a value is of one kind and answers for no other`(text: String, kind: JSONValue.Kind) throws {
        let value = try JSONDocument(text: text).root
        #expect(value.kind == kind)
        #expect((value.members != nil) == (kind == .object))
        #expect((value.elements != nil) == (kind == .array))
        #expect((value.string != nil) == (kind == .string))
        #expect((value.boolean != nil) == (kind == .boolean))
        #expect((value.withText(\.count) != nil) == (kind == .string || kind == .number))
        #expect(value.isNull == (kind == .null))
    }

    @Test(arguments: ["0", "-0", "1.50", "1.0", "0.10", "1e5", "1E+05", "12345678901234567890.12345678901234567890"])
    func `a number keeps its exact text`(text: String) throws {
        let root = try JSONDocument(text: " [ \(text) ] ").root
        let number = try #require(root.elements?.first { _ in true })
        #expect(number.withText { String(decoding: $0, as: UTF8.self) } == text)
    }

    @Test func `true is true and false is false`() throws {
        let root = try JSONDocument(text: "[true,false]").root
        #expect(root.elements?.map(\.boolean) == [true, false])
    }

    @Test func `text is compared byte by byte`() throws {
        let composed = try JSONDocument(text: "\"\u{E9}\"").root
        #expect(composed.hasText(Array("\u{E9}".utf8)))
        #expect(!composed.hasText(Array("e\u{301}".utf8)))
        let escaped = try JSONDocument(text: #""\u0063ode""#).root
        #expect(escaped.hasText("code" as JSONKey))
        #expect(!escaped.hasText("cod" as JSONKey))
        #expect(!escaped.hasText("codes" as JSONKey))
    }

    @Test func `only text has text`() throws {
        let root = try JSONDocument(text: #"["true",true,12,"12",[]]"#).root
        #expect(root.elements?.map { $0.hasText("true" as JSONKey) } == [true, false, false, false, false])
        #expect(root.elements?.map { $0.hasText(Array("12".utf8)) } == [false, false, true, true, false])
        #expect(root.elements?.map { $0.hasText([]) } == [false, false, false, false, false])
    }

    @Test func `members come in order, repeated ones too`() throws {
        let root = try JSONDocument(text: #"{"b":1,"a":{"b":2},"b":[3],"\u0062":4}"#).root
        let members = try #require(root.members.map(Array.init))
        #expect(members.map(\.key.string) == ["b", "a", "b", "b"])
        #expect(members.map(\.value.kind) == [.number, .object, .array, .number])
    }

    @Test func `elements skip what their siblings hold`() throws {
        let root = try JSONDocument(text: #"[[[1],2],{"a":[3]},4,[]]"#).root
        let elements = try #require(root.elements)
        #expect(!elements.isEmpty)
        #expect(elements.map(\.kind) == [.array, .object, .number, .array])
        #expect(Array(elements).last?.elements?.isEmpty == true)
    }

    @Test func `two values are equal when they are one place of one document`() throws {
        let document = try JSONDocument(text: "[1,1]")
        let values = document.values
        #expect(values[1] == document.values[1])
        #expect(values[1].hashValue == document.values[1].hashValue)
        #expect(values[1] != values[2])
        #expect(document.root != (try JSONDocument(text: "[1,1]").root))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `what is read is what was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let written = RandomJSON(depth: 5, using: &generator)
        let document = try JSONDocument(written.spelled(using: &generator))
        #expect(written.matches(document.root))
    }
}
