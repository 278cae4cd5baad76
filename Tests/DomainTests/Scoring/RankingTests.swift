import StrictJSON
import Testing

@Suite struct `From leaves to a ranking` {
    @Test func `equal units share a rank and the next counts them all`() throws {
        let scored = try ranked([("C", "7"), ("B", "9"), ("D", "5"), ("A", "7")])
        #expect(scored.order == ["B", "A", "C", "D"])
        #expect(scored.ranks == [1, 2, 2, 4])
    }

    @Test func `codes are ordered by scalars, whatever a language would say`() throws {
        let scored = try ranked([("đ", "1"), ("z", "1"), ("É", "1"), ("E\u{301}", "1"), ("Z", "1")])
        #expect(
            scored.order.map { Array($0.unicodeScalars) }
                == ["E\u{301}", "Z", "z", "É", "đ"].map { Array($0.unicodeScalars) }
        )
        #expect(scored.ranks == [1, 1, 1, 1, 1])
    }

    @Test func `adjustments are cut to their caps, the total to its own and to 0`() throws {
        let scored = try scored(
            scale: #""bonusCap":3,"penaltyCap":4,"totalCap":11,"#,
            units: [
                unit(
                    "A",
                    "10",
                    #","adjustments":[{"kind":"bonus","points":2,"reason":""},{"kind":"bonus","points":2.5,"reason":""}]"#
                ),
                unit("B", "3", #","adjustments":[{"kind":"penalty","points":9,"reason":""}]"#),
            ]
        )
        #expect(
            ["bonus", "penalty", "points", "total", "percent"].map { scored["A", $0] } == ["3", "0", "10", "11", "110"]
        )
        #expect(
            ["bonus", "penalty", "points", "total", "percent"].map { scored["B", $0] } == ["0", "4", "3", "0", "0"]
        )
    }

    @Test func `a percent of any size is printed, rounded once`() throws {
        let bonuses = { (count: Int) in
            let bonus = #"{"kind":"bonus","points":999999999,"reason":""}"#
            return #","adjustments":["# + repeatElement(bonus, count: count).joined(separator: ",") + "]"
        }
        let document = #"""
            {"scale":{"criteria":[{"code":"L","title":"","max":MAX,"rule":{"kind":"direct"}}]},
             "units":[{"code":"A"BONUSES}]}
            """#
        let percent = { (max: String, count: Int) in
            let text = document.replacing("MAX", with: max).replacing("BONUSES", with: bonuses(count))
            return try ScoredDocument(text)["A", "percent"]
        }
        #expect(try percent("0.01", 93) == "929999999070000")
        #expect(try percent("0.07", 200) == "285714285428571.4286")
        #expect(try percent("0.03", 1) == "3333333330000")
    }

    @Test func `not assigned leaves the numerator and the denominator, missing stays`() throws {
        let scored = try ScoredDocument(
            #"""
            {"scale":{"rankBy":"percent","criteria":[{"code":"I","title":"","max":20,"children":[
               {"code":"I.1","title":"","max":15,"rule":{"kind":"direct"}},
               {"code":"I.2","title":"","max":5,"rule":{"kind":"direct"}}]}]},
             "units":[{"code":"A","results":{"I.1":{"points":13},"I.2":{"notAssigned":true}}},
                      {"code":"B","results":{"I.1":{"points":15}}},
                      {"code":"C","results":{"I.1":{"notAssigned":true},"I.2":{"notAssigned":true}}}]}
            """#
        )
        #expect(scored.order == ["A", "B", "C"])
        #expect(["percent", "assignedMax", "complete"].map { scored["A", $0] } == ["86.6667", "15", "true"])
        #expect(["percent", "assignedMax", "complete"].map { scored["B", $0] } == ["75", "20", "false"])
        #expect(scored.unit("B")?["missing"]?.elements?.map(\.string) == ["I.2"])
        #expect(scored.points("B", "I.2") == "0")
        #expect(["percent", "assignedMax", "points"].map { scored["C", $0] } == ["0", "0", "0"])
        #expect(scored.section("A", "I") == ["13", "15"])
        #expect(scored.section("C", "I") == ["0", "0"])
    }

    @Test func `tie-breakers go in order: section, penalties, bonus, ballot`() throws {
        let adjust = { (bonus: String, penalty: String) in
            #","adjustments":[{"kind":"bonus","points":\#(bonus),"reason":""},{"kind":"penalty","points":\#(penalty),"reason":""}]"#
        }
        let scored = try scored(
            scale: #""tieBreakers":["fewerPenalties","moreBonus","ballot"],"#,
            units: [
                unit("A", "5", adjust("2", "2")), unit("B", "5", adjust("1", "1")),
                unit("C", "5", adjust("1", "1") + #","ballotRank":1"#), unit("D", "4", adjust("2", "1")),
                unit("E", "5", adjust("1", "1")), unit("F", "5", adjust("1", "1") + #","ballotRank":2"#),
            ]
        )
        #expect(scored.order == ["D", "C", "F", "B", "E", "A"])
        #expect(scored.ranks == [1, 2, 3, 4, 4, 6])
    }

    @Test func `a section decides by points, or by its share where ranking goes by percent`() throws {
        let document = { (rankBy: String) in
            #"""
            {"scale":{"rankBy":"\#(rankBy)","tieBreakers":[{"section":"I"}],"criteria":[
               {"code":"I","title":"","max":10,"children":[{"code":"I.1","title":"","max":6,"rule":{"kind":"direct"}},
                 {"code":"I.2","title":"","max":4,"rule":{"kind":"direct"}}]},
               {"code":"II","title":"","max":10,"rule":{"kind":"direct"}}]},
             "units":[{"code":"A","results":{"I.1":{"points":5},"I.2":{"points":1},"II":{"points":4}}},
                      {"code":"B","results":{"I.1":{"points":4},"I.2":{"notAssigned":true},"II":{"points":4}}},
                      {"code":"C","results":{"I.1":{"points":5},"I.2":{"points":0},"II":{"points":5}}}]}
            """#
        }
        #expect(try ScoredDocument(document("total")).order == ["A", "C", "B"])
        #expect(try ScoredDocument(document("total")).ranks == [1, 2, 3])
        // 10/20, 8/16 and 10/20 are equal; of section I they have 6/10, 4/6 and 5/10.
        #expect(try ScoredDocument(document("percent")).order == ["B", "A", "C"])
        #expect(try ScoredDocument(document("percent")).ranks == [1, 2, 3])
    }

    @Test func `a disqualified unit is unranked or keeps its rank, and is never eligible`() throws {
        let units = [
            unit("A", "9", #","disqualifications":[{"reason":"x"}]"#), unit("B", "8"), unit("C", "7"),
            unit("D", "9.5", #","disqualifications":[{"reason":"x"}]"#),
        ]
        let unranked = try scored(scale: #""grades":[{"name":"g","minPercent":0}],"#, units: units)
        #expect(unranked.order == ["B", "C", "D", "A"])
        #expect(unranked.ranks == [1, 2, nil, nil])
        #expect(unranked["A", "eligible"] == "false")
        #expect(unranked["A", "grade"] == "null")
        #expect(unranked["B", "grade"] == "g")
        let ranked = try scored(scale: #""disqualified":"ranked","#, units: units)
        #expect(ranked.order == ["D", "A", "B", "C"])
        #expect(ranked.ranks == [1, 2, 3, 4])
        #expect(ranked["D", "eligible"] == "false")
    }

    @Test func `91 points with one criterion at 84 percent is not excellent`() throws {
        let scored = try ScoredDocument(
            #"""
            {"scale":{"grades":[{"name":"xuất sắc","minPercent":90,"floorPercent":85},{"name":"tốt","minPercent":80,"floorPercent":80}],
              "criteria":[{"code":"1","title":"","max":25,"rule":{"kind":"direct"}},{"code":"2","title":"","max":75,"rule":{"kind":"direct"}},
                          {"code":"3","title":"","max":0,"rule":{"kind":"direct"}}]},
             "units":[{"code":"A","results":{"1":{"points":21},"2":{"points":70},"3":{"points":0}}},
                      {"code":"B","results":{"1":{"points":21.25},"2":{"points":68.75}}},
                      {"code":"C","results":{"1":{"points":21},"2":{"notAssigned":true},"3":{"points":0}}},
                      {"code":"D","results":{"2":{"points":75}},"adjustments":[{"kind":"bonus","points":20,"reason":""}]}]}
            """#
        )
        #expect(["A", "B", "C", "D"].map { scored[$0, "grade"] } == ["tốt", "xuất sắc", "tốt", "null"])
    }

    @Test func `percent is rounded to four digits in print alone`() throws {
        let scored = try ranked([("A", "2"), ("B", "1")], max: "3")
        #expect(scored["A", "percent"] == "66.6667")
        #expect(scored["B", "percent"] == "33.3333")
    }

    private func unit(_ code: String, _ points: String, _ more: String = "") -> String {
        #"{"code":"\#(code)","results":{"L":{"points":"\#(points)"}}\#(more)}"#
    }

    private func scored(scale: String, units: [String], max: String = "10") throws -> ScoredDocument {
        try ScoredDocument(
            #"""
            {"scale":{\#(scale)"criteria":[{"code":"L","title":"","max":\#(max),"rule":{"kind":"direct"}}]},
             "units":[\#(units.joined(separator: ","))]}
            """#
        )
    }

    private func ranked(_ units: [(String, String)], max: String = "10") throws -> ScoredDocument {
        try scored(scale: "", units: units.map { unit($0.0, $0.1) }, max: max)
    }
}
