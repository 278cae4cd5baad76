import Application
import Domain
import Exports
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `The rankings of a season, over HTTP` {
    @Test func `are each cluster's own: what is published, and before that the standings`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            let live = try await review.rankings(as: "office ministry")
            #expect(live.map(\.review) == review.reviews)
            #expect(live.map(\.status) == ["live", "live"])
            for ranking in live {
                let standings = try await review.get(
                    "/api/v1/reviews/\(ranking.review)/standings",
                    as: "office ministry"
                )
                #expect(try ranking.units == standings.json.lines("units"))
                #expect(ranking.json.member("publication")?.isNull == true)
            }

            try await review.publishAfterAppraising(for: ["members"])
            let published = try await review.rankings(as: "office ministry")
            #expect(published.map(\.review) == review.reviews)
            let ranking = try #require(published.first { $0.status == "published" })
            #expect(ranking.review == review.reviewID)
            let document = try await review.get(review.path + "/publications/1", as: "office ministry")
            let read = try PublishedRanking(bytes: document.bytes)
            #expect(ranking.json.member("publication")?.member("number")?.numberText == "1")
            #expect(ranking.json.member("publication")?.member("sha256")?.string == read.source.sha256)
            #expect(ranking.json.member("publication")?.member("recordedAt")?.string != nil)
            // The very lines that an export of the publication has.
            #expect(ranking.units.map(\.code) == read.units.map { $0.line.code.description })
            #expect(ranking.units.map(\.total) == read.units.map { $0.line.total.text })
            #expect(ranking.units.map(\.percent) == read.units.map { $0.line.percent.text })
            #expect(ranking.units.map(\.rank) == read.units.map { $0.line.rank.map(String.init) })
            let standings = try await review.get(review.path + "/standings", as: "office ministry")
            #expect(try ranking.units == standings.json.lines("units"))
            let place = ranking.json
            #expect(place.member("season")?.member("id")?.string == review.season)
            #expect(place.member("managingUnit")?.member("code")?.string == review.cluster.code("province"))
            #expect(place.member("managingUnit")?.member("name")?.string == "Đơn vị PROVINCE")
            #expect(place.member("block")?.isNull == true)
            #expect(place.member("cluster")?.member("number")?.numberText == "1")
            #expect(place.member("review")?.member("state")?.string == "published")
        }
    }

    @Test func `leave out what the reader may not read whole`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            for name in ["officer c", "key c", "officer a", "officer b", "keeper c", "administrator", "officer x"] {
                #expect(try await review.rankings(as: name).isEmpty, "\(name)")
            }
            #expect(try await review.rankings(as: "office province").map(\.review) == [review.reviewID])
            #expect(try await review.rankings(as: "auditor").count == 2)
            try await review.publishAfterAppraising(for: ["members"])
            for name in ["officer c", "key c", "officer a", "officer b", "office province"] {
                #expect(try await review.rankings(as: name).map(\.review) == [review.reviewID], "\(name)")
            }
            for name in ["keeper c", "administrator", "officer x", "office other"] {
                #expect(try await review.rankings(as: name).allSatisfy { $0.review != review.reviewID }, "\(name)")
            }
        }
    }

    @Test func `are said by a publication to its audience alone, and no standings stand in for it`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.publishAfterAppraising(for: [])
            #expect(try await review.rankings(as: "officer c").isEmpty)
            #expect(try await review.rankings(as: "officer a").map(\.status) == ["published"])
            #expect(try await review.rankings(as: "office province").map(\.status) == ["published"])
        }
    }

    @Test func `are said to everybody by a publication for the ministry, and nothing else of the review is`()
        async throws
    {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            let strangers = ["keeper c", "administrator", "office other", "officer x", "head y"]
            for name in strangers {
                #expect(try await review.get(review.path + "/publications", as: name).status == .notFound)
            }
            try await review.publishAfterAppraising(for: ["ministry"])
            let office = try await review.rankings(as: "office province")
            let document = try await review.get(review.path + "/publications/1", as: "office province")
            #expect(document.status == .ok)
            for name in strangers + ["officer c", "key c", "officer a"] {
                let found = try await review.rankings(as: name).filter { $0.review == review.reviewID }
                #expect(found.map(\.status) == ["published"], "\(name)")
                #expect(found.first?.units == office.first?.units, "\(name)")
                let list = try await review.get(review.path + "/publications", as: name)
                #expect(
                    try list.json.member("publications")?.elements.map { Array($0).count } == 1,
                    "\(name): \(list.text)"
                )
                #expect(
                    try await review.get(review.path + "/publications/1", as: name).bytes == document.bytes,
                    "\(name)"
                )
                let next = try await review.get(review.path + "/publications/2", as: name)
                #expect(next.status == .notFound, "\(name)")
            }
            for name in strangers {
                for rest in [
                    "", "/standings", "/settlements", "/scoring-document",
                    "/derivations/\(review.cluster.unit("c").uuidString.lowercased())",
                    "/sheets/\(review.cluster.unit("c").uuidString.lowercased())",
                ] {
                    #expect(try await review.get(review.path + rest, as: name).status == .notFound, "\(name): \(rest)")
                }
            }
        }
    }

    @Test func `are for a key as far as it was made for them`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.publishAfterAppraising(for: ["members"])
            for (scopes, count) in [("{publications}", 1), ("{standings}", 0), ("{standings,publications}", 1)] {
                try await review.house.superuser.query(
                    "update auth.service_key set scopes = \(scopes)::text[] where id = \(review.cluster.account("key c"))"
                )
                // The scope is traded anew.
                review.house.services.scopes.forget(SessionSecret(unchecked: review.cluster.secret(of: "key c")))
                #expect(try await review.rankings(as: "key c").count == count, "\(scopes)")
            }
        }
    }

    @Test func `come a page at a time, and by where they belong`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            var pages: [[String]] = []
            var cursor: String?
            repeat {
                let more = cursor.map { "&cursor=\($0)" } ?? ""
                let answer = try await review.get(
                    "/api/v1/rankings?season=\(review.season)&limit=1\(more)",
                    as: "office ministry"
                )
                #expect(answer.status == .ok, "\(answer.text)")
                pages.append(try answer.json.rankings().map(\.review))
                cursor = try answer.json.member("next")?.string
            } while cursor != nil
            #expect(pages == review.reviews.map { [$0] })

            let other = review.cluster.otherReview.uuidString.lowercased()
            let id = { (id: UUID) in id.uuidString.lowercased() }
            let block = UUID()
            try await review.move(review.cluster.cluster(of: "x"), into: block)
            for (query, found) in [
                ("managingUnit=\(id(review.cluster.unit("other")))", [other]),
                ("managingUnit=\(id(review.cluster.unit("ministry")))", []),
                ("cluster=\(id(review.cluster.cluster(of: "c")))", [review.reviewID]),
                ("block=\(id(block))", [other]), ("block=\(id(UUID()))", []),
                ("kind=annual", review.reviews), ("kind=monthly", []),
                ("kind=annual&managingUnit=\(id(review.cluster.unit("province")))", [review.reviewID]),
            ] {
                let answer = try await review.get(
                    "/api/v1/rankings?season=\(review.season)&\(query)",
                    as: "office ministry"
                )
                #expect(try answer.json.rankings().map(\.review) == found, "\(query): \(answer.text)")
            }
            let next = review.cluster.nextSeason.uuidString.lowercased()
            let empty = try await review.get("/api/v1/rankings?season=\(next)", as: "office ministry")
            #expect(empty.text == #"{"items":[],"next":null}"#)
        }
    }

    @Test func `are refused for a wrong parameter, which is named`() async throws {
        try await ReviewHouse.open { review in
            for (query, place) in [
                ("", ""), ("season=x", "/season"), ("season=\(review.season)&limit=101", "/limit"),
                ("season=\(review.season)&limit=0", "/limit"), ("season=\(review.season)&kind=weekly", "/kind"),
                ("season=\(review.season)&block=1", "/block"), ("season=\(review.season)&unit=1", "/unit"),
                ("season=\(review.season)&cursor=YWJj", "/cursor"),
                ("season=\(review.season)&cluster=", "/cluster"),
                ("season=\(review.season)&managingUnit=1", "/managingUnit"),
            ] {
                let answer = try await review.get("/api/v1/rankings?\(query)", as: "office ministry")
                #expect(try answer.code == "invalid-request", "\(query): \(answer.text)")
                #expect(try answer.places.contains(place), "\(query): \(answer.text)")
            }
        }
    }
}

