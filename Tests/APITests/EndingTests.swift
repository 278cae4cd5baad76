import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `The end of a unit or a cluster` {
    @Test func `waits for what would go on without the unit, and names it`() async throws {
        try await OrganisationHouse.open { house in
            let province = try await house.makeUnit("PT", below: house.unit("ministry"))
            let units = [
                try await house.makeUnit("P1", "Phòng Một", below: province),
                try await house.makeUnit("P2", "Phòng Hai", below: province),
            ]
            let cluster = try await house.makeCluster(of: province, #""number":1"#)
            let end = #"{"to":"2026-07-01"}"#
            let path = "/units/\(province)"
            let refused = try await house.patch(path, as: "administrator", end, match: 1)
            #expect(refused.status == .conflict)
            #expect(try refused.code == "still-needed")
            let detail = try #require(try refused.json.member("detail")?.string)
            #expect(detail.contains("2 đơn vị trực thuộc, 1 cụm thi đua được quản lý"), "\(detail)")
            let places = try refused.refusedUnits
            #expect(places[units[0]]?.contains("\(house.run).P1 Phòng Một") == true)
            #expect(places[units[1]]?.contains("\(house.run).P2 Phòng Hai") == true)
            #expect(places["?"]?.contains("Cụm số 1") == true)

            for unit in units {
                let ended = try await house.patch("/units/\(unit)", as: "administrator", end, match: 1)
                #expect(ended.status == .ok, "\(ended.text)")
            }
            #expect(try await house.patch(path, as: "administrator", end, match: 1).code == "still-needed")
            let ended = try await house.patch("/clusters/\(cluster)", as: "office ministry", end, match: 1)
            #expect(ended.status == .ok, "\(ended.text)")
            let last = try await house.patch(path, as: "administrator", end, match: 1)
            #expect(last.status == .ok, "\(last.text)")
            let child = #"{"code":"\#(house.run).P3","name":"P3","parent":"\#(province)","from":"2026-01-01"}"#
            let made = try await house.post("/units", as: "administrator", child)
            #expect(try made.json.member("to")?.string == "2026-07-01", "who comes later ends with it: \(made.text)")
        }
    }

    @Test func `names the first of many and counts them all`() async throws {
        try await OrganisationHouse.open { house in
            let province = try await house.makeUnit("PT", below: house.unit("ministry"))
            for number in 10..<35 { _ = try await house.makeUnit("P\(number)", below: province) }
            let refused = try await house.patch(
                "/units/\(province)",
                as: "administrator",
                #"{"to":"2026-07-01"}"#,
                match: 1
            )
            #expect(try refused.refusedUnits.count == 20)
            #expect(try refused.json.member("detail")?.string?.contains("25 đơn vị trực thuộc") == true)
        }
    }

    @Test func `comes in the middle of a season once the unit has left its cluster, and nobody works for it then`()
        async throws
    {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .selfScoring)
            let path = "/units/\(house.unit("c"))"
            let end = #"{"to":"2026-01-01"}"#
            let refused = try await house.patch(path, as: "administrator", end, match: 1)
            #expect(try refused.code == "still-needed")
            #expect(try refused.refusedUnits[house.unit("c")]?.contains("Cụm số 1") == true)
            let season = "/cluster-seasons/\(house.review.cluster.clusterSeason(of: "c").uuidString.lowercased())"
            let left = try await house.post(
                "\(season)/members/\(house.unit("c"))/departure",
                as: "office province",
                #"{"on":"2026-01-01"}"#,
                match: 1
            )
            #expect(left.status == .ok, "\(left.text)")
            for name in ["officer c", "head c", "key c"] {
                #expect(try await house.review.get(house.review.path, as: name).status == .ok, "\(name) before")
            }
            #expect(try await house.get("/accounts", as: "keeper c").status == .ok)
            let ended = try await house.patch(path, as: "administrator", end, match: 1)
            #expect(ended.status == .ok, "\(ended.text)")
            for name in ["officer c", "head c", "key c"] {
                #expect(try await house.review.get(house.review.path, as: name).status == .notFound, "\(name)")
            }
            #expect(try await house.get("/accounts", as: "keeper c").status == .forbidden)
            let submission = try await house.review.write(
                .post,
                house.review.sheet("c", "/submission"),
                as: "head c",
                match: "\"1.1\""
            )
            #expect(submission.status == .notFound, "\(submission.text)")
            let standings = try await house.review.get(house.review.path, as: "officer d")
            #expect(standings.text.contains(house.unit("c")), "its sheet stays")

            let account = house.review.cluster.account("officer d").uuidString.lowercased()
            let entrusted = try await house.post(
                "/accounts/\(account)/functions",
                as: "administrator",
                #"{"function":"officer","unit":"\#(house.unit("c"))"}"#
            )
            #expect(try entrusted.code == "invalid-period", "\(entrusted.text)")
        }
    }

    @Test func `that is to come leaves everybody at work until then`() async throws {
        try await OrganisationHouse.open { house in
            let unit = try await house.makeUnit("P1", below: house.unit("province"))
            let made = try await house.post(
                "/accounts",
                as: "administrator",
                #"{"unit":"\#(unit)","login":"\#(house.run).p1","name":"An","functions":[{"function":"officer"}]}"#
            )
            #expect(made.status == .created, "\(made.text)")
            let account = try #require(try made.json.member("id")?.string)
            let ended = try await house.patch(
                "/units/\(unit)",
                as: "administrator",
                #"{"to":"2099-07-01"}"#,
                match: 1
            )
            #expect(ended.status == .ok, "\(ended.text)")
            let shown = try await house.get("/accounts/\(account)", as: "administrator")
            let functions = try #require(try shown.json.member("functions")?.elements).map { $0.member("to")?.string }
            #expect(functions == ["2099-07-01"])
        }
    }

    @Test func `of a cluster waits for its members`() async throws {
        try await OrganisationHouse.open { house in
            let path = "/clusters/\(house.review.cluster.cluster(of: "x").uuidString.lowercased())"
            let end = #"{"to":"2026-07-01"}"#
            let refused = try await house.patch(path, as: "office other", end, match: 1)
            #expect(try refused.code == "still-needed")
            #expect(try Set(refused.refusedUnits.keys) == Set(["x", "y"].map(house.unit)))
            let season = "/cluster-seasons/\(house.review.cluster.clusterSeason(of: "x").uuidString.lowercased())"
            for (version, unit) in ["x", "y"].enumerated() {
                let left = try await house.post(
                    "\(season)/members/\(house.unit(unit))/departure",
                    as: "office other",
                    #"{"on":"2026-07-01"}"#,
                    match: version + 1
                )
                #expect(left.status == .ok, "\(left.text)")
            }
            let ended = try await house.patch(path, as: "office other", end, match: 1)
            #expect(ended.status == .ok, "\(ended.text)")
            let back = try await house.post(
                "\(season)/members",
                as: "office other",
                #"{"unit":"\#(house.unit("y"))","from":"2026-07-01","to":"2026-08-01"}"#,
                match: 3
            )
            #expect(try back.code == "invalid-period", "nobody joins a cluster that is not there: \(back.text)")
        }
    }

    @Test func `and what is added at the same moment do not overlook each other`() async throws {
        try await OrganisationHouse.open { house in
            for round in 0..<5 {
                let parent = try await house.makeUnit("T\(round)", below: house.unit("ministry"))
                let child = #"{"code":"\#(house.run).C\#(round)","name":"C","parent":"\#(parent)","from":"2026-01-01"}"#
                async let ending = house.patch(
                    "/units/\(parent)",
                    as: "administrator",
                    #"{"to":"2026-07-01"}"#,
                    match: 1
                )
                async let making = house.post("/units", as: "administrator", child)
                let (ended, made) = (try await ending, try await making)
                #expect(ended.status == .ok || ended.status == .conflict, "\(ended.text)")
                #expect(made.status == .created || made.status == .unprocessableContent, "\(made.text)")
                let outlived = try await house.review.house.superuser.query(
                    """
                    select count(*)
                    from thidua.unit c
                    join thidua.unit p on p.id = c.parent_id
                    where coalesce(c.to_day, 'infinity') > coalesce(p.to_day, 'infinity')
                    """,
                    as: Int.self
                )
                #expect(outlived == [0], "\(round)")
            }
        }
    }
}
