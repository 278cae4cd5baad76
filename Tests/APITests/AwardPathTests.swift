import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `awards, over HTTP` {
    @Test(.timeLimit(.minutes(2))) func `go from a quota to an honour, and a mistake is revoked`() async throws {
        try await AwardHouse.open { house in
            let award = try await house.makeAward("CO")
            let quota = try await house.makeQuota(of: award, 1)
            try await house.keepBack("c", meanwhile: award)

            let first = try await house.nominate("c", award)
            #expect(first.status == .created, "\(first.text)")
            #expect(try first.json.member("rank")?.text == "1")
            #expect(try first.json.member("percent")?.text == "66.6667")
            #expect(try first.json.member("state")?.string == "nominated")
            #expect(try await house.nominate("d", award).code == "quota-exceeded")
            let second = try await house.exceed(quota, by: "d", award)

            let decision = try await house.decide([(try first.id, true), (second, false)])
            #expect(decision.status == .created, "\(decision.text)")
            let again = try await house.decide([(try first.id, true)], number: "13/QĐ")
            #expect(try again.code == "wrong-state")
            let registry = try await house.get("/units/\(house.unit("c"))/honours", as: "officer x").json
            #expect(registry.member("honours")?.elements?.map { $0.member("code")?.string } == ["CO"])
            let results = try decision.json.member("results")?.elements.map { Array($0) } ?? []
            let granted = try #require(
                results.first { $0.member("outcome")?.string == "granted" }?.member("id")?.string
            )
            let refused = try await house.get("/award-decisions/\(try decision.id)", as: "officer x").json
            #expect(refused.member("results")?.elements.map { Array($0).count } == 1, "a stranger sees no refusal")

            let revoked = try await house.post(
                "/award-decisions",
                as: "office ministry",
                house.decisionBody("14/QĐ", #""revocations":[{"result":"\#(granted)","reason":"Ghi nhầm"}]"#)
            )
            #expect(revoked.status == .created, "\(revoked.text)")
            let after = try await house.get("/honours?award=\(award)", as: "officer x").json
            #expect(after.member("items")?.elements?.isEmpty == true)
        }
    }

    @Test(.timeLimit(.minutes(2))) func `take a dossier before the Council, part by part`() async throws {
        try await AwardHouse.open { house in
            let award = try await house.makeAward("CO")
            let nomination = try await house.nominate("c", award).id
            let round = try await house.makeRound()
            let dossiers = "/cluster-seasons/\(house.clusterSeason)/dossiers"
            let dossier = try await house.make(
                dossiers,
                as: "officer c",
                #"{"nomination":"\#(nomination)","round":"\#(round)"}"#
            )
            let path = "\(dossiers)/\(dossier)"
            let part = { (code: String, body: String, version: Int) in
                try await house.put("\(path)/parts/\(code)", as: "officer c", body, match: version)
            }
            let state = { (body: String, name: String, version: Int) in
                try await house.post("\(path)/state", as: name, body, match: version)
            }
            #expect(try await state(#"{"to":"sent"}"#, "officer c", 1).code == "incomplete-dossier")
            let early = try await house.decide([(nomination, true)])
            #expect(try early.code == "incomplete-dossier")
            #expect(
                try await part("XH", #"{"state":"present","review":"\#(house.review)","publication":2}"#, 1).code
                    == "unknown-reference"
            )
            let linked = try await part("XH", #"{"state":"present","review":"\#(house.review)","publication":1}"#, 1)
            #expect(linked.status == .ok, "\(linked.text)")
            let sheet = try await part("PD", #"{"state":"present","review":"\#(house.review)"}"#, 2)
            #expect(sheet.status == .ok, "\(sheet.text)")
            let lacking = try await house.get("/dossiers?round=\(round)&lacking=TT", as: "office province").json
            #expect(lacking.member("items")?.elements?.map { $0.member("id")?.string } == [dossier])
            #expect(lacking.member("parts")?.elements?.map { $0.member("missing")?.text } == ["1", "0", "0", "1"])
            let letter = #"{"state":"present","number":"15/TTr","datedOn":"2026-10-01","signer":"Nguyễn Văn A"}"#
            #expect(try await part("TT", letter, 3).status == .ok)
            #expect(try await state(#"{"to":"sent"}"#, "officer c", 4).status == .ok)
            #expect(try await part("TT", letter, 5).code == "wrong-state")
            #expect(try await state(#"{"to":"received"}"#, "office province", 5).status == .ok)
            let asked = #"{"to":"incomplete","parts":["TT"],"reason":"Thiếu chữ ký"}"#
            #expect(try await state(asked, "office province", 6).status == .ok)
            #expect(try await part("XH", #"{"state":"missing"}"#, 7).code == "wrong-state")
            #expect(try await part("TT", letter, 7).status == .ok)
            for (index, step) in ["sent", "received", "accepted", "beforeCouncil"].enumerated() {
                let name = step == "sent" ? "officer a" : "office province"
                let moved = try await state(#"{"to":"\#(step)"}"#, name, 8 + index)
                #expect(moved.status == .ok, "\(moved.text)")
            }
            let decided = try await house.decide([(nomination, true)], number: "13/QĐ")
            #expect(decided.status == .created, "\(decided.text)")
            let shown = try await house.get(path, as: "officer c").json
            #expect(
                shown.member("steps")?.elements?.map { $0.member("state")?.string }
                    == [
                        "preparing", "sent", "received", "incomplete", "sent", "received", "accepted", "beforeCouncil",
                        "decided",
                    ]
            )
            #expect(try await house.get(path, as: "officer d").status == .notFound)
            let none = try await house.get("/dossiers?round=\(round)&state=preparing", as: "office province").json
            #expect(none.member("items")?.elements?.isEmpty == true)
            #expect(none.member("parts")?.elements?.map { $0.member("missing")?.text } == ["0", "0", "0", "0"])
        }
    }

    @Test func `stand on a board across clusters, page by page`() async throws {
        try await AwardHouse.open { house in
            let award = try await house.makeAward("CO")
            #expect(try await house.nominate("a", award).status == .created)
            #expect(try await house.nominate("a", award).code == "already-exists")
            let board = { (more: String, name: String) in
                try await house.get("/awards/board?season=\(house.season)&award=\(award)\(more)", as: name)
            }
            let proposed = try await board("", "office province").json
            let lines = proposed.member("items")?.elements.map { Array($0) } ?? []
            #expect(lines.map { $0.member("unit")?.string } == [house.unit("a")])
            #expect(lines.first?.member("leads")?.elements.map { Array($0).count } == 1, "a leads the cluster")
            #expect(lines.first?.member("ledBy")?.string == house.unit("a"))
            var seen: [String] = []
            var next = ""
            for _ in 0..<10 {
                let page = try await board("&units=every&limit=1\(next)", "office ministry")
                #expect(page.status == .ok, "\(page.text)")
                seen += try page.items("unit")
                guard let cursor = try page.json.member("next")?.string else { break }
                next = "&cursor=\(cursor)"
            }
            let mine = ["a", "b", "c", "d", "x", "y"].map(house.unit)
            #expect(Set(seen.filter(mine.contains)) == Set(mine), "each unit of both provinces")
            #expect(seen.count == Set(seen).count, "once")
            let stranger = try await board("&units=every", "office other").json
            #expect(
                Set(try await board("&units=every", "office other").items("unit")) == Set(["x", "y"].map(house.unit))
            )
            #expect(stranger.member("next")?.isNull == true)
        }
    }

    @Test func `are registered until a day, and judged for the cluster once decisions are in`() async throws {
        try await AwardHouse.open { house in
            let (flag, high) = (try await house.makeAward("CO"), try await house.makeAward("CP"))
            let registrations = "/cluster-seasons/\(house.clusterSeason)/registrations"
            let own = "\(registrations)/\(house.unit("c"))"
            #expect(try await house.put(own, as: "officer c", #"{"awards":["\#(flag)"]}"#, match: 0).status == .ok)
            #expect(try await house.put(own, as: "officer c", #"{"awards":[]}"#, match: 0).code == "stale-version")
            #expect(
                try await house.put(registrations, as: "officer a", #"{"lastDay":"2020-01-01"}"#, match: 0).status
                    == .ok
            )
            #expect(try await house.put(own, as: "officer c", #"{"awards":[]}"#, match: 1).code == "deadline-passed")
            #expect(try await house.put(own, as: "officer a", #"{"awards":[]}"#, match: 1).status == .ok, "on paper")
            #expect(
                try await house.put(own, as: "officer a", #"{"awards":["\#(house.season)"]}"#, match: 2).code
                    == "unknown-reference"
            )

            let targets = "/cluster-seasons/\(house.clusterSeason)/award-targets"
            let body = #"""
                {"agreement":"50% Cờ, trong đó 1 Cờ Chính phủ","targets":[{"award":"CO","share":{"numerator":1,"denominator":2},"including":["CP"]},{"award":"CP","count":1}]}
                """#
            #expect(try await house.put(targets, as: "officer a", body, match: 0).status == .ok)
            let nominations = [
                try await house.nominate("c", flag).id, try await house.nominate("d", high).id,
            ]
            #expect(try await house.get(targets, as: "officer b").json.member("isMet")?.isNull == true)
            #expect(try await house.decide([(nominations[0], true)]).status == .created)
            #expect(try await house.get(targets, as: "officer b").json.member("isMet")?.isNull == true, "one waits")
            #expect(try await house.decide([(nominations[1], true)], number: "13/QĐ").status == .created)
            let judged = try await house.get(targets, as: "officer b").json
            #expect(judged.member("isMet")?.boolean == true)
            #expect(judged.member("targets")?.elements?.map { $0.member("reached")?.text } == ["2", "1"])
        }
    }

    @Test func `keep their versions, their kinds and their history apart`() async throws {
        try await AwardHouse.open { house in
            let award = try await house.makeAward("CO", from: "2020-01-01")
            let next = try await house.makeAward("CO", from: "2030-01-01")
            let mixed = try await house.post(
                "/awards",
                as: "office ministry",
                house.awardBody("CO", kind: "form", from: "2040-01-01")
            )
            #expect(try mixed.code == "already-exists")
            let listed = try await house.get("/awards?managingUnit=\(house.unit("ministry"))&on=2029-12-31").json
            #expect(listed.member("items")?.elements?.map { $0.member("id")?.string } == [award])
            #expect(try await house.nominate("c", next).code == "invalid-period")
            let unfounded =
                #"{"managingUnit":"\#(house.unit("ministry"))","code":"X","name":"X","kind":"form","recipient":"person","level":"Bộ","from":"2026-01-01"}"#
            #expect(try await house.post("/awards", as: "office ministry", unfounded).code == "invalid-request")
            let former = #""former":[{"unit":"\#(house.unit("e"))","award":"\#(award)"}]"#
            let recorded = try await house.post(
                "/award-decisions",
                as: "office ministry",
                house.decisionBody("1/QĐ", former, on: "2020-12-20")
            )
            #expect(recorded.status == .created, "\(recorded.text)")
            let early = try await house.post(
                "/award-decisions",
                as: "office ministry",
                house.decisionBody("1/QĐ", former, on: "2020-12-20")
            )
            #expect(try early.code == "already-exists", "the number and day are taken")
            let honours = try await house.get("/honours?award=\(next)", as: "head y")
            #expect(try honours.items("unit") == [house.unit("e")], "by any version of the code")
        }
    }
}

/// The ministry of `HandMadeCluster` after its reviews were published for their members.
private struct AwardHouse {
    let house: OrganisationHouse

    static func open(_ body: @escaping @Sendable (AwardHouse) async throws -> Void) async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .published)
            try await body(AwardHouse(house: house))
        }
    }

    var season: String { house.review.cluster.season.uuidString.lowercased() }
    var review: String { house.review.cluster.review.uuidString.lowercased() }
    var clusterSeason: String { house.review.cluster.clusterSeason(of: "c").uuidString.lowercased() }

    func unit(_ name: String) -> String { house.unit(name) }

    func get(_ path: String, as name: String = "officer c") async throws -> TestResponse {
        try await house.get(path, as: name)
    }

    func post(_ path: String, as name: String, _ json: String, match: Int? = nil) async throws -> TestResponse {
        try await house.post(path, as: name, json, match: match)
    }

    func put(_ path: String, as name: String, _ json: String, match: Int) async throws -> TestResponse {
        try await house.review.write(.put, "/api/v1\(path)", as: name, json, match: "\"\(match)\"")
    }

    func make(_ path: String, as name: String, _ json: String) async throws -> String {
        try await house.make(path, as: name, json)
    }

    func awardBody(_ code: String, kind: String = "title", from: String = "2020-01-01") -> String {
        #"""
        {"managingUnit":"\#(unit("ministry"))","code":"\#(code)","name":"Cờ","kind":"\#(kind)","recipient":"collective","level":"Bộ","basis":"Luật","from":"\#(from)"}
        """#
    }

    func makeAward(_ code: String, from: String = "2020-01-01") async throws -> String {
        try await make("/awards", as: "office ministry", awardBody(code, from: from))
    }

    private func quotaBody(_ most: Int, _ enforcement: String) -> String {
        #""base":"absolute","numerator":\#(most),"rounding":"floor","enforcement":"\#(enforcement)","basis":"Luật""#
    }

    func makeQuota(of award: String, _ most: Int) async throws -> String {
        try await make(
            "/award-quotas",
            as: "office ministry",
            #"""
            {"award":"\#(award)","season":"\#(season)","managingUnit":"\#(unit("ministry"))","clustersOf":"\#(unit("province"))",\#(quotaBody(most, "hard"))}
            """#
        )
    }

    func makeRound() async throws -> String {
        let parts = [("TT", true), ("XH", true), ("PD", true), ("YK", false)].map {
            #"{"code":"\#($0.0)","title":"\#($0.0)","isRequired":\#($0.1)}"#
        }
        return try await make(
            "/award-rounds",
            as: "office province",
            #"""
            {"season":"\#(season)","managingUnit":"\#(unit("province"))","name":"Đợt 1","dueOn":"2026-12-05","parts":[\#(parts.joined(separator: ","))]}
            """#
        )
    }

    func nominate(_ name: String, _ award: String, _ more: String = "") async throws -> TestResponse {
        try await post(
            "/cluster-seasons/\(clusterSeason)/nominations",
            as: "officer a",
            #"{"unit":"\#(unit(name))","award":"\#(award)","review":"\#(review)","publication":1\#(more)}"#
        )
    }

    func decisionBody(_ number: String, _ rulings: String, on day: String = "2026-01-02") -> String {
        #"""
        {"managingUnit":"\#(unit("ministry"))","season":"\#(season)","number":"\#(house.run) \#(number)","decidedOn":"\#(day)","signer":{"name":"Nguyễn Văn A","position":"Bộ trưởng"},\#(rulings)}
        """#
    }

    func decide(
        _ rulings: [(nomination: String, isGranted: Bool)],
        number: String = "12/QĐ"
    ) async throws -> TestResponse {
        let lines = rulings.map {
            #"{"nomination":"\#($0.nomination)","granted":\#($0.isGranted),"reason":"Hội đồng xét"}"#
        }
        return try await post(
            "/award-decisions",
            as: "office ministry",
            decisionBody(number, #""nominations":[\#(lines.joined(separator: ","))]"#)
        )
    }

    /// Records something against a unit, sees it kept back, and lifts it.
    func keepBack(_ name: String, meanwhile award: String) async throws {
        let disqualifier = try await make(
            "/disqualifiers",
            as: "office province",
            #"{"managingUnit":"\#(unit("province"))","unit":"\#(unit(name))","kind":"underInspection","reason":"Thanh tra","from":"2020-01-01"}"#
        )
        let refused = try await nominate(name, award)
        #expect(try refused.code == "disqualified", "\(refused.text)")
        let lifted = try await post(
            "/disqualifiers/\(disqualifier)/lifting",
            as: "office province",
            #"{"on":"2020-02-01","reason":"Không có vi phạm"}"#,
            match: 1
        )
        #expect(lifted.status == .ok, "\(lifted.text)")
    }

    /// Lets a quota be exceeded, and does so for a unit; two people of the office have their part in it.
    func exceed(_ quota: String, by name: String, _ award: String) async throws -> String {
        let changed = try await put(
            "/award-quotas/\(quota)",
            as: "office ministry",
            "{\(quotaBody(1, "warn"))}",
            match: 1
        )
        #expect(changed.status == .ok, "\(changed.text)")
        #expect(try await nominate(name, award).code == "quota-exceeded", "it takes a reason")
        let proposed = try await nominate(name, award, #","exception":"Thành tích đột xuất""#)
        #expect(try proposed.json.member("state")?.string == "proposed", "\(proposed.text)")
        let path = "/cluster-seasons/\(clusterSeason)/nominations/\(try proposed.id)/confirmation"
        #expect(try await post(path, as: "officer a", "{}", match: 1).code == "not-permitted")
        let confirmed = try await post(path, as: "office province", "{}", match: 1)
        #expect(try confirmed.json.member("state")?.string == "nominated", "\(confirmed.text)")
        return try proposed.id
    }
}

extension TestResponse {
    fileprivate var id: String {
        get throws { try #require(try json.member("id")?.string, "\(text)") }
    }
}

extension JSONValue {
    /// A number as it is written.
    fileprivate var text: String? { withText { String(decoding: $0, as: UTF8.self) } }
}
