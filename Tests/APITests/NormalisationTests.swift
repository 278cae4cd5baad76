import HTTP
import StrictJSON
import Testing

@Suite struct `text of a request` {
    /// "ế" as three scalars, as two, and as one.
    private static let spellings = ["e\u{302}\u{301}", "\u{EA}\u{301}", "\u{1EBF}"]

    @Test(arguments: spellings) func `is NFC in values and keys, however it was typed`(_ letter: String) throws {
        let escaped = letter.utf16.map { #"\u"# + String(0x1_0000 + Int($0), radix: 16).dropFirst() }.joined()
        for text in [letter, escaped] {
            let root = try normalised(#"{"k\#(text)":["\#(text)",1.50,true,null,{"a\\b\"":"\n"}],"z":-0e7}"#)
            var writer = JSONWriter()
            write(root, to: &writer)
            #expect(
                String(decoding: writer.bytes, as: UTF8.self).unicodeScalars.elementsEqual(
                    #"{"kế":["ế",1.50,true,null,{"a\\b\"":"\n"}],"z":-0e7}"#.unicodeScalars
                )
            )
        }
    }

    @Test func `that is NFC already is not copied`() throws {
        for text in [#"{"a":"b"}"#, #"{"ế":"\u1ebf \n"}"#] {
            let document = try JSONDocument(Array(text.utf8))
            #expect(try document.normalised() === document)
        }
    }

    @Test func `must not have two keys that NFC makes one`() throws {
        let text = #"{"x":[{"e\u0302\u0301":1,"a":2,"ế":3}]}"#
        let problem = #expect(throws: Problem.self) { try normalised(text) }
        #expect(problem?.code == .invalidRequest)
        #expect(problem?.errors.map(\.pointer.description) == ["/x/0/ế"])
    }

    private func normalised(_ text: String) throws -> JSONValue {
        try JSONDocument(Array(text.utf8)).normalised().root
    }

    /// The value as it stands, strings by their bytes.
    private func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value.kind {
        case .object:
            writer.beginObject()
            if let members = value.members {
                for (key, member) in members {
                    writer.key(Array((key.string ?? "").utf8))
                    write(member, to: &writer)
                }
            }
            writer.endObject()
        case .array:
            writer.beginArray()
            if let elements = value.elements {
                for element in elements { write(element, to: &writer) }
            }
            writer.endArray()
        case .string: writer.string(Array((value.string ?? "").utf8))
        case .number:
            let text = value.withText(Array.init) ?? []
            writer.number { $0.append(contentsOf: text) }
        case .boolean: writer.boolean(value.boolean == true)
        case .null: writer.null()
        }
    }
}
