import StrictJSON
import Testing

struct JSONFieldsTests {
    private static let keys: [JSONKey] = ["code", "title", "max"]
    private var problems = JSONProblems()

    private mutating func fields(_ text: String) throws -> JSONFields? {
        JSONFields(try JSONDocument(text: text).root, keys: Self.keys, problems: &problems)
    }

    private var places: [String] { problems.all.map(\.pointer.description) }
    private var messages: [String] { problems.all.map { $0.wording[.english] } }

    @Test mutating func `each key gives its value`() throws {
        let read = try fields(#"{"max":10,"code":"I"}"#)
        let fields = try #require(read)
        #expect(fields["code"].value?.string == "I")
        #expect(fields["max"].value?.kind == .number)
        #expect(fields["title"].isAbsent)
        #expect(fields["title"].value == nil)
        #expect(fields.count == 2)
        #expect(problems.isEmpty)
    }

    @Test mutating func `null is a value, not an absence`() throws {
        let read = try fields(#"{"max":null}"#)
        let fields = try #require(read)
        #expect(!fields["max"].isAbsent)
        #expect(fields["max"].value?.isNull == true)
    }

    @Test mutating func `an escaped key is the key it spells`() throws {
        let read = try fields(#"{"\u0063ode":"I"}"#)
        #expect(read?["code"].value?.string == "I")
        #expect(problems.isEmpty)
    }

    @Test(arguments: ["[]", "[{}]", #""code""#, "1", "true", "null"])
    mutating func `anything but an object is refused where it stands`(text: String) throws {
        let value = try #require(try JSONDocument(text: #"{"a":\#(text)}"#).root.members?.first { _ in true }?.value)
        #expect(JSONFields(value, keys: Self.keys, problems: &problems) == nil)
        #expect(places == ["/a"])
        #expect(messages == ["Must be an object { … }."])
    }

    @Test mutating func `each unknown key is refused at the key`() throws {
        let read = try fields(#"{"Code":1,"code":2,"a/b":{"x":1},"code ":3,"":4}"#)
        let fields = try #require(read)
        #expect(fields.count == 1)
        #expect(places == ["/Code", "/a~1b", "/code ", "/"])
        #expect(messages.first == "Unknown key: only “code”, “title”, “max” may stand here.")
    }

    @Test mutating func `a repeated key is refused each time it stands again, and has no value`() throws {
        let read = try fields(#"{"code":1,"max":2,"code":3,"c\u006Fde":4}"#)
        let fields = try #require(read)
        #expect(fields["code"].value == nil)
        #expect(!fields["code"].isAbsent)
        #expect(fields["max"].value != nil)
        #expect(fields.count == 2)
        #expect(places == ["/code", "/code"])
        #expect(messages.allSatisfy { $0.contains("stands twice") })
    }

    @Test mutating func `a missing key is noted at the object that lacks it`() throws {
        let read = try fields("{}")
        let fields = try #require(read)
        #expect(fields.required("code", problems: &problems) == nil)
        #expect(places == [""])
        #expect(messages == ["Lacks “code”."])
    }

    @Test mutating func `a repeated key is not also missing`() throws {
        let read = try fields(#"{"code":1,"code":2}"#)
        let fields = try #require(read)
        #expect(fields.required("code", problems: &problems) == nil)
        #expect(problems.count == 1)
    }

    @Test mutating func `a required key that stands there gives its value`() throws {
        let read = try fields(#"{"code":"I"}"#)
        let fields = try #require(read)
        #expect(fields.required("code", problems: &problems)?.string == "I")
        #expect(problems.isEmpty)
    }

    @Test mutating func `what this very object may not have is refused, in order of appearance`() throws {
        let read = try fields(#"{"max":1,"code":2,"title":3}"#)
        let fields = try #require(read)
        fields.refuse(allBut: ["code"], problems: &problems)
        #expect(places == ["/max", "/title"])
        #expect(messages.allSatisfy { $0 == "Unknown key: only “code” may stand here." })
    }

    @Test mutating func `a repeated key is not refused once more`() throws {
        let read = try fields(#"{"max":1,"max":2,"code":3}"#)
        let fields = try #require(read)
        fields.refuse(allBut: ["code"], problems: &problems)
        #expect(problems.count == 1)
    }

    @Test mutating func `the others are all but one`() throws {
        let read = try fields(#"{"max":1,"code":"I","title":"Một"}"#)
        let fields = try #require(read)
        #expect(fields.others(than: "max").map(\.string) == ["I", "Một"])
        #expect(fields.others(than: "code").count == 2)
    }

    @Test func `keys are equal when their characters are`() {
        let twin: JSONKey = "code"
        #expect(Self.keys[0] == twin)
        #expect(Self.keys[0].hashValue == twin.hashValue)
        #expect(Self.keys[0] != Self.keys[1])
        #expect(twin.description == "code")
    }
}
