import StrictJSON
import Testing

/// RFC 6901.
struct JSONPointerTests {
    @Test func `the pointer of the document is empty`() throws {
        #expect(JSONPointer().description.isEmpty)
        #expect(try JSONDocument(text: " {\"a\":1} ").root.pointer == JSONPointer())
    }

    /// The document of RFC 6901, section 5.
    @Test func `pointers are those of the standard's example`() throws {
        let document = try JSONDocument(
            text: #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        )
        let pointers = [
            "", "/foo", "/foo/0", "/foo/1", "/", "/a~1b", "/c%d", "/e^f", "/g|h", #"/i\j"#, #"/k"l"#, "/ ", "/m~0n",
        ]
        #expect(document.values.map(\.pointer.description) == pointers)
    }

    @Test(arguments: [
        ("~", "/~0"), ("/", "/~1"), ("~1", "/~01"), ("~0", "/~00"), ("/~/", "/~1~0~1"), ("", "/"), ("0", "/0"),
    ])
    func `a tilde and a slash in a key are escaped`(key: String, text: String) {
        var pointer = JSONPointer()
        pointer.append(key)
        #expect(pointer.description == text)
    }

    /// `/` and U+0301 make one character of Swift: a loop over characters would miss the slash.
    @Test func `a slash with an accent on it is escaped too`() {
        var pointer = JSONPointer()
        pointer.append("a/\u{301}")
        #expect(Array(pointer.description.unicodeScalars) == Array("/a~1\u{301}".unicodeScalars))
    }

    @Test func `an index is written in decimal`() {
        var pointer = JSONPointer()
        pointer.append("list")
        pointer.append(0)
        pointer.append(12)
        #expect(pointer.description == "/list/0/12")
    }

    @Test func `a key stands where its member does`() throws {
        let root = try JSONDocument(Array(#"{"a":[{"b":1}]}"#.utf8)).root
        var keys: [JSONValue] = []
        for (key, value) in try #require(root.members) {
            keys.append(key)
            for element in try #require(value.elements) { keys += try #require(element.members).map(\.key) }
        }
        #expect(keys.map(\.pointer.description) == ["/a", "/a/0/b"])
    }

    @Test func `two spellings of one letter are two places`() throws {
        let document = try JSONDocument(text: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        let pointers = document.values.dropFirst().map(\.pointer)
        #expect(pointers[0] != pointers[1])
        #expect(Set(pointers).count == 2)
        #expect(Array(pointers[0].description.utf8) == Array("/\u{E9}".utf8))
        #expect(Array(pointers[1].description.utf8) == Array("/e\u{301}".utf8))
    }

    @Test func `an escaped key and a plain one are one place`() throws {
        let document = try JSONDocument(text: #"{"\u0061":1,"a":2}"#)
        #expect(document.values[1].pointer == document.values[2].pointer)
        #expect(document.values[1].pointer.hashValue == document.values[2].pointer.hashValue)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `every value is found again by its pointer`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let document = try JSONDocument(RandomJSON(depth: 5, using: &generator).spelled(using: &generator))
        let values = document.values
        #expect(values.map { resolve($0.pointer, in: document) } == values)
        #expect(Set(values.map(\.pointer)).count == values.count)
    }

    /// The value that a pointer's text names, read by the standard's own steps.
    private func resolve(_ pointer: JSONPointer, in document: JSONDocument) -> JSONValue? {
        let steps = pointer.description.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return steps.dropFirst().reduce(document.root as JSONValue?) { place, step in
            if let elements = place?.elements {
                return Int(String(decoding: step, as: UTF8.self)).flatMap { Array(elements)[$0] }
            }
            let key = unescaped(Array(step))
            return place?.members?.first { $0.key.hasText(key) }?.value
        }
    }

    private func unescaped(_ step: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        var isEscape = false
        for byte in step {
            if isEscape {
                key.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
                isEscape = false
            } else if byte == UInt8(ascii: "~") {
                isEscape = true
            } else {
                key.append(byte)
            }
        }
        return key
    }
}
