import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Inspection teams over HTTP` {
    @Test(.timeLimit(.minutes(2))) func `are proposed, saved, and enter what they find`() async throws {
        try await ReviewHouse.open(steps: ["crossChecking", "assessing"]) { review in
            let plan = review.path + "/inspection"
            #expect(try await review.tag(plan, as: "officer c") == #""0""#)
            let teams = #"{"teams":[\#(review.team(1, ["b", "d"])),\#(review.team(2, ["c"]))]}"#
            #expect(try await review.write(.put, plan, as: "officer c", teams, match: #""0""#).code == "not-permitted")
            let saved = try await review.write(.put, plan, as: "officer a", teams, match: #""0""#)
            #expect(saved.status == .ok, "\(saved.text)")
            #expect(try await review.write(.put, plan, as: "officer a", teams, match: #""0""#).code == "stale-version")

            let declared = try await review.declareConflict("c", "a", as: "officer c")
            #expect(declared.status == .created, "\(declared.text)")
            let impossible = try await review.get(plan + "/proposal", as: "officer a")
            #expect(impossible.status == .ok, "\(impossible.text)")
            let assigned = try review.assigned(impossible.json)
            #expect(assigned == [["a", "c"], ["b", "d"]], "the lead is checked by who has no conflict with it")
            let mine = #"{"teams":[\#(review.team(1, ["b", "d"], ["b"]))]}"#
            let refused = try await review.write(.put, plan, as: "officer a", mine, match: #""1""#)
            #expect(try refused.code == "conflict-of-interest")

            let whole = #"{"teams":[\#(review.team(1, ["b", "d"], ["a", "c"])),\#(review.team(2, ["c"], ["b", "d"]))]}"#
            #expect(try await review.write(.put, plan, as: "officer a", whole, match: #""1""#).status == .ok)
            for unit in ["a", "b", "c", "d"] { try await review.fill(unit) }
            #expect(try await review.get(review.sheet("c"), as: "officer d").text.contains("account") == false)
            #expect(try await review.advance(to: "crossChecking", as: "officer a").status == .ok)

            let seen = try await review.get(review.sheet("c"), as: "officer d")
            #expect(seen.headers[.eTag] == #""2.0.2""#)
            let found = try await review.assess("c", points: 6, as: "officer d")
            #expect(found.status == .ok, "\(found.text)")
            #expect(try found.json.member("layer")?.string == "crossCheck")
            #expect(try await review.assess("c", points: 6, as: "officer a").code == "not-permitted")
            #expect(
                try await review.assess("d", points: 6, as: "officer d", match: #""2.0.2""#).code
                    == "conflict-of-interest"
            )
            #expect(try await review.giveBack("c", as: "officer d").status == .ok)
            #expect(try await review.save(["I.1": #"{"points":8}"#], for: "c", version: 1).status == .ok)
            #expect(try await review.submit("c").status == .ok)
            let accepted = try await review.write(
                .post,
                review.sheet("c", "/acceptance"),
                as: "officer b",
                #"{"criteria":["I"]}"#,
                match: try await review.tag(review.sheet("c"), as: "officer b")
            )
            #expect(accepted.status == .ok, "\(accepted.text)")
            #expect(try accepted.json.member("accepted")?.elements?.map(\.string) == ["I.1", "I.2"])

            #expect(try await review.declareConflict("d", "c", as: "office province").status == .created)
            let blocked = try await review.assess("c", points: 5, as: "officer b")
            #expect(try blocked.code == "conflict-of-interest", "\(blocked.text)")
            #expect(try await review.get(review.sheet("c"), as: "officer d").headers[.eTag] == nil)
            try await review.checkStandings()
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            #expect(try await review.assess("c", points: 4, as: "officer a").status == .ok)
            try await review.checkStandings()
        }
    }

    @Test func `assess the lead's sheet where nobody stands in for it`() async throws {
        try await ReviewHouse.open(steps: ["crossChecking", "assessing"]) { review in
            let unit = review.cluster.unit("b")
            try await review.house.superuser.query(
                "delete from thidua.leadership where unit_id = \(unit) and role = 'deputy'"
            )
            let plan = #"{"teams":[\#(review.team(1, ["d"], ["a"]))]}"#
            let saved = try await review.write(.put, review.path + "/inspection", as: "officer a", plan, match: #""0""#)
            #expect(saved.status == .ok)
            for unit in ["a", "d"] { try await review.fill(unit) }
            #expect(try await review.advance(to: "crossChecking", as: "officer a").status == .ok)
            #expect(
                try await review.assess("a", points: 6, as: "officer d").json.member("layer")?.string == "crossCheck"
            )
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            let first = try await review.assess("a", points: 5, as: "officer d")
            #expect(try first.json.member("layer")?.string == "assessment1", "\(first.text)")
            #expect(try await review.assess("a", points: 5, as: "office province").code == "not-permitted")
            try await review.checkStandings()
        }
    }

    @Test func `know of no conflict that is not theirs`() async throws {
        try await ReviewHouse.open { review in
            #expect(try await review.declareConflict("c", "d", as: "officer c").status == .created)
            #expect(try await review.declareConflict("c", "d", as: "officer d").code == "wrong-state")
            #expect(try await review.declareConflict("c", "d", lifted: true, as: "officer c").code == "not-permitted")
            let path = review.conflicts
            let count = { (name: String) in
                try await review.get(path, as: name).json.member("conflicts")?.elements.map { Array($0).count }
            }
            for (name, seen) in [
                ("officer c", 1), ("officer d", 1), ("officer b", 0), ("officer a", 1), ("auditor", 1),
            ] {
                #expect(try await count(name) == seen, "\(name)")
            }
            let lifted = try await review.declareConflict("d", "c", lifted: true, as: "office province")
            #expect(lifted.status == .created)
            #expect(try await count("officer a") == 0)
        }
    }
}