/// A review's ranking, as a list has it.
struct ListedRanking {
    let json: JSONValue
    let review: String
    let status: String
    let units: [ListedLine]
}

/// A unit's line.
struct ListedLine: Equatable {
    let code: String
    let total: String
    let percent: String
    let rank: String?
    /// All of it, in canonical JSON.
    let text: String
}

extension JSONValue {
    func rankings() throws -> [ListedRanking] {
        try (member("items")?.elements.map { Array($0) } ?? []).map { item in
            ListedRanking(
                json: item,
                review: item.member("review")?.member("id")?.string ?? "?",
                status: item.member("status")?.string ?? "?",
                units: try item.lines("units")
            )
        }
    }

    func lines(_ name: String) throws -> [ListedLine] {
        try (member(name)?.elements.map { Array($0) } ?? []).map { line in
            ListedLine(
                code: line.member("code")?.string ?? "?",
                total: line.member("total")?.numberText ?? "?",
                percent: line.member("percent")?.numberText ?? "?",
                rank: line.member("rank")?.numberText,
                text: String(decoding: try CanonicalJSON.bytes(of: line), as: UTF8.self)
            )
        }
    }
}

extension ReviewHouse {
    var season: String { cluster.season.uuidString.lowercased() }

    var reviewID: String { cluster.review.uuidString.lowercased() }

