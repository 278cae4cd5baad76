import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `What needs a look, over HTTP` {
    @Test(.timeLimit(.minutes(2))) func `is left of a sheet, and nothing that the reader may not see anyhow`()
        async throws
    {
        try await ReviewHouse.open { review in
            try await review.publishLastYear()
            try await review.bringToAssessing(["a", "b", "c", "d"])
            #expect(try await review.assess("c", points: 6).status == .ok)
            let left = { (filter: String, name: String) in
                let sheet = try await review.get(review.sheet("c", "?filter=\(filter)"), as: name)
                #expect(sheet.status == .ok, "\(sheet.text)")
                return try sheet.json.member("criteria")?.elements?.map(\.string)
            }
            #expect(try await left("noEvidence", "officer a") == ["I.1", "I.2"])
            #expect(try await left("differs", "officer a") == ["I.1"])
            #expect(try await left("differs", "officer c") == [], "what is assessed is not released to the unit")
            #expect(try await left("changed", "officer a") == [])
            #expect(try await left("farFromLastYear&percent=20", "office province") == ["I.1"])
            #expect(try await left("farFromLastYear&percent=40", "office province") == [])
            let own = try await review.get(review.sheet("c", "?filter=farFromLastYear"), as: "officer c")
            #expect(try own.code == "not-released")
            let wrong = try await review.get(review.sheet("c", "?filter=all"), as: "officer a")
            #expect(try wrong.code == "invalid-request")
            let narrowed = try await review.get(review.sheet("c", "?filter=differs"), as: "officer a").json
            #expect(
                narrowed.member("entries")?.elements?.allSatisfy { $0.member("criterion")?.string == "I.1" } == true
            )
            #expect(try await review.giveBack("c").status == .ok)
            #expect(try await review.save(["I.1": #"{"points":8}"#], for: "c", version: 1).status == .ok)
            #expect(try await review.submit("c").status == .ok)
            #expect(try await left("changed", "officer a") == ["I.1"])
        }
    }

    @Test func `stands side by side in the matrix, of each unit what its sheet shows`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c"])
            #expect(try await review.assess("c", points: 4).status == .ok)
            let units = { (name: String, query: String) in
                let answer = try await review.get(review.path + "/matrix" + query, as: name)
                #expect(answer.status == .ok, "\(answer.text)")
                return try #require(try answer.json.member("items")?.elements.map { Array($0) })
            }
            let layers = { (units: [JSONValue], code: String) in
                units.map { unit in
                    let cell = unit.member("cells")?.elements?.first { $0.member("criterion")?.string == code }
                    return cell?.member("entries")?.elements?.compactMap { $0.member("layer")?.string }.joined(
                        separator: " "
                    ) ?? ""
                }
            }
            let whole = try await units("office province", "")
            #expect(whole.map { $0.member("name")?.string } == ["A", "B", "C", "D"].map { "Đơn vị \($0)" })
            #expect(layers(whole, "I.1") == ["self", "self", "self assessment1", ""])
            let cell = whole[2].member("cells")?.elements?.first { _ in true }
            #expect(cell?.member("effective")?.string == "assessment1")
            #expect(cell?.member("entries")?.elements?.allSatisfy { $0.member("account") != nil } == true)
            #expect(layers(try await units("officer c", ""), "I.1") == ["self", "self", "self", ""])
            #expect(layers(try await units("officer d", ""), "I.1") == [""], "its own alone, until it has submitted")
            #expect(layers(try await units("office province", "?criterion=I.2"), "I.1") == ["", "", "", ""])
            let first = try await review.get(review.path + "/matrix?limit=3", as: "office province").json
            let next = try #require(first.member("next")?.string)
            #expect(try await units("office province", "?limit=3&cursor=\(next)").count == 1)
            let unknown = try await review.get(review.path + "/matrix?criterion=X", as: "office province")
            #expect(try unknown.code == "unknown-criterion")
        }
    }
}

extension ReviewHouse {
    /// The cluster's annual review of an earlier season, published for its members: `c` had all the points.
    fileprivate func publishLastYear() async throws {
        let (season, place, set, last) = (UUID(), UUID(), UUID(), UUID())
        let (office, unit) = (cluster.unit("province"), cluster.unit("c"))
        let answer = """
            {"code":"c","points":15,"sections":{},"leaves":{"I.1":{"points":10,"because":"10"},"I.2":{"points":5,"because":"5"}}}
            """
        let document = #"{"units":[{"answer":\#(answer),"unit":"\#(unit.uuidString.lowercased())"}]}"#
        let statements: [PostgresQuery] = [
            """
            insert into thidua.season (id, kind, name, from_day, to_day)
            values (\(season), 'workYear', \("trước \(season)"), '2019-01-01', '2020-01-01')
            """,
            """
            insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
            values (\(place), \(season), \(cluster.cluster(of: "c")), \(office), \(office))
            """,
            """
            insert into thidua.criteria_set (id, season_id, cluster_season_id, managing_unit_id, scale)
            values (\(set), \(season), \(place), \(office), \(Array(HandMadeCluster.smallScale.utf8)))
            """,
            """
            insert into thidua.review (
                id, season_id, cluster_season_id, managing_unit_id, kind, steps, self_scoring_until, visibility,
                criteria_set_id
            )
            select \(last), \(season), \(place), \(office), 'annual', '{}', '2019-12-01', visibility, \(set)
            from thidua.review where id = \(cluster.review)
            """,
            """
            insert into thidua.sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
            values (\(season), \(place), \(office), \(last), \(unit))
            """,
            """
            insert into thidua.publication (
                season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id,
                recorded_at
            )
            values (
                \(season), \(place), \(office), \(last), 1, \(Array(document.utf8)), '{members}',
                \(cluster.account("office province")), now()
            )
            """,
            "update thidua.review set state = 'published', version = 2 where id = \(last)",
        ]
        for statement in statements { try await house.superuser.query(statement) }
    }
}
