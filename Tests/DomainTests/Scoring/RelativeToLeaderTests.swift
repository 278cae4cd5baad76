import Testing

@Suite struct `Relative to the leader` {
    /// (target, actual) of each unit; a target of "" is none.
    typealias Result = (String, String)

    @Test func `meeting the target earns half, the leader all, the others in between`() throws {
        #expect(
            try points([("100", "150"), ("100", "120"), ("100", "100"), ("100", "80")]) == ["10", "7", "5", "4"]
        )
    }

    @Test func `the explanation shows the shares`() throws {
        let scored = try ScoredDocument(document([("100", "150"), ("100", "120"), ("100", "100"), ("3", "2")]))
        #expect(scored.because("A", "L") == "½·10 + ½·10·50%/50% = 10")
        #expect(scored.because("B", "L") == "½·10 + ½·10·20%/50% = 7")
        #expect(scored.because("C", "L") == "½·10 = 5")
        #expect(scored.because("D", "L") == "½·10·2/3 ≈ 3.33")
        let thirds = try ScoredDocument(document([("3", "4"), ("2", "3")]))
        #expect(thirds.because("A", "L") == "½·10 + ½·10·(1/3)/50% ≈ 8.33")
    }

    @Test func `equal shares share the lead`() throws {
        #expect(try points([("100", "120"), ("50", "60")]) == ["10", "10"])
    }

    @Test func `where nobody exceeds nobody earns more than half`() throws {
        #expect(try points([("40", "40"), ("40", "30")]) == ["5", "3.75"])
    }

    @Test func `units without a target form a group of their own`() throws {
        #expect(try points([("", "150"), ("", "100"), ("", "75")]) == ["10", "6.67", "5"])
        #expect(try points([("", "150"), ("0", "75"), ("10", "11")]) == ["10", "5", "10"])
        #expect(try points([("", "0"), ("", "0")]) == ["0", "0"])
    }

    @Test func `fewer may be better`() throws {
        let lower = #","direction":"lower""#
        #expect(try points([("10", "5"), ("10", "8"), ("10", "10"), ("10", "20")], lower) == ["10", "7", "5", "2.5"])
        #expect(try points([("", "2"), ("", "4")], lower) == ["10", "5"])
        #expect(try points([("", "0"), ("", "4")], lower) == ["10", "0"])
        #expect(try points([("10", "0"), ("10", "5")], lower) == ["10", "7.5"])
    }

    @Test func `a leaf is multiplied before it is divided and rounded once`() throws {
        let scored = try ScoredDocument(document([("9", "13"), ("9", "18")], max: "10.17"))
        #expect(scored.points("A", "L") == "7.35")
        #expect(scored.points("B", "L") == "10.17")
    }

    @Test func `a unit whose points are set still leads where it reported, and not where it did not`() throws {
        let rule = #"{"kind":"relativeToLeader","target":100}"#
        let beside = try ScoredDocument(
            oneLeaf(rule: rule, results: [#"{"awarded":1,"actual":200}"#, #"{"actual":150}"#])
        )
        #expect(beside.points("A", "L") == "1")
        #expect(beside.points("B", "L") == "7.5")
        let alone = try ScoredDocument(oneLeaf(rule: rule, results: [#"{"awarded":1}"#, #"{"actual":150}"#]))
        #expect(alone.points("B", "L") == "10")
    }

    @Test func `none, not assigned and missing take no part, disqualified units do`() throws {
        let rule = #"{"kind":"relativeToLeader","whenNone":"zero"}"#
        let scored = try ScoredDocument(
            #"""
            {"scale":{"criteria":[{"code":"L","title":"","max":10,"rule":\#(rule)}]},"units":[
              {"code":"A","results":{"L":{"actual":10}}},
              {"code":"B","results":{"L":{"actual":40}},"disqualifications":[{"reason":"kỷ luật"}]},
              {"code":"C","results":{"L":{"none":true}}},
              {"code":"D","results":{"L":{"notAssigned":true}}},
              {"code":"E"}]}
            """#
        )
        #expect(scored.points("A", "L") == "2.5")
        #expect(scored.points("C", "L") == "0")
        #expect(scored.points("D", "L") == nil)
        #expect(scored.because("E", "L") == "chưa có kết quả → 0")
    }

    @Test func `shares past 128 bits stay exact`() throws {
        let large = #"{"actual":{"part":999999999999.999999,"whole":0.000001},"target":0.000001}"#
        let largest = #"{"actual":{"part":999999999999.999999,"whole":0.000001},"target":0.000002}"#
        let scored = try ScoredDocument(
            oneLeaf(max: "999999999.99", rule: #"{"kind":"relativeToLeader"}"#, results: [large, largest])
        )
        #expect(scored.points("A", "L") == "999999999.99")
        #expect(scored.points("B", "L") == "749999999.99")
    }

    private func document(_ results: [Result], _ parameters: String = "", max: String = "10") -> String {
        oneLeaf(
            max: max,
            rule: #"{"kind":"relativeToLeader"\#(parameters)}"#,
            results: results.map { target, actual in
                #"{"actual":\#(actual)\#(target.isEmpty ? "" : #","target":\#(target)"#)}"#
            }
        )
    }

    private func points(_ results: [Result], _ parameters: String = "") throws -> [String?] {
        let scored = try ScoredDocument(document(results, parameters))
        return ["A", "B", "C", "D"].prefix(results.count).map { scored.points($0, "L") }
    }
}
