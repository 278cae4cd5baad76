import Domain
import StrictJSON
import Testing

@Suite struct `A criteria set` {
    @Test func `knows its leaves by their codes, in document order`() throws {
        let criteria = try Cluster.criteria()
        #expect(criteria.leafCodes == ["I.1", "I.2", "II", "III"])
        #expect(criteria["I.2"]?.max == Points(hundredths: 500))
        #expect(criteria["I"] == nil)
        #expect(criteria["X"] == nil)
    }

    @Test func `keeps its scale as canonical bytes`() throws {
        let criteria = try Cluster.criteria()
        let text = Array(Cluster.scaleText.utf8)
        #expect(criteria.scaleBytes == (try CanonicalJSON.bytes(of: try JSONDocument(text).root)))
        #expect(criteria.scaleBytes != text)
    }

    @Test(arguments: [
        (
            #"{"criteria":[{"code":"A","title":"","max":-1,"rule":{"kind":"direct"}}],"x":1}"#,
            ["/criteria/0/max", "/x"]
        ),
        ("{", [""]),
        (#"{"criteria":[]}"#, ["/criteria"]),
    ])
    func `is refused with every problem of its scale`(scale: String, pointers: [String]) {
        let error = #expect(throws: ScoringRefusal.self) { try Cluster.criteria(scale) }
        #expect(error?.problems.map(\.pointer.description).sorted() == pointers)
    }

    @Test(arguments: [
        ("I.1", #"{"points" : 7.50}"#, #"{"points":7.5}"#),
        ("I.2", #"{"achieved":false}"#, #"{"achieved":false}"#),
        ("II", #"{"target":50,"actual":{"whole":4,"part":3}}"#, #"{"actual":{"part":3,"whole":4},"target":50}"#),
        ("II", #"{"none":true}"#, #"{"none":true}"#),
        ("III", #"{"actual":0}"#, #"{"actual":0}"#),
    ])
    func `reads a unit's result as canonical text`(code: String, result: String, text: String) throws {
        #expect(try read(result, for: code).description == text)
    }

    @Test(arguments: [
        ("I.1", #"{"points":10.01}"#, ["/edits/0/value/points"]),
        ("I.1", #"{"points":-1,"x":2}"#, ["/edits/0/value/points", "/edits/0/value/x"]),
        ("I.1", #"{"points":1,"points":2}"#, ["/edits/0/value/points"]),
        ("I.1", #"{}"#, ["/edits/0/value"]),
        ("I.1", "7", ["/edits/0/value"]),
        ("I.1", "null", ["/edits/0/value"]),
        ("I.1", #"{"none":true}"#, ["/edits/0/value/none"]),
        ("I.2", #"{"points":1}"#, ["/edits/0/value", "/edits/0/value/points"]),
        ("I.1", #"{"awarded":3}"#, ["/edits/0/value/awarded"]),
        ("II", #"{"actual":1,"awarded":3}"#, ["/edits/0/value/awarded"]),
        ("I.1", #"{"notAssigned":true}"#, ["/edits/0/value/notAssigned"]),
        ("I", #"{"points":1}"#, ["/edits/0/value"]),
        ("X", #"{"points":1}"#, ["/edits/0/value"]),
    ])
    func `refuses what a unit cannot say, at its place in the request`(code: String, result: String, places: [String]) {
        let error = #expect(throws: ResultRefusal.self) { try read(result, for: code) }
        #expect(error?.problems.map(\.pointer.description).sorted() == places)
    }

    @Test func `takes no result that is longer than the ledger keeps`() throws {
        func points(_ zeros: Int) -> String { #"{"points":"7.\#(String(repeating: "0", count: zeros))"}"# }
        #expect(try read(points(19_985), for: "I.1").utf8.count == 20_000)
        let error = #expect(throws: ResultRefusal.self) { try read(points(19_986), for: "I.1") }
        #expect(error?.problems.map(\.pointer.description) == ["/edits/0/value"])
    }

    @Test(arguments: [
        ("I.1", #"{"awarded":3.10}"#, #"{"awarded":3.1}"#),
        ("II", #"{"awarded":3,"actual":5}"#, #"{"actual":5,"awarded":3}"#),
    ])
    func `reads points that are awarded, alone or beside figures`(code: String, result: String, text: String) throws {
        #expect(try read(result, for: code, as: .awarded).description == text)
    }

    @Test(arguments: [
        ("I.1", #"{"points":3}"#, "/edits/0/value"),
        ("II", #"{"none":true}"#, "/edits/0/value"),
        ("I.1", #"{"notAssigned":true}"#, "/edits/0/value/notAssigned"),
        ("I.1", #"{"awarded":10.5}"#, "/edits/0/value/awarded"),
        ("II", #"{"awarded":3,"target":5}"#, "/edits/0/value"),
    ])
    func `refuses an award that is none`(code: String, result: String, place: String) {
        let error = #expect(throws: ResultRefusal.self) { try read(result, for: code, as: .awarded) }
        #expect(error?.problems.map(\.pointer.description) == [place])
    }

    @Test(arguments: [EntryKind.cleared, .notAssigned])
    func `has no result for the other kinds`(kind: EntryKind) {
        #expect(throws: ResultRefusal.self) { try read(#"{"points":3}"#, for: "I.1", as: kind) }
        #expect(throws: ResultRefusal.self) { try read(#"{"notAssigned":true}"#, for: "I.1", as: kind) }
    }

    @Test func `points into the request even where the rule's own target is at fault`() throws {
        let criteria = try Cluster.criteria(
            #"""
            {"criteria":[{"code":"L","title":"","max":1,
             "rule":{"kind":"bands","on":"attainment","target":0,"bands":[{"atLeast":1,"points":1}]}}]}
            """#
        )
        let request = try JSONDocument(Array(#"{"a":[{"actual":5}]}"#.utf8))
        let value = try #require(request.root["a"]?.elements?.first { _ in true })
        let error = #expect(throws: ResultRefusal.self) { try criteria.read(value, for: "L", of: Cluster.member) }
        #expect(error?.problems.map(\.pointer.description) == ["/a/0"])
    }

    private func read(_ result: String, for code: String, as kind: EntryKind = .value) throws -> ResultText {
        let request = try JSONDocument(Array(#"{"edits":[{"value":\#(result)}]}"#.utf8))
        let value = try #require(request.root["edits"]?.elements?.first { _ in true }?["value"])
        return try Cluster.criteria().read(value, for: Code(code), of: Cluster.member, as: kind)
    }
}

@Suite struct `A result's text` {
    @Test(arguments: [
        (#"{"points":1}"#, ResultText.Form.reported), (#"{"awarded":1}"#, .awarded),
        (#"{"awarded":1,"actual":2}"#, .awardedBesideReported), (#"{"none":true}"#, .noneArose),
        (#"{"notAssigned":true}"#, .notAssigned), (#"{"\u0061warded":1}"#, .awarded),
    ])
    func `tells what it says`(text: String, form: ResultText.Form) {
        #expect(result(text).form == form)
    }

    @Test func `is the same only when its bytes are`() {
        #expect(result(#"{"points":1.50}"#) == result(#"{ "points" : 1.5 }"#))
        #expect(result(#"{"choice":"É"}"#) != result("{\"choice\":\"E\u{301}\"}"))
        #expect(Set([result(#"{"points":1}"#), result(#"{"points":1.0}"#), result(#"{"points":2}"#)]).count == 2)
    }

    @Test(arguments: ["", "[]", "1", "{", #"{"points":1e2}"#, #"{"points":1,"points":1}"#])
    func `is an object with a canonical form`(text: String) {
        #expect(ResultText(text) == nil)
    }
}
