import StrictJSON
import Testing

struct WordingTests {
    @Test func `names are quoted and listed`() {
        #expect(Wording.list(["full", "zero"]) == "“full”, “zero”")
    }

    @Test func `a list ends after a dozen names`() {
        let names = (1...12).map(String.init)
        let dozen = names.map { "“\($0)”" }.joined(separator: ", ")
        #expect(Wording.list(names) == dozen)
        #expect(Wording.list(names + ["13", "14"]) == dozen + ", …")
    }

    @Test func `a name is cut after sixty scalars`() {
        let name = String(repeating: "e\u{301}", count: 30)
        #expect(Wording.quoted(name) == "“\(name)”")
        #expect(Wording.quoted(name + "x") == "“\(name)…”")
    }
}
