import Application
import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Until a layer is released` {
    @Test(arguments: [true, false])
    func `nothing that those above do with a sheet moves a byte of what another member reads`(
        hasSubmitted: Bool
    ) async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(hasSubmitted ? ["a", "b", "c", "d"] : ["a", "b", "d"])
            let before = try await review.views(as: "officer c")
            let others = hasSubmitted ? 200 : 403
            #expect(
                before.map(\.status) == [
                    200, others, others, 200, others, 403, 403, 403, 403, 403, 200, 200, 200, 200, 200, 200, 200, 200,
                    200,
                ]
            )
            var seenAbove = try await review.views(as: "office province")
            let acts: [@Sendable () async throws -> TestResponse] = [
                { try await review.assess("d", points: 4) }, { try await review.assess("d", points: 5) },
                { try await review.giveBack("d") }, { try await review.submit("d") },
                { try await review.assess("d", points: 6) },
            ]
            for act in acts {
                let answer = try await act()
                #expect(answer.status == .ok, "\(answer.text)")
                #expect(try await review.views(as: "officer c") == before)
                let above = try await review.views(as: "office province")
                #expect(above != seenAbove, "those above see what they did")
                seenAbove = above
            }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `nothing that inspectors and assessing bodies find moves a byte of what a unit reads`() async throws {
        try await ReviewHouse.open(steps: ["crossChecking", "assessing"]) { review in
            let plan = #"{"teams":[\#(review.team(1, ["b"], ["c"]))]}"#
            let path = review.path + "/inspection"
            #expect(try await review.write(.put, path, as: "officer a", plan, match: #""0""#).status == .ok)
            let bodies = #"{"bodies":[{"criterion":"I.2","unit":"\#(review.id("e"))"}]}"#
            let named = try await review.write(
                .put,
                review.path + "/assessing-bodies",
                as: "office province",
                bodies,
                match: #""0""#
            )
            #expect(named.status == .ok, "\(named.text)")
            for unit in ["a", "b", "c", "d"] { try await review.fill(unit) }
            #expect(try await review.advance(to: "crossChecking", as: "officer a").status == .ok)
            try await review.holds([
                (["officer c", "officer d"], { try await review.assess("c", points: 4, as: "officer b") }),
                (["officer c", "officer d"], { try await review.assess("c", points: 5, as: "officer b") }),
                (["officer d"], { try await review.giveBack("c", as: "officer b") }),
                (["officer d"], { try await review.submit("c") }),
                (["officer c", "officer d"], { try await review.assess("c", points: 6, as: "officer b") }),
            ])
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            try await review.holds([
                (["officer c", "officer d"], { try await review.fillGrid(1, false) }),
                (["officer c", "officer d"], { try await review.fillGrid(2, true) }),
            ])
        }
    }

    @Test func `a corrected sheet shows another member the new result, and nothing of how it came about`() async throws
    {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c", "d"])
            let before = Seen(try await review.get(review.sheet("d"), as: "officer c"))
            #expect(before.tag == nil)
            #expect(try await review.assess("d", points: 4).status == .ok)
            #expect(try await review.giveBack("d").status == .ok)
            #expect(try await review.save(["I.1": #"{"points":8}"#], for: "d", version: 1).status == .ok)
            #expect(Seen(try await review.get(review.sheet("d"), as: "officer c")) == before)
            #expect(try await review.submit("d").status == .ok)
            let after = Seen(try await review.get(review.sheet("d"), as: "officer c"))
            #expect(before.text.contains(#"{"points":7}"#))
            #expect(after.text == before.text.replacing(#"{"points":7}"#, with: #"{"points":8}"#))
        }
    }

    @Test func `the unit itself knows at once what was returned and why, and nothing of the points`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c", "d"])
            let before = try await review.views(as: "officer d")
            #expect(try await review.assess("d", points: 4).status == .ok)
            #expect(try await review.views(as: "officer d") == before)
            #expect(try await review.giveBack("d").status == .ok)
            let sheet = try await review.get(review.sheet("d"), as: "officer d").json
            #expect(sheet.member("state")?.string == "returned")
            #expect(sheet.member("openCriteria")?.elements?.map(\.string) == ["I.1"])
            let returns = try #require(sheet.member("returns")?.elements.map { Array($0) })
            #expect(returns.map { $0.member("reason")?.string } == ["Chưa có minh chứng"])
            let layers = try #require(sheet.member("entries")?.elements).map { $0.member("layer")?.string }
            #expect(Set(layers) == ["self"])
            #expect(try await review.get(review.path, as: "officer d").text.contains(#""sheet":"returned""#))
        }
    }
}

extension ReviewHouse {
    /// Carries out acts one after another: each changes what the office reads, and not a byte for those who are named with it.
    func holds(_ acts: [(readers: [String], act: @Sendable () async throws -> TestResponse)]) async throws {
        for (readers, act) in acts {
            var before: [[Seen]] = []
            for name in readers { before.append(try await views(as: name)) }
            let above = try await views(as: "office province")
            let answer = try await act()
            #expect(answer.status == .ok, "\(answer.text)")
            #expect(!answer.text.contains(#""problem":{"#), "\(answer.text)")
            for (name, before) in zip(readers, before) { #expect(try await views(as: name) == before, "\(name)") }
            #expect(try await views(as: "office province") != above, "those above see what they did")
        }
    }

    /// An officer of `e` enters `I.2` of `c`, of which so many events were seen.
    func fillGrid(_ events: Int, _ achieved: Bool) async throws -> TestResponse {
        let finding = #""kind":"value","result":{"achieved":\#(achieved)},"reason":"sổ","events":\#(events)"#
        let rows = #"{"rows":[{"unit":"\#(id("c"))","criterion":"I.2",\#(finding)}]}"#
        return try await write(.post, path + "/grids/I.2", as: "officer e", rows)
    }

    /// Units submit 7 points and an achievement each; then the lead begins to assess.
    func bringToAssessing(_ units: [String]) async throws {
        for unit in units {
            let saved = try await save(["I.1": #"{"points":7}"#, "I.2": #"{"achieved":true}"#], for: unit)
            #expect(saved.status == .ok, "\(saved.text)")
            #expect(try await submit(unit).status == .ok)
        }
        #expect(try await advance(to: "assessing", as: "officer a").status == .ok)
    }

    /// What somebody reads of the review, on every route: itself, the sheets, the standings and how
    /// they come about, what is published, and the season's rankings with their files.
    func views(as name: String) async throws -> [Seen] {
        var views: [Seen] = []
        let sheets = ["a", "b", "c", "d"].map { sheet($0) }
        let rest = [
            "/standings", "/publications", "/publications/1", derivation(of: "d"), "/scoring-document", "/matrix",
            "/matrix?criterion=I.1", "/inspection", "/assessing-bodies",
        ]
        let ofSeason = ["rankings"] + RankingFileKind.allCases.map { "exports/\($0.name)" }
        for path in [path] + sheets + rest.map({ path + $0 }) + ofSeason.map({ "/api/v1/\($0)?season=\(season)" }) {
            views.append(Seen(try await get(path, as: name)))
        }
        return views
    }

    /// The rest of the path of a unit's derivation.
    func derivation(of unit: String) -> String { "/derivations/\(cluster.unit(unit).uuidString.lowercased())" }

    /// An officer of the lead awards `I.1`.
    func assess(
        _ unit: String,
        points: Int,
        as name: String = "officer a",
        match: String? = nil
    ) async throws -> TestResponse {
        let seen = try await tag(sheet(unit), as: name)
        return try await write(
            .post,
            sheet(unit, "/assessment"),
            as: name,
            #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":\#(points)},"reason":"Theo biên bản"}}}"#,
            match: match ?? seen
        )
    }

    /// An officer of the lead sends `I.1` back.
    func giveBack(_ unit: String, as name: String = "officer a", match: String? = nil) async throws -> TestResponse {
        let seen = try await tag(sheet(unit), as: name)
        return try await write(
            .post,
            sheet(unit, "/return"),
            as: name,
            #"{"reasons":{"I.1":"Chưa có minh chứng"}}"#,
            match: match ?? seen
        )
    }
}
