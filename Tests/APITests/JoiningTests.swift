import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@testable import API

@Suite(.database(.migrated)) struct `Who joins or leaves while a review is open` {
    @Test func `stands in the standings at once`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .selfScoring)
            #expect(try await house.review.submit("c").status == .ok)
            let before = try await house.standings(as: "office province")
            let unit = try await house.makeUnit("P9", below: house.unit("province"))
            try await house.join(unit, from: "2026-01-01")
            let after = try await house.standings(as: "office province")
            #expect(after.count == before.count + 1)
            #expect(after.first { $0.unit == unit }?.total == "0")
            #expect(
                after.first { $0.unit == house.unit("c") }?.total == before.first { $0.unit == house.unit("c") }?.total
            )
            let sheet = "\(house.review.path)/sheets/\(unit)"
            #expect(try await house.review.get(sheet, as: "office province").status == .ok)
        }
    }

    @Test func `stands there whoever submits at the same moment, and so does what was submitted`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .selfScoring)
            var joined: [String] = []
            for member in ["a", "b", "c", "d"] {
                let unit = try await house.makeUnit("P\(member)", below: house.unit("province"))
                joined.append(unit)
                async let submission = house.review.submit(member)
                async let joining: Void = house.join(unit, from: "2026-01-01")
                #expect(try await submission.status == .ok)
                try await joining
                let standings = try await house.standings(as: "office province")
                #expect(Set(standings.map(\.unit)).isSuperset(of: joined), "\(member)")
                #expect(standings.first { $0.unit == house.unit(member) }?.total == "7", "\(member)")
            }
        }
    }

    @Test func `is in every review that is opened at the same moment`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .running)
            for round in 0..<4 {
                let unit = try await house.makeUnit("P\(round)", below: house.unit("province"))
                async let opening = house.openReview(until: "2099-06-30")
                async let joining: Void = house.join(unit, from: "2026-01-01")
                let review = try await opening
                try await joining
                #expect(try await house.members(of: review).contains(unit), "\(round)")
                #expect(try await house.standings(of: review, as: "office province").contains { $0.unit == unit })
            }
        }
    }

    @Test func `is scored in the reviews whose self-scoring it is there for`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .running)
            let expected = try await house.makeUnit("P1", below: house.unit("province"))
            try await house.join(expected, from: "2099-03-01")
            let early = try await house.openReview(until: "2099-02-28")
            let late = try await house.openReview(until: "2099-06-30")
            #expect(try await !house.members(of: early).contains(expected))
            #expect(try await house.members(of: late).contains(expected))

            let next = try await house.makeUnit("P2", below: house.unit("province"))
            try await house.join(next, from: "2099-06-30")
            #expect(try await !house.members(of: early).contains(next))
            #expect(try await house.members(of: late).contains(next))
            #expect(try await house.standings(of: late, as: "office province").contains { $0.unit == next })
        }
    }

    @Test func `comes back to the sheet that it has`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .selfScoring)
            #expect(try await house.review.submit("d").status == .ok)
            try await house.leave("d", on: "2026-01-01")
            try await house.join(house.unit("d"), from: "2026-06-01")
            let standings = try await house.standings(as: "office province")
            #expect(standings.filter { $0.unit == house.unit("d") }.map(\.total) == ["7"])
        }
    }

    @Test func `stays in what was open when it left, and is in nothing that is opened later`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .running)
            try await house.leave("d", on: "2026-01-01")
            #expect(try await house.review.submit("c").status == .ok)
            #expect(try await house.standings(as: "office province").contains { $0.unit == house.unit("d") })
            #expect(try await house.review.submit("d").status == .ok, "what it did is judged")
            let review = try await house.openReview(until: "2099-06-30")
            #expect(try await house.members(of: review) == Set(["a", "b", "c"].map(house.unit)))
        }
    }

    @Test(arguments: ["officer d", "head d"])
    func `knows of what was open when it left, and of nothing that is opened later`(name: String) async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .running)
            try await house.leave("d", on: "2026-01-01")
            let review = try await house.openReview(until: "2099-06-30")
            for path in ["", "/standings", "/sheets/\(house.unit("c"))", "/scoring-document", "/publications"] {
                #expect(try await house.get("/reviews/\(review)\(path)", as: name).status == .notFound, "\(path)")
            }
            #expect(try await house.get("/reviews/\(house.review.reviewID)", as: name).status == .ok)
            #expect(try await house.reviews(as: name) == [house.review.reviewID])
            #expect(try await house.reviews(as: "officer c") == [house.review.reviewID, review])
            #expect(try await house.get(house.clusterSeason + "/agreements/1", as: name).status == .ok)
        }
    }

    @Test func `comes too late for a review and knows nothing of it, unless it leads`() async throws {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .running)
            try await house.leave("d", on: "2026-01-01")
            let review = try await house.openReview(until: "2099-06-30")
            // By hand, as today's day is before the last one of self-scoring, by which it would be taken in.
            let database = AdministratorSQL(server: try TestDatabase.current.server)
            try await database.run(
                "update thidua.membership set to_day = '2100-01-01' where unit_id = '\(house.unit("d"))'",
                in: TestDatabase.current.name
            )
            #expect(try await house.get("/reviews/\(review)", as: "officer d").status == .notFound)
            #expect(try await house.reviews(as: "officer d") == [house.review.reviewID])
            let today = "(now() at time zone 'Asia/Ho_Chi_Minh')::date"
            try await database.run(
                """
                update thidua.leadership set to_day = \(today)
                where role = 'lead' and unit_id = '\(house.unit("a"))';
                insert into thidua.leadership
                select cluster_season_id, '\(house.unit("d"))', 'lead', \(today), '2100-01-01'
                from thidua.leadership where role = 'lead' and unit_id = '\(house.unit("a"))'
                """,
                in: TestDatabase.current.name
            )
            #expect(try await house.reviews(as: "officer d") == [house.review.reviewID, review])
            let standings = try await house.get("/reviews/\(review)/standings", as: "officer d")
            #expect(standings.status == .ok, "\(standings.text)")
        }
    }
}

