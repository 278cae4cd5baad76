import Domain
import StrictJSON
import Testing

@Suite struct `A document is refused whole, with every problem where it stands` {
    @Test(arguments: [
        ("", [""]), ("{", [""]), ("[]", [""]), ("null", [""]), ("{}", ["", ""]),
        (#"{"scale":{"criteria":[]},"units":[]}"#, ["/scale/criteria", "/units"]),
        (#"{"scale":{},"units":{}}"#, ["/scale", "/units"]),
        (#"{"scale":1,"units":[{"code":"A","results":{"X":{"points":7,"y":1}}}]}"#, ["/scale"]),
        (
            #"{"scale":{"criteria":[7]},"units":[{"code":"A","results":{"X":1}}]}"#,
            ["/scale/criteria/0", "/units/0/results/X"]
        ),
    ])
    func `the document's own shape`(document: String, pointers: [String]) {
        #expect(refusals(document) == pointers)
    }

    @Test func `64 levels are read and 65 have one problem`() {
        let nested = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
        #expect(refusals(#"{"x":\#(nested(63))}"#) == ["/x", "", ""])
        #expect(refusals(#"{"x":\#(nested(64))}"#) == [""])
    }

    @Test(arguments: [
        (#""decimals""#, #"{"rounding":{"decimals":3}}"#, ["/scale/rounding/decimals"]),
        ("an unknown rounding", #"{"rounding":{"digits":2}}"#, ["/scale/rounding/digits"]),
        ("a null that is no cap", #"{"rankBy":null,"bonusCap":null}"#, ["/scale/rankBy"]),
        ("a cap below 0", #"{"penaltyCap":-1}"#, ["/scale/penaltyCap"]),
        ("a cap of three fraction digits", #"{"totalCap":1.005}"#, ["/scale/totalCap"]),
        ("an exponent", #"{"totalCap":1e3}"#, ["/scale/totalCap"]),
        ("a plus sign", #"{"totalCap":"+1"}"#, ["/scale/totalCap"]),
        ("10^9", #"{"totalCap":1000000000}"#, ["/scale/totalCap"]),
        ("a key that stands twice", #"{"rankBy":"total","rankBy":"percent"}"#, ["/scale/rankBy"]),
        ("an escaped key that stands twice", #"{"rankBy":"total","rank\u0042y":"total"}"#, ["/scale/rankBy"]),
        ("an unknown treatment", #"{"disqualified":"shot"}"#, ["/scale/disqualified"]),
        ("an unknown tie-breaker", #"{"tieBreakers":["luck"]}"#, ["/scale/tieBreakers/0"]),
        ("an unknown section", #"{"tieBreakers":[{"section":"X"},{"section":"L"}]}"#, ["/scale/tieBreakers/0/section"]),
        ("a section without code", #"{"tieBreakers":[{}]}"#, ["/scale/tieBreakers/0"]),
        (
            "grades that do not fall",
            #"{"grades":[{"name":"a","minPercent":80},{"name":"b","minPercent":80}]}"#, ["/scale/grades/1/minPercent"]
        ),
        (
            "a grade without name", #"{"grades":[{"minPercent":80,"floorPercent":null}]}"#,
            ["/scale/grades/0/floorPercent", "/scale/grades/0"]
        ),
    ])
    func `the scale`(what: String, members: String, pointers: [String]) {
        let scale = members.dropFirst().dropLast()
        let document = #"""
            {"scale":{\#(scale),"criteria":[{"code":"L","title":"","max":1,"rule":{"kind":"direct"}}]},"units":[{"code":"A"}]}
            """#
        #expect(refusals(document).sorted() == pointers.sorted())
    }

    @Test(arguments: [
        ("no title, no max, no kind", #"{"code":"L","rule":{}}"#, ["", "", "/rule"]),
        ("neither group nor leaf", #"{"code":"L","title":"","max":1}"#, [""]),
        (
            "both group and leaf",
            #"{"code":"L","title":"","max":1,"rule":{"kind":"direct"},"children":[{"code":"M","title":"","max":2,"rule":{"kind":"direct"}}]}"#,
            [""]
        ),
        (
            "a broken sum",
            #"{"code":"L","title":"","max":3,"children":[{"code":"M","title":"","max":2,"rule":{"kind":"direct"}}]}"#,
            ["/max"]
        ),
        (
            "a sum of which one part is refused",
            #"{"code":"L","title":"","max":3,"children":[{"code":"M","title":"","max":-2,"rule":{"kind":"direct"}}]}"#,
            ["/children/0/max"]
        ),
        ("no children", #"{"code":"L","title":"","max":3,"children":[]}"#, ["/children"]),
        (
            "a code that stands twice",
            #"{"code":"L","title":"","max":2,"children":[{"code":"L","title":"","max":2,"rule":{"kind":"direct"}}]}"#,
            ["/children/0/code"]
        ),
        ("an empty code", #"{"code":"","title":"","max":1,"rule":{"kind":"direct"}}"#, ["/code"]),
        ("a control character", #"{"code":"a\u0085","title":"","max":1,"rule":{"kind":"direct"}}"#, ["/code"]),
        ("a third fraction digit", #"{"code":"L","title":"","max":1.125,"rule":{"kind":"direct"}}"#, ["/max"]),
        (
            "an unknown kind", #"{"code":"L","title":"","max":1,"rule":{"kind":"guess","x":1}}"#,
            ["/rule/kind"]
        ),
        (
            "another kind's parameter", #"{"code":"L","title":"","max":1,"rule":{"kind":"direct","target":1}}"#,
            ["/rule/target"]
        ),
    ])
    func `a criterion`(what: String, criterion: String, pointers: [String]) {
        let found = refusals(#"{"scale":{"criteria":[\#(criterion)]},"units":[{"code":"A"}]}"#)
        #expect(found.sorted() == pointers.map { "/scale/criteria/0" + $0 }.sorted())
    }

    @Test func `a maximum has no more fraction digits than points are rounded to`() {
        let criterion = { (decimals: Int) in
            #"{"rounding":{"decimals":\#(decimals)},"criteria":[{"code":"L","title":"","max":1.5,"rule":{"kind":"direct"}}]}"#
        }
        #expect(refusals(#"{"scale":\#(criterion(0)),"units":[{"code":"A"}]}"#) == ["/scale/criteria/0/max"])
        #expect(refusals(#"{"scale":\#(criterion(1)),"units":[{"code":"A"}]}"#) == [])
        #expect(refusals(#"{"scale":\#(criterion(9)),"units":[{"code":"A"}]}"#) == ["/scale/rounding/decimals"])
    }

    @Test(arguments: [
        (
            #"{"kind":"choice","options":[{"code":"a","points":11},{"code":"a","points":1}]}"#,
            ["/options/0/points", "/options/1/code"]
        ),
        (#"{"kind":"choice","options":[]}"#, ["/options"]),
        (#"{"kind":"choice"}"#, [""]),
        (
            #"{"kind":"proportional","direction":"up","target":-1,"whenNone":"half"}"#,
            ["/direction", "/target", "/whenNone"]
        ),
        (#"{"kind":"proportional","target":{"part":1,"whole":2}}"#, ["/target"]),
        (#"{"kind":"bands","bands":[{"atLeast":2,"points":3},{"atLeast":1,"points":4}]}"#, ["/bands/0/points"]),
        (#"{"kind":"bands","bands":[{"atLeast":2,"points":3},{"atLeast":2.0,"points":4}]}"#, ["/bands/1/atLeast"]),
        (#"{"kind":"bands","on":"luck","bands":[{"atLeast":1}]}"#, ["/on", "/bands/0"]),
        (#"{"kind":"tally","base":1,"floor":2}"#, ["/floor"]),
        (#"{"kind":"tally","base":-1}"#, ["/base"]),
        (#"{"kind":"tally","base":11}"#, ["/base"]),
        (#"{"kind":"tally","base":11,"floor":12}"#, ["/base", "/floor"]),
        (#"{"kind":"tally","perMerit":-1,"perFault":"x"}"#, ["/perMerit", "/perFault"]),
        (#"{"kind":"targets","all":[]}"#, ["/all"]),
        (#"{"kind":"targets","all":[{"measure":"m","op":"=>","value":-1}]}"#, ["/all/0/op", "/all/0/value"]),
        (#"{"kind":"targets","all":[{"measure":"","op":"<","value":1,"of":"x"}]}"#, ["/all/0/measure", "/all/0/of"]),
        (#"{"kind":"relativeToLeader","target":1000000000000}"#, ["/target"]),
    ])
    func `a rule`(rule: String, pointers: [String]) {
        let found = refusals(oneLeaf(rule: rule, results: [""]))
        #expect(found.sorted() == pointers.map { "/scale/criteria/0/rule" + $0 }.sorted())
    }

    @Test(arguments: [
        (#"{"kind":"direct"}"#, #"{"points":10.01}"#, ["/points"]),
        (#"{"kind":"direct"}"#, #"{"points":-1}"#, ["/points"]),
        (#"{"kind":"direct"}"#, #"{"points":"1,5"}"#, ["/points"]),
        (#"{"kind":"direct"}"#, #"{"achieved":true}"#, ["/achieved", ""]),
        (#"{"kind":"direct"}"#, #"{}"#, [""]),
        (#"{"kind":"direct"}"#, #"[]"#, [""]),
        (#"{"kind":"direct"}"#, #"{"points":1,"points":2}"#, ["/points"]),
        (#"{"kind":"direct"}"#, #"{"notAssigned":false}"#, ["/notAssigned"]),
        (#"{"kind":"direct"}"#, #"{"notAssigned":true,"points":99}"#, ["/points"]),
        (#"{"kind":"direct"}"#, #"{"none":true}"#, ["/none"]),
        (#"{"kind":"direct"}"#, #"{"awarded":11}"#, ["/awarded"]),
        (#"{"kind":"direct"}"#, #"{"awarded":1,"points":11}"#, ["/points"]),
        (#"{"kind":"passFail"}"#, #"{"achieved":1}"#, ["/achieved"]),
        (#"{"kind":"choice","options":[{"code":"É","points":1}]}"#, #"{"choice":"E\u0301"}"#, ["/choice"]),
        (#"{"kind":"proportional"}"#, #"{"actual":1}"#, [""]),
        (#"{"kind":"proportional"}"#, #"{"awarded":1,"actual":1}"#, [""]),
        (#"{"kind":"proportional"}"#, #"{"awarded":1}"#, []),
        (#"{"kind":"proportional","target":1}"#, #"{"actual":{"part":1,"whole":0}}"#, ["/actual/whole"]),
        (#"{"kind":"proportional","target":1}"#, #"{"actual":{"part":1}}"#, ["/actual"]),
        (#"{"kind":"proportional","target":1}"#, #"{"actual":1.0000001}"#, ["/actual"]),
        (
            #"{"kind":"bands","on":"attainment","bands":[{"atLeast":1,"points":1}]}"#, #"{"actual":1,"target":0}"#,
            ["/target"]
        ),
        (#"{"kind":"bands","on":"attainment","bands":[{"atLeast":1,"points":1}]}"#, #"{"actual":1}"#, [""]),
        (#"{"kind":"tally"}"#, #"{"merits":1}"#, [""]),
        (#"{"kind":"tally"}"#, #"{"merits":1.5,"faults":1.0}"#, ["/merits"]),
        (
            #"{"kind":"targets","all":[{"measure":"m","op":"<","value":1}]}"#, #"{"measures":{"n":1}}"#,
            ["/measures/n", "/measures"]
        ),
        (
            #"{"kind":"targets","all":[{"measure":"m","op":"<","value":1}]}"#,
            #"{"measures":{"m":{"now":1,"part":2}}}"#, ["/measures/m", "/measures/m/part"]
        ),
        (
            #"{"kind":"targets","all":[{"measure":"m","op":"<","value":1,"of":"changePercent"}]}"#,
            #"{"measures":{"m":1}}"#, ["/measures/m"]
        ),
        (#"{"kind":"relativeToLeader"}"#, #"{"actual":1,"none":true}"#, ["/actual", "/none"]),
    ])
    func `a result`(rule: String, result: String, pointers: [String]) {
        let found = refusals(oneLeaf(rule: rule, results: [result]))
        #expect(found.sorted() == pointers.map { "/units/0/results/L" + $0 }.sorted())
    }

    @Test func `an attainment of a rule's target of 0 is noted once, at that target`() {
        let rule = #"{"kind":"bands","on":"attainment","target":0,"bands":[{"atLeast":1,"points":1}]}"#
        #expect(refusals(oneLeaf(rule: rule, results: [#"{"actual":1,"target":2}"#])) == [])
        let found = refusals(oneLeaf(rule: rule, results: [#"{"actual":1}"#, #"{"actual":1}"#]))
        #expect(found == ["/scale/criteria/0/rule/target"])
    }

    @Test(arguments: [
        (#"{}"#, [""]),
        (#"{"code":"A","results":{"X":{}}}"#, ["/results/X"]),
        (#"{"code":"A","results":{"I":{"points":1}}}"#, ["/results/I"]),
        (#"{"code":"A","results":{"L":{"points":1},"L":{"points":1}}}"#, ["/results/L"]),
        (#"{"code":"A","results":[]}"#, ["/results"]),
        (#"{"code":"A","results":null}"#, ["/results"]),
        (#"{"code":"A","adjustments":[{"kind":"bonus","points":0,"reason":""}]}"#, ["/adjustments/0/points"]),
        (
            #"{"code":"A","adjustments":[{"kind":"fine"}]}"#,
            ["/adjustments/0/kind", "/adjustments/0", "/adjustments/0"]
        ),
        (
            #"{"code":"A","disqualifications":[{"reason":1},{}]}"#,
            ["/disqualifications/0/reason", "/disqualifications/1"]
        ),
        (#"{"code":"A","ballotRank":0}"#, ["/ballotRank"]),
        (#"{"code":"A","ballotRank":null}"#, ["/ballotRank"]),
        (#"{"code":"A","name":"x"}"#, ["/name"]),
    ])
    func `a unit`(unit: String, pointers: [String]) {
        let document = #"""
            {"scale":{"criteria":[{"code":"I","title":"","max":1,"children":[{"code":"L","title":"","max":1,"rule":{"kind":"direct"}}]}]},
             "units":[\#(unit)]}
            """#
        #expect(refusals(document).sorted() == pointers.map { "/units/0" + $0 }.sorted())
    }

    @Test func `a result's empty key is unknown even where a criterion's code was refused`() {
        let document = #"""
            {"scale":{"criteria":[{"title":"","max":1,"rule":{"kind":"direct"}}]},
             "units":[{"code":"A","results":{"":{"points":1}}}]}
            """#
        #expect(refusals(document) == ["/scale/criteria/0", "/units/0/results/"])
    }

    @Test func `two units of one code are refused, two codes that differ in normalisation are not`() {
        let units = { (units: String) in
            #"{"scale":{"criteria":[{"code":"L","title":"","max":1,"rule":{"kind":"direct"}}]},"units":[\#(units)]}"#
        }
        #expect(refusals(units(#"{"code":"É"},{"code":"\u00c9"}"#)) == ["/units/1/code"])
        #expect(refusals(units(#"{"code":"É"},{"code":"E\u0301"}"#)) == [])
    }

    @Test func `after a thousand problems one line counts the rest`() throws {
        let results = (0..<1_234).map { #""X\#($0)":1"# }.joined(separator: ",")
        let document = #"""
            {"scale":{"criteria":[{"code":"L","title":"","max":1,"rule":{"kind":"direct"}}]},"units":[{"code":"A","results":{\#(results)}}]}
            """#
        #expect(refusals(document).count == 1_001)
        #expect(refusals(document).last == "")
        let refusal = #expect(throws: ScoringRefusal.self) { try ScoringDocument(bytes: Array(document.utf8)) }
        #expect(try #require(refusal).problems.last?.wording.en == "… and 234 more problems.")
    }

    @Test func `a broken sum or order does not hide other problems`() {
        let document = #"""
            {"scale":{"grades":[{"name":"a","minPercent":1},{"name":"b","minPercent":2}],"criteria":[
               {"code":"I","title":"","max":5,"children":[{"code":"L","title":"","max":4,"rule":{"kind":"direct"}}]}]},
             "units":[{"code":"A","results":{"L":{"points":4.5}}}]}
            """#
        #expect(
            refusals(document) == ["/scale/grades/1/minPercent", "/scale/criteria/0/max", "/units/0/results/L/points"]
        )
    }
}
