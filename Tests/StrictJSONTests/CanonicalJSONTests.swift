import StrictJSON
import Testing

struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> [UInt8] {
        try CanonicalJSON.bytes(of: try JSONDocument(text: text).root)
    }

    @Test(arguments: [
        (" null ", "null"), (" [ true , false ] ", "[true,false]"), ("{ }", "{}"), ("[ ]", "[]"),
        (#"{ "b" : [ 1 , { "d" : 2 , "c" : 3 } ] , "a" : "x" }"#, #"{"a":"x","b":[1,{"c":3,"d":2}]}"#),
        (#""\u0041\/\u00e9\u000A\u0008""#, #""A/é\n\u0008""#), (#""\ud83d\ude00""#, "\"\u{1F600}\""),
    ])
    func `white space, order and escapes have one form`(text: String, form: String) throws {
        #expect(try canonical(text) == Array(form.utf8))
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.0", "0"), ("-0.0", "0"), ("-0.000", "0"), ("1.50", "1.5"), ("1.0", "1"),
        ("-1.10", "-1.1"), ("100", "100"), ("100.00", "100"), ("0.50", "0.5"), ("-0.05", "-0.05"), ("10.010", "10.01"),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.1"),
    ])
    func `a number has one form`(text: String, form: String) throws {
        #expect(try canonical(text) == Array(form.utf8))
    }

    @Test func `text that looks like a number keeps its zeros`() throws {
        #expect(try canonical(#"{"1.50":"1.50"}"#) == Array(#"{"1.50":"1.50"}"#.utf8))
    }

    @Test(arguments: [
        // Swift's String finds these two equal.
        ["e\u{301}", "\u{E9}"],
        // String orders U+212B as its canonical twin U+00C5, before U+00F0.
        ["\u{F0}", "\u{212B}"],
        // UTF-16 puts the surrogates of U+10000 before U+FFFF.
        ["\u{FFFF}", "\u{10000}"],
        ["", "A", "AB", "B", "a", "~", "\u{7F}", "\u{80}"],
        ["I.1", "I.10", "I.2"],
    ])
    func `members stand by the scalars of their keys`(keys: [String]) throws {
        let text = keys.reversed().map { "\"\($0)\":0" }.joined(separator: ",")
        let form = keys.map { "\"\($0)\":0" }.joined(separator: ",")
        #expect(try canonical("{\(text)}") == Array("{\(form)}".utf8))
    }

    @Test(arguments: [
        ("1e5", ""), ("1E5", ""), ("[0,1.5e0]", "/1"), (#"{"a":{"b":0e0}}"#, "/a/b"),
    ])
    func `a number with an exponent is refused where it stands`(text: String, place: String) throws {
        let refusal = try #require(throws: CanonicalJSON.Refusal.self) { try canonical(text) }
        #expect(refusal.pointer.description == place)
        #expect(refusal.wording.en.contains("exponent"))
    }

    @Test(arguments: [
        (#"{"a":1,"a":1}"#, "/a"), (#"{"a":1,"b":2,"\u0061":3}"#, "/a"), (#"[{"x":{"":1,"":2}}]"#, "/0/x/"),
    ])
    func `a repeated key is refused where it stands`(text: String, place: String) throws {
        let refusal = try #require(throws: CanonicalJSON.Refusal.self) { try canonical(text) }
        #expect(refusal.pointer.description == place)
        #expect(refusal.wording.en.contains("twice"))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `the canonical form of a canonical form is itself`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = RandomJSON(depth: 5, using: &generator)
        let form = try CanonicalJSON.bytes(of: try JSONDocument(value.spelled(using: &generator)).root)
        #expect(try CanonicalJSON.bytes(of: try JSONDocument(form).root) == form)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `all spellings of a value have one canonical form`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = RandomJSON(depth: 5, using: &generator)
        let forms = try (0..<3).map { _ in
            let spelling = value.spelled(isShuffled: true, using: &generator)
            return try CanonicalJSON.bytes(of: try JSONDocument(spelling).root)
        }
        #expect(Set(forms).count == 1)
    }
}
