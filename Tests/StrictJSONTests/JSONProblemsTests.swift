import StrictJSON
import Testing

struct JSONProblemsTests {
    private var problems = JSONProblems()

    @Test func `nothing found is nothing said`() {
        #expect(problems.isEmpty)
        #expect(problems.count == 0)
        #expect(problems.all.isEmpty)
    }

    @Test mutating func `a problem has its place and its words in both languages`() throws {
        let document = try JSONDocument(text: #"{"max":-1}"#)
        problems.add(document.values[1], vi: "Không được âm.", en: "Must not be negative.")
        #expect(!problems.isEmpty)
        let problem = try #require(problems.all.first)
        #expect(problem.pointer.description == "/max")
        #expect(problem.wording[.vietnamese] == "Không được âm.")
        #expect(problem.wording[.english] == "Must not be negative.")
    }

    @Test mutating func `a thousand problems are all told, in the order found`() throws {
        try add(JSONProblems.limit)
        #expect(problems.all.map(\.wording.en) == (0..<1_000).map { "Problem \($0)." })
    }

    @Test(arguments: [1, 2, 500])
    mutating func `past a thousand a last line counts the rest`(excess: Int) throws {
        try add(JSONProblems.limit + excess)
        #expect(problems.count == 1_000 + excess)
        #expect(problems.all.count == 1_001)
        #expect(problems.all[999].wording.en == "Problem 999.")
        let last = try #require(problems.all.last)
        #expect(last.pointer == JSONPointer())
        #expect(last.wording.en.contains("\(excess) more"))
        #expect(last.wording.vi.contains("\(excess) lỗi khác"))
    }

    @Test mutating func `a problem that is only counted costs no words`() throws {
        let root = try JSONDocument(text: "0").root
        var worded = 0
        func words() -> String {
            worded += 1
            return ""
        }
        for _ in 0..<1_500 { problems.add(root, vi: words(), en: "") }
        #expect(worded == 1_000)
    }

    private mutating func add(_ count: Int) throws {
        let root = try JSONDocument(text: "[1]").root
        for number in 0..<count { problems.add(root, vi: "Lỗi \(number).", en: "Problem \(number).") }
    }
}