    /// Both reviews, in the order of their clusters' seasons.
    var reviews: [String] {
        [("c", cluster.review), ("x", cluster.otherReview)]
            .sorted {
                cluster.clusterSeason(of: $0.0).uuidString < cluster.clusterSeason(of: $1.0).uuidString
            }
            .map { $0.1.uuidString.lowercased() }
    }

    func rankings(as name: String) async throws -> [ListedRanking] {
        let answer = try await get("/api/v1/rankings?season=\(season)", as: name)
        #expect(answer.status == .ok, "\(name): \(answer.text)")
        return try answer.json.rankings()
    }

    /// Publishes the province's review, which is being assessed.
    func publishAfterAppraising(for audience: [String]) async throws {
        #expect(try await advance(to: "appraising", as: "office province").status == .ok)
        let published = try await write(
            .post,
            path + "/publications",
            as: "office province",
            "{\"audience\":[\(audience.map { "\"\($0)\"" }.joined(separator: ","))]}",
            match: try await tag(path, as: "office province")
        )
        #expect(published.status == .created, "\(published.text)")
    }

    /// Puts a cluster into a new block, its season and members with it.
    fileprivate func move(_ cluster: UUID, into block: UUID) async throws {
        let superuser = house.superuser
        try await superuser.query(
            """
            insert into thidua.block (id, managing_unit_id, name)
            select \(block), managing_unit_id, 'Khối' from thidua.cluster where id = \(cluster)
            """
        )
        // What keeps blocks equal is not deferrable: all three change with it off.
        try await superuser.query("set session_replication_role = replica")
        try await superuser.query("update thidua.cluster set block_id = \(block) where id = \(cluster)")
        try await superuser.query("update thidua.cluster_season set block_key = \(block) where cluster_id = \(cluster)")
        try await superuser.query(
            """
            update thidua.membership set block_key = \(block)
            where cluster_season_id in (select id from thidua.cluster_season where cluster_id = \(cluster))
            """
        )
        try await superuser.query("reset session_replication_role")
    }
}
