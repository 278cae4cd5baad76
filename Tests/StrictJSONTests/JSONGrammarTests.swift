import StrictJSON
import Testing

/// RFC 8259, sections 2 to 7: what is a JSON text and what is not.
struct JSONGrammarTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "\"\"", "{}", "[]", " \t\r\n[ \t\r\n] \t\r\n", "{ \"a\" : 1 , \"b\" : 2 }",
        "\n0\n", "[[],{},[[]],{\"\":{}}]", #"{"a":{"a":{"a":[]}}}"#, #"{"a":1,"a":1}"#, #"{"":0}"#, #"[null,null]"#,
    ])
    func `a JSON text is any one value with white space around it`(text: String) throws {
        #expect(throws: Never.self) { try JSONDocument(text: text) }
    }

    @Test(arguments: [
        "0", "-0", "7", "10", "-10", "9223372036854775808", "123456789012345678901234567890", "0.0", "-0.0", "1.50",
        "0.000000000000000000000000000001", "1e5", "1E5", "1e+5", "1e-5", "0e0", "-1.5E-999999", "1e05",
    ])
    func `a number has as many digits as it likes`(text: String) throws {
        let root = try JSONDocument(text: text).root
        #expect(root.kind == .number)
        #expect(root.hasText(Array(text.utf8)))
    }

    @Test(arguments: [
        ("", 0), (" ", 1), ("\n\t\r ", 4), ("1 2", 2), ("nullnull", 4), ("[]]", 2), ("{}x", 2), ("[] // why", 3),
        ("/* why */[]", 0), ("\u{A0}[]", 0), ("\u{B}1", 0), ("\u{C}1", 0), ("1\u{0}", 1), ("'a'", 0), ("a", 0),
        ("#", 0),
    ])
    func `anything but one value is refused`(text: String, offset: Int) throws {
        try expectUnexpected(text, at: offset)
    }

    @Test(arguments: [
        ("nul", 3), ("nulL", 3), ("Null", 0), ("True", 0), ("tru", 3), ("truth", 3), ("FALSE", 0), ("fals", 4),
        ("undefined", 0), ("nil", 1),
    ])
    func `a literal is spelled out in small letters`(text: String, offset: Int) throws {
        try expectUnexpected(text, at: offset)
    }

    @Test(arguments: [
        ("01", 1), ("-01", 2), ("00", 1), ("+1", 0), ("-", 1), ("--1", 1), ("-a", 1), ("- 1", 1), (".5", 0), ("-.5", 1),
        ("1.", 2), ("1.e5", 2), ("1.5.5", 3), ("1e", 2), ("1e+", 3), ("1e-", 3), ("1e5.5", 3), ("1ee5", 2),
        ("1e+-5", 3), ("0x10", 1), ("1_000", 1), ("1,5", 1), ("1 000", 2), ("NaN", 0), ("-NaN", 1), ("Infinity", 0),
        ("-Infinity", 1), ("１", 0), ("١", 0), ("½", 0),
    ])
    func `a number follows the grammar to the letter`(text: String, offset: Int) throws {
        try expectUnexpected(text, at: offset)
    }

    @Test(arguments: [
        ("[", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[,1]", 1), ("[,]", 1), ("[1,,2]", 3), ("[1 2]", 3),
        ("[1:2]", 2), ("[1;2]", 2), ("[1}", 2), ("]", 0), ("[[]", 3), ("[\"a\"", 4),
    ])
    func `a list is values between commas`(text: String, offset: Int) throws {
        try expectUnexpected(text, at: offset)
    }

    @Test(arguments: [
        ("{", 1), (#"{"a""#, 4), (#"{"a":"#, 5), (#"{"a":1"#, 6), (#"{"a":1,"#, 7), (#"{"a":1,}"#, 7),
        (#"{,"a":1}"#, 1), (#"{"a":1,,"b":2}"#, 7), (#"{"a":1 "b":2}"#, 7), (#"{"a" 1}"#, 5), (#"{"a"}"#, 4),
        (#"{"a":}"#, 5), (#"{"a"::1}"#, 5), (#"{:1}"#, 1), ("{a:1}", 1), ("{'a':1}", 1), ("{1:1}", 1), ("{null:1}", 1),
        ("{[]:1}", 1), (#"{"a":1]"#, 6), ("}", 0),
    ])
    func `an object is keys and values between commas`(text: String, offset: Int) throws {
        try expectUnexpected(text, at: offset)
    }

    private func expectUnexpected(_ text: String, at offset: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text) }
        #expect(error.reason == .unexpected)
        #expect(error.offset == offset)
    }
}
