import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `a cluster's conference, over HTTP` {
    @Test func `is planned, answered, held and concluded, and what it concluded is followed up`() async throws {
        try await OrganisationHouse.open { house in
            let conference = try await house.planConference()
            let path = house.season + "/conferences/\(conference)"
            let invited = try await house.post(
                path + "/state",
                as: "officer a",
                #"{"to":"invited","occurredOn":"2026-01-02","text":"Kính mời thủ trưởng các đơn vị"}"#,
                match: 1
            )
            #expect(invited.status == .ok, "\(invited.text)")
            let standIn = #"""
                {"version":0,"attendance":{"kind":"standIn","name":"Lê Văn D","rank":"Thượng tá"},"proposals":["Giao lưu"]}
                """#
            let answered = try await house.answer("c", at: path, as: "officer c", standIn)
            #expect(answered.status == .ok, "\(answered.text)")
            #expect(try await house.answer("c", at: path, as: "head c", standIn).code == "stale-version")
            let absent = #"{"version":0,"attendance":{"kind":"absent","reason":""}}"#
            #expect(try await house.answer("d", at: path, as: "officer d", absent).code == "reason-required")

            let held = try await house.post(
                path + "/state",
                as: "officer a",
                #"{"to":"held","occurredOn":"2026-01-10"}"#,
                match: 2
            )
            #expect(held.status == .ok, "\(held.text)")
            let late = #"{"version":1,"attendance":{"kind":"head"}}"#
            #expect(try await house.answer("c", at: path, as: "officer c", late).code == "wrong-state")
            #expect(try await house.answer("c", at: path, as: "officer a", late).status == .ok)

            let concluded = try await house.post(path + "/state", as: "officer a", house.conclusions, match: 3)
            #expect(concluded.status == .ok, "\(concluded.text)")
            let shown = try await house.get(path, as: "officer d").json
            #expect(shown.member("state")?.string == "concluded")
            #expect(shown.member("record")?.member("chair")?.member("name")?.string == "Hoàng Tiến Hiểu")
            #expect(shown.member("units")?.elements?.map { $0.member("unit")?.string } == [house.unit("c")])
            #expect(shown.member("tasks")?.elements?.map { $0.member("number")?.integer } == [1, 2, 3])
            let again = try await house.put(path, as: "officer a", house.record(), match: 4)
            #expect(try again.code == "wrong-state", "it is locked")

            let task = try #require(try await house.tasks("?owner=\(house.unit("c"))").first { $0.owner == "unit" })
            let report = #"{"state":"done","words":"Đã gửi báo cáo","occurredOn":"2026-01-12"}"#
            let followUps = house.season + "/tasks/\(task.id)/follow-ups"
            #expect(try await house.post(followUps, as: "officer d", report).code == "not-permitted")
            #expect(try await house.post(followUps, as: "officer c", report).status == .created)
            #expect(try await house.tasks("?open=true").map(\.owner) == ["lead", "members"], "by due day")
            #expect(try await house.tasks("?open=false").map(\.id) == [task.id])
            let page = try await house.get(house.season + "/tasks?limit=1", as: "officer d").json
            let next = try #require(page.member("next")?.string)
            #expect(try await house.tasks("?limit=2&cursor=\(next)").count == 2)
        }
    }

    @Test func `names what is there, and is told what is not`() async throws {
        try await OrganisationHouse.open { house in
            let nobody = "0199a000-0000-7000-8000-00000000ffff"
            let conference = try await house.planConference()
            let path = house.season + "/conferences/\(conference)"
            for rest in [
                #""host":"\#(nobody)""#, #""strengths":[{"text":"Tốt","unit":"\#(nobody)"}]"#,
                #""photographs":[{"file":"\#(nobody)"}]"#, #""minutes":{"file":"\#(nobody)"}"#,
                #""minutes":{"officialDocument":"\#(nobody)"}"#, #""review":"\#(nobody)""#,
                #""review":"\#(house.review.cluster.otherReview.uuidString.lowercased())""#,
            ] {
                let saved = try await house.put(path, as: "officer a", house.record(rest), match: 1)
                #expect(try saved.code == "unknown-reference", "\(rest) \(saved.text)")
            }
            let review = house.review.cluster.review.uuidString.lowercased()
            let whole = try await house.put(
                path,
                as: "officer a",
                house.record(#""review":"\#(review)","host":"\#(house.unit("b"))""#),
                match: 1
            )
            #expect(whole.status == .ok, "\(whole.text)")
            let stale = try await house.put(path, as: "officer a", house.record(), match: 1)
            #expect(try stale.code == "stale-version")
            for body in [
                #"{"to":"invited"}"#, #"{"to":"held","reason":"x"}"#,
                #"{"to":"concluded","conclusions":[{"text":"x","owner":"unit","due":"2026-01-01"}]}"#,
            ] {
                let moved = try await house.post(path + "/state", as: "officer a", body, match: 2)
                #expect(try moved.code == "invalid-request", "\(moved.text)")
            }
            let cancelled = try await house.post(
                path + "/state",
                as: "officer a",
                #"{"to":"cancelled","reason":"Bão số 3"}"#,
                match: 2
            )
            #expect(cancelled.status == .ok, "\(cancelled.text)")
            #expect(try await house.get(path, as: "officer x").status == .notFound)
        }
    }

    @Test func `gives its tasks, and the cluster's documents and reviews, to a lead that takes over at once`()
        async throws
    {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .drafting)
            try await house.conclude()
            #expect(try await house.tasks("?owner=\(house.unit("a"))").map(\.owner) == ["lead", "members"])
            let taken = try await house.post(
                house.season + "/leadership",
                as: "office province",
                #"{"role":"lead","unit":"\#(house.unit("d"))","from":"2026-01-20"}"#,
                match: 1
            )
            #expect(taken.status == .ok, "\(taken.text)")
            #expect(try await house.tasks("?owner=\(house.unit("a"))").map(\.owner) == ["members"])
            let tasks = try await house.tasks("?owner=\(house.unit("d"))")
            #expect(tasks.map(\.owner) == ["lead", "members"])
            let report = #"{"state":"done","words":"Đã tổ chức"}"#
            let followUps = house.season + "/tasks/\(try #require(tasks.first).id)/follow-ups"
            #expect(try await house.post(followUps, as: "officer a", report).code == "not-permitted")
            #expect(try await house.post(followUps, as: "officer d", report).status == .created)

            let agreement = house.season + "/agreements/1"
            for (name, status) in [("officer a", HTTPResponse.Status.forbidden), ("officer d", .ok)] {
                let saved = try await house.put(agreement, as: name, #"{"slogan":"Kỷ cương"}"#, match: 1)
                #expect(saved.status == status, "\(name) \(saved.text)")
            }
            for name in ["a", "b", "c", "d"] { #expect(try await house.review.submit(name).status == .ok) }
            #expect(try await house.review.advance(to: "assessing", as: "officer a").status == .forbidden)
            #expect(try await house.review.advance(to: "assessing", as: "officer d").status == .ok)
            let sheet = house.review.sheet("c")
            let finding = #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":5},"reason":"Biên bản"}}}"#
            for (name, status) in [("officer a", HTTPResponse.Status.forbidden), ("officer d", .ok)] {
                let tag = try await house.review.tag(sheet, as: "officer d")
                let assessed = try await house.review.write(.post, sheet + "/assessment", as: name, finding, match: tag)
                #expect(assessed.status == status, "\(name) \(assessed.text)")
            }
        }
    }

    @Test func `settles points, which stand in the conference's layer with its name`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .appraising)
            let conference = try await house.planConference()
            let enter = { (unit: String, name: String, points: String) in
                let sheet = house.review.sheet(unit)
                return try await house.review.write(
                    .post,
                    sheet + "/conference-points",
                    as: name,
                    #"""
                    {"conference":"\#(conference)","findings":{"I.1":{"kind":"awarded","result":{"awarded":\#(points)},"reason":"Hội nghị thống nhất"}}}
                    """#,
                    match: try await house.review.tag(sheet, as: "office province")
                )
            }
            let early = try await enter("c", "officer a", "0")
            #expect(try early.code == "wrong-state", "it was not held: \(early.text)")
            let held = try await house.post(
                house.season + "/conferences/\(conference)/state",
                as: "officer a",
                #"{"to":"held","occurredOn":"2026-01-10"}"#,
                match: 1
            )
            #expect(held.status == .ok, "\(held.text)")
            #expect(try await enter("a", "officer a", "9").code == "conflict-of-interest")
            #expect(try await enter("c", "officer d", "9").code == "not-permitted")
            let entered = try await enter("c", "officer a", "0")
            #expect(entered.status == .created, "\(entered.text)")
            let standings = try await house.review.get(house.review.path + "/standings", as: "office province").json
            let total = standings.member("units")?.elements?
                .first { $0.member("unit")?.string == house.unit("c") }?.member("total")
            #expect(total?.integer == 5, "0 for what was 5, and 5 that stay: \(standings)")
            let sheet = try await house.review.get(house.review.sheet("c"), as: "office province").json
            let entry = sheet.member("entries")?.elements?.first { $0.member("layer")?.string == "conference" }
            #expect(entry?.member("conference")?.string == conference)
            let settlements = try await house.review.get(house.review.path + "/settlements", as: "office province")
            #expect(settlements.text == #"{"settlements":[],"disqualifications":[]}"#, "a 0 that was judged is none")
        }
    }
}

extension OrganisationHouse {
    var season: String { "/cluster-seasons/\(review.cluster.clusterSeason(of: "c").uuidString.lowercased())" }

    func put(_ path: String, as name: String, _ json: String, match: Int?) async throws -> TestResponse {
        try await review.write(.put, "/api/v1\(path)", as: name, json, match: match.map { "\"\($0)\"" })
    }

    /// A conference's record, with something more.
    func record(_ rest: String? = nil) -> String {
        #"""
        {"kind":"midYear","title":"Sơ kết 6 tháng đầu năm","day":"2026-01-10","time":"sáng","place":"Hà Nội",
         "chair":{"name":"Hoàng Tiến Hiểu","rank":"Thiếu tướng","position":"Phó Chánh Văn phòng Bộ"},
         "agenda":["Báo cáo","Thảo luận"],"guests":[{"name":"Trần Văn C","organisation":"UBND tỉnh"}]\#(rest.map { "," + $0 } ?? "")}
        """#
    }

    /// A task of the lead, one of `c` and one of all.
    var conclusions: String {
        #"""
        {"to":"concluded","occurredOn":"2026-01-11","conclusions":[
         {"text":"Tổ chức hội thao","owner":"lead","due":"2026-03-01"},
         {"text":"Báo cáo điển hình","owner":"unit","unit":"\#(unit("c"))","due":"2026-04-01"},
         {"text":"Rà soát chỉ tiêu","owner":"members","due":"2026-05-01"}]}
        """#
    }

    func planConference() async throws -> String {
        try await make(season + "/conferences", as: "officer a", record())
    }

    /// Plans a conference, and brings it to its conclusions.
    func conclude() async throws {
        let path = season + "/conferences/\(try await planConference())/state"
        for (version, body) in [(1, #"{"to":"held","occurredOn":"2026-01-10"}"#), (2, conclusions)] {
            let moved = try await post(path, as: "officer a", body, match: version)
            #expect(moved.status == .ok, "\(moved.text)")
        }
    }

    func answer(_ unit: String, at conference: String, as name: String, _ json: String) async throws -> TestResponse {
        try await put(conference + "/units/\(self.unit(unit))", as: name, json, match: nil)
    }

    struct ListedTask {
        let id: String
        let owner: String
    }

    func tasks(_ query: String) async throws -> [ListedTask] {
        let answer = try await get(season + "/tasks" + query, as: "officer d")
        #expect(answer.status == .ok, "\(answer.text)")
        return try answer.json.member("items")?.elements?.map {
            ListedTask(id: $0.member("id")?.string ?? "?", owner: $0.member("owner")?.string ?? "?")
        } ?? []
    }
}

extension JSONValue {
    fileprivate var integer: Int? { withText { Int(String(decoding: $0, as: UTF8.self)) } ?? nil }
}