@Suite(.database(.migrated)) struct `A body outside the cluster over HTTP` {
    @Test(.timeLimit(.minutes(2))) func `fills its grid row by row, in place of the lead`() async throws {
        try await ReviewHouse.open { review in
            for unit in ["a", "b", "c"] { try await review.fill(unit) }
            let bodies = review.path + "/assessing-bodies"
            let e = review.id("e")
            let named = #"{"bodies":[{"criterion":"I.2","unit":"\#(e)"}]}"#
            #expect(
                try await review.write(.put, bodies, as: "officer a", named, match: #""0""#).code == "not-permitted"
            )
            let own = named.replacing(e, with: review.id("d"))
            #expect(
                try await review.write(.put, bodies, as: "office province", own, match: #""0""#).code
                    == "conflict-of-interest"
            )
            let nobody = named.replacing(e, with: UUID().uuidString.lowercased())
            let unknown = try await review.write(.put, bodies, as: "office province", nobody, match: #""0""#)
            #expect(try unknown.code == "unknown-reference", "\(unknown.text)")
            let saved = try await review.write(.put, bodies, as: "office province", named, match: #""0""#)
            #expect(saved.status == .ok, "\(saved.text)")
            let grid = review.path + "/grids/I.2"
            #expect(try await review.get(grid, as: "officer e").code == "wrong-state")
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            #expect(try await review.assess("c", points: 6).status == .ok)

            let shown = try await review.get(grid, as: "officer e")
            #expect(shown.status == .ok, "\(shown.text)")
            #expect(try shown.json.member("units")?.elements.map { Array($0).count } == 4)
            #expect(!shown.text.contains("I.1"), "of the sheets its field alone")
            #expect(try await review.get(review.path, as: "officer e").status == .notFound)
            #expect(try await review.get(review.sheet("c"), as: "officer e").status == .notFound)
            #expect(try await review.get(review.path + "/standings", as: "officer e").status == .notFound)
            #expect(try await review.get(grid, as: "officer a").code == "not-permitted")

            let row = { (unit: String, result: String, events: Int, code: String) in
                #"{"unit":"\#(unit)","criterion":"\#(code)","kind":"value","result":\#(result),"reason":"sổ","events":\#(events)}"#
            }
            let bad = #"{"achieved":false}"#
            let rows = [
                row(review.id("c"), bad, 1, "I.2"), row(review.id("c"), bad, 1, "I.2"),
                row(review.id("b"), bad, 9, "I.2"),
                row(review.id("d"), bad, 0, "I.2"), row(review.id("b"), #"{"points":1}"#, 1, "I.2"),
                row(review.id("b"), #"{"points":1}"#, 1, "I.1"), row(e, bad, 0, "I.2"),
            ]
            let filled = try await review.write(
                .post,
                grid,
                as: "officer e",
                "{\"rows\":[\(rows.joined(separator: ","))]}"
            )
            #expect(filled.status == .ok, "\(filled.text)")
            let problems = try filled.json.member("rows")?.elements?.map {
                $0.member("problem")?.member("code")?.string ?? "-"
            }
            #expect(
                problems == [
                    "-", "repeated-criterion", "stale-version", "not-submitted", "repeated-criterion", "not-permitted",
                    "not-found",
                ]
            )
            let sheet = try await review.get(review.sheet("c"), as: "officer a").json
            #expect(sheet.member("entries")?.elements.map { Array($0).count } == 4)
            let lead = try await review.write(
                .post,
                review.sheet("c", "/assessment"),
                as: "officer a",
                #"{"findings":{"I.2":{"kind":"value","result":{"achieved":true},"reason":"khác"}}}"#,
                match: try await review.tag(review.sheet("c"), as: "officer a")
            )
            #expect(try lead.code == "not-permitted")
            #expect(try lead.places == ["/findings/I.2"])
            let rest = try await review.write(
                .post,
                review.sheet("b", "/acceptance"),
                as: "officer a",
                "{}",
                match: try await review.tag(review.sheet("b"), as: "officer a")
            )
            #expect(try rest.json.member("accepted")?.elements?.map(\.string) == ["I.1"])
            try await review.checkStandings()
        }
    }
}

@Suite(.database(.migrated)) struct `What a unit does with its sheet over HTTP` {
    @Test func `is divided among its officers, and warns of parts that are not done`() async throws {
        try await ReviewHouse.open { review in
            let path = review.sheet("c", "/division")
            let shown = try await review.get(path, as: "officer c")
            #expect(shown.headers[.eTag] == #""0""#)
            #expect(
                try shown.json.member("staff")?.elements?.map { $0.member("name")?.string } == ["head c", "officer c"]
            )
            let officer = review.cluster.account("officer c").uuidString.lowercased()
            let head = review.cluster.account("head c").uuidString.lowercased()
            let parts =
                #"{"parts":[{"criterion":"I.1","account":"\#(officer)","note":"gấp"},{"criterion":"I.2","account":"\#(head)"}]}"#
            let stranger = parts.replacing(head, with: review.cluster.account("officer d").uuidString.lowercased())
            #expect(
                try await review.write(.put, path, as: "head c", stranger, match: #""0""#).code == "unknown-reference"
            )
            let saved = try await review.write(.put, path, as: "head c", parts, match: #""0""#)
            #expect(saved.status == .ok, "\(saved.text)")
            #expect(try await review.write(.put, path, as: "officer c", parts, match: #""0""#).code == "stale-version")
            let done = { (code: String, isDone: Bool, name: String) in
                try await review.write(.post, path + "/done", as: name, #"{"criterion":"\#(code)","done":\#(isDone)}"#)
            }
            #expect(try await done("I.2", true, "officer c").code == "not-permitted")
            #expect(try await done("I.1", true, "officer c").status == .ok)
            #expect(try await done("I.1", false, "head c").status == .ok)
            #expect(try await done("I.1", true, "head c").status == .ok)
            let own = try await review.get(review.sheet("c"), as: "officer c").json.member("division")
            #expect(own?.member("parts")?.elements?.map { $0.member("done")?.boolean } == [true, false])
            for name in ["officer a", "office province", "auditor"] {
                #expect(try await review.get(review.sheet("c"), as: name).json.member("division") == nil, "\(name)")
            }
            #expect(try await review.get(path, as: "office province").code == "not-permitted")
            let saved7 = try await review.save(["I.1": #"{"points":7}"#], for: "c")
            #expect(saved7.status == .ok)
            let submitted = try await review.submit("c")
            #expect(try submitted.json.member("notDone")?.elements?.map(\.string) == ["I.2"])
            #expect(try await done("I.2", true, "head c").code == "wrong-state")
        }
    }

    @Test func `is explained in parts, for the second assessment`() async throws {
        try await ReviewHouse.open(steps: ["assessing", "explaining", "reassessing"]) { review in
            for unit in ["a", "b", "c", "d"] { try await review.fill(unit) }
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            #expect(try await review.assess("c", points: 4).status == .ok)
            let path = review.sheet("c", "/explanations")
            let explain = { (text: String) in
                try await review.write(.post, path, as: "officer c", #"{"explanations":{"I.1":\#(text)}}"#)
            }
            #expect(try await explain(#"{"text":"một"}"#).code == "wrong-state")
            #expect(try await review.advance(to: "explaining", as: "officer a").status == .ok)
            let before = try await review.views(as: "officer d")
            #expect(try await explain(#"{"text":"một"}"#).status == .created)
            let second = try await explain(#"{"text":"hai","evidence":[{"link":"https://vidu.vn/x"}]}"#)
            #expect(try second.json.member("explanations")?.elements?.map { $0.member("text")?.string } == ["hai"])
            #expect(try await explain(#"{"text":" "}"#).code == "reason-required")
            #expect(try await review.views(as: "officer d") == before, "not before the publication")
            #expect(try await review.advance(to: "reassessing", as: "officer a").status == .ok)
            let seen = try await review.get(review.sheet("c"), as: "office province").json.member("explanations")
            #expect(seen?.elements?.map { $0.member("text")?.string } == ["hai"])
            #expect(try await explain(#"{"text":"ba"}"#).code == "wrong-state")
        }
    }
}

extension ReviewHouse {
    func id(_ unit: String) -> String { cluster.unit(unit).uuidString.lowercased() }

    var conflicts: String {
        "/api/v1/cluster-seasons/\(cluster.clusterSeason(of: "c").uuidString.lowercased())/conflicts"
    }

    /// A unit submits 7 points and an achievement.
    func fill(_ unit: String) async throws {
        let saved = try await save(["I.1": #"{"points":7}"#, "I.2": #"{"achieved":true}"#], for: unit)
        #expect(saved.status == .ok, "\(saved.text)")
        #expect(try await submit(unit).status == .ok)
    }

    /// Holds the standings, which every act refreshed, to the scoring document, which is made of the ledger anew.
    func checkStandings() async throws {
        let document = try await get(path + "/scoring-document", as: "office province")
        let scored = Array(Scoring.answer(try ScoringDocument(bytes: document.bytes)).pieces.joined())
        let standings = try await get(path + "/standings", as: "office province").json
        let totals = { (root: JSONValue) in
            root.member("units")?.elements?.map {
                "\($0.member("code")?.string ?? "") \($0.member("total")?.numberText ?? "")"
            }
        }
        #expect(try totals(JSONDocument(scored).root) == totals(standings))
        #expect(totals(standings)?.count == 4)
    }

    /// An inspection team in JSON; the first unit is its head.
    func team(_ number: Int, _ units: [String], _ assigned: [String] = []) -> String {
        let list = { (names: [String]) in names.map { "\"\(id($0))\"" }.joined(separator: ",") }
        return
            #"{"number":\#(number),"head":"\#(id(units[0]))","units":[\#(list(units))],"assigned":[\#(list(assigned))]}"#
    }

    /// The units that each team of a plan is given.
    func assigned(_ plan: JSONValue) throws -> [[String]] {
        let teams = try #require(plan.member("teams")?.elements.map { Array($0) })
        return teams.map { team in
            let ids = Set(team.member("assigned")?.elements?.compactMap(\.string) ?? [])
            return ["a", "b", "c", "d"].filter { ids.contains(id($0)) }
        }
    }

    func declareConflict(
        _ one: String,
        _ other: String,
        lifted: Bool = false,
        as name: String
    ) async throws -> TestResponse {
        let units = #""unit":"\#(id(one))","otherUnit":"\#(id(other))""#
        return try await write(
            .post,
            conflicts,
            as: name,
            #"{\#(units),"reason":"Chung trụ sở","lifted":\#(lifted)}"#
        )
    }
}
