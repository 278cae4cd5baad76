import StrictJSON
import Testing

struct JSONWriterTests {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `commas stand between siblings and nowhere else`() {
        let text = written { writer in
            writer.beginObject()
            writer.key("empty")
            writer.beginArray()
            writer.endArray()
            writer.key(Array("list".utf8))
            writer.beginArray()
            writer.number(1)
            writer.string("a")
            writer.beginObject()
            writer.endObject()
            writer.beginArray()
            writer.null()
            writer.boolean(true)
            writer.endArray()
            writer.boolean(false)
            writer.endArray()
            writer.key("đua" as String)
            writer.null()
            writer.key("last" as StaticString)
            writer.number(-7)
            writer.endObject()
        }
        #expect(text == #"{"empty":[],"list":[1,"a",{},[null,true],false],"đua":null,"last":-7}"#)
    }

    @Test func `JSON text goes in as it is, between commas`() {
        let text = written { writer in
            writer.beginArray()
            writer.value(json: Array(#"{"a":[1]}"#.utf8))
            writer.number(2)
            writer.value(json: Array("3.5".utf8))
            writer.endArray()
        }
        #expect(text == #"[{"a":[1]},2,3.5]"#)
    }

    @Test(arguments: [
        ("", #""""#), ("Thi đua", #""Thi đua""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{8}\u{C}\u{1F}", #""\u0000\u0008\u000c\u001f""#), ("\u{7F}\u{80}\u{2028}", "\"\u{7F}\u{80}\u{2028}\""),
        ("\u{1F600}", "\"\u{1F600}\""), ("e\u{301}\u{E9}", "\"e\u{301}\u{E9}\""),
    ])
    func `only what must be escaped is escaped`(text: String, json: String) {
        let results = [
            written { $0.string(text) },
            written { $0.string(Array(text.utf8)) },
        ]
        for result in results { #expect(Array(result.utf8) == Array(json.utf8)) }
        #expect(Array(written { $0.key(text) }.utf8) == Array("\(json):".utf8))
        #expect(Array(written { $0.key(Array(text.utf8)) }.utf8) == Array("\(json):".utf8))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `what is written reads the same`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = RandomJSON(depth: 5, using: &generator)
        var writer = JSONWriter()
        write(value, to: &writer)
        let document = try JSONDocument(writer.bytes)
        #expect(value.matches(document.root))
    }

    @Test(arguments: [Int.min, -1, 0, 1, Int.max])
    func `a whole number is its digits`(number: Int) {
        #expect(written { $0.number(number) } == String(number))
    }

    @Test func `what is drained is forgotten, and the text goes on`() throws {
        var writer = JSONWriter()
        var chunks: [String] = []
        writer.beginArray()
        for number in 1...3 {
            writer.number(number)
            writer.drain { chunks.append(String(decoding: $0, as: UTF8.self)) }
        }
        writer.endArray()
        writer.drain { chunks.append(String(decoding: $0, as: UTF8.self)) }
        #expect(chunks == ["[1", ",2", ",3", "]"])
        let rest = writer.bytes
        #expect(rest.isEmpty)
    }

    @Test func `what nobody took is kept`() {
        struct Full: Error {}
        var writer = JSONWriter()
        writer.null()
        do throws(Full) {
            try writer.drain { (_) throws(Full) in throw Full() }
            Issue.record("The refusal got lost.")
        } catch {}
        let rest = writer.bytes
        #expect(rest == Array("null".utf8))
    }

    private func write(_ value: RandomJSON, to writer: inout JSONWriter) {
        switch value {
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.key)
                write(member.value, to: &writer)
            }
            writer.endObject()
        case .array(let elements):
            writer.beginArray()
            for element in elements { write(element, to: &writer) }
            writer.endArray()
        case .string(let text): writer.string(text)
        case .number(let text): writer.number { $0.append(contentsOf: text.utf8) }
        case .boolean(let boolean): writer.boolean(boolean)
        case .null: writer.null()
        }
    }
}