extension OrganisationHouse {
    fileprivate struct Line {
        let unit: String
        let total: String
    }

    fileprivate var clusterSeason: String {
        "/cluster-seasons/\(review.cluster.clusterSeason(of: "c").uuidString.lowercased())"
    }

    private func version() async throws -> Int? {
        try await get(clusterSeason, as: "office province").json.member("version")?.integer
    }

    /// A unit joins the province's cluster.
    fileprivate func join(_ unit: String, from day: String) async throws {
        let body = "{\"unit\":\"\(unit)\",\"from\":\"\(day)\"}"
        let joined = try await post(clusterSeason + "/members", as: "office province", body, match: try await version())
        #expect(joined.status == .created, "\(joined.text)")
    }

    /// One of the units of the province's cluster leaves it.
    fileprivate func leave(_ unit: String, on day: String) async throws {
        let path = "\(clusterSeason)/members/\(self.unit(unit))/departure"
        let left = try await post(path, as: "office province", "{\"on\":\"\(day)\"}", match: try await version())
        #expect(left.status == .ok, "\(left.text)")
    }

    /// The reviews of the province's cluster that somebody is shown.
    fileprivate func reviews(as name: String) async throws -> Set<String> {
        let answer = try await get(clusterSeason + "/reviews", as: name)
        #expect(answer.status == .ok, "\(answer.text)")
        return Set(try #require(try answer.json.member("reviews")?.elements).compactMap { $0.member("id")?.string })
    }

    /// Opens a review of the province's cluster, and returns its id.
    fileprivate func openReview(until day: String) async throws -> String {
        try await make(
            clusterSeason + "/reviews",
            as: "office province",
            "{\"kind\":\"quarterly\",\"name\":\"\(UUID().uuidString)\",\"steps\":[],\"selfScoringUntil\":\"\(day)\"}"
        )
    }

    fileprivate func members(of review: String) async throws -> Set<String> {
        let answer = try await get("/reviews/\(review)", as: "office province")
        return Set(try #require(try answer.json.member("members")?.elements).compactMap { $0.member("unit")?.string })
    }

    fileprivate func standings(of other: String? = nil, as name: String) async throws -> [Line] {
        let answer = try await get("/reviews/\(other ?? review.reviewID)/standings", as: name)
        #expect(answer.status == .ok, "\(answer.text)")
        return try #require(try answer.json.member("units")?.elements).map {
            Line(unit: $0.member("unit")?.string ?? "?", total: $0.member("total")?.numberText ?? "?")
        }
    }
}
