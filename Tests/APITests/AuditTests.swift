import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `The audit log, over HTTP` {
    @Test func `tells newest first who did what to whom, a page at a time`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "d"])
            let answer = try await review.get(review.log(), as: "office province")
            #expect(answer.status == .ok, "\(answer.text)")
            let actions = try answer.items("action")
            #expect(
                actions == ["review.advanced", "sheet.submitted", "draft.saved", "sheet.submitted", "draft.saved"]
            )
            let items = try #require(try answer.json.member("items")?.elements.map { Array($0) })
            let id = { (id: UUID) in id.uuidString.lowercased() }
            #expect(items[1].member("account")?.string == id(review.cluster.account("head d")))
            #expect(items[1].member("unit")?.string == id(review.cluster.unit("d")))
            #expect(items[1].member("subject")?.member("review")?.string == review.reviewID)
            #expect(items[1].member("detail")?.member("entries")?.string == "2")
            #expect(items[1].member("clusterSeason")?.string == id(review.cluster.clusterSeason(of: "d")))
            #expect(items[0].member("unit")?.isNull == true)

            var paged: [String] = []
            var sizes: [Int] = []
            var cursor: String?
            repeat {
                let more = cursor.map { "&cursor=\($0)" } ?? ""
                let page = try await review.get(review.log("&limit=2\(more)"), as: "office province")
                paged += try page.items("id")
                sizes.append(try page.items("id").count)
                cursor = try page.json.member("next")?.string
            } while cursor != nil
            #expect(sizes == [2, 2, 1])
            #expect(paged == items.map { $0.member("id")?.string })
        }
    }

    @Test func `is narrowed to a unit, an account, an action and days`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "d"])
            let id = { (id: UUID) in id.uuidString.lowercased() }
            for (query, count) in [
                ("&unit=\(id(review.cluster.unit("d")))", 2), ("&unit=\(id(review.cluster.unit("c")))", 0),
                ("&account=\(id(review.cluster.account("head d")))", 1), ("&action=sheet.submitted", 2),
                ("&action=sheet", 0), ("&from=2020-01-01", 5), ("&to=2020-01-01", 0), ("&from=2999-01-01", 0),
                ("&to=2999-01-01&action=draft.saved&unit=\(id(review.cluster.unit("a")))", 1),
            ] {
                let answer = try await review.get(review.log(query), as: "office province")
                #expect(try answer.items("id").count == count, "\(query): \(answer.text)")
            }
            let elsewhere = "/api/v1/audit-events?clusterSeason=\(id(review.cluster.clusterSeason(of: "x")))"
            #expect(try await review.get(elsewhere, as: "office ministry").items("id").isEmpty)
        }
    }

    @Test func `is for managing offices and auditors, each within reach`() async throws {
        try await ReviewHouse.open { review in
            let before = try await review.get(review.log(), as: "office other").text
            let administrator = try await review.get("/api/v1/audit-events", as: "administrator").text
            try await review.bringToAssessing(["a", "d"])
            let seen = try await review.get(review.log(), as: "office province").text
            for name in ["office ministry", "auditor"] {
                #expect(try await review.get(review.log(), as: name).items("id").count == 5, "\(name)")
            }
            #expect(seen != before)
            #expect(try await review.get(review.log(), as: "office other").text == before)
            #expect(try await review.get("/api/v1/audit-events", as: "administrator").text == administrator)
            for name in ["officer c", "head a", "keeper c", "key c"] {
                #expect(try await review.get(review.log(), as: name).code == "not-permitted", "\(name)")
            }
        }
    }

    @Test func `tells administrators what was done to the organisation`() async throws {
        try await OrganisationHouse.open { house in
            let unit = try await house.makeUnit("E9", below: house.unit("province"))
            for name in ["administrator", "office province", "auditor"] {
                let answer = try await house.get("/audit-events?unit=\(unit)", as: name)
                #expect(try answer.items("action") == ["unit.created"], "\(name): \(answer.text)")
            }
            #expect(try await house.get("/audit-events?unit=\(unit)", as: "office other").items("action") == [])
        }
    }

    @Test func `is refused for a wrong parameter, which is named`() async throws {
        try await ReviewHouse.open { review in
            for (query, place) in [
                ("unit=x", "/unit"), ("account=1", "/account"), ("clusterSeason=1", "/clusterSeason"),
                ("from=2026-02-30", "/from"), ("to=yesterday", "/to"), ("limit=201", "/limit"), ("action=", "/action"),
                ("cursor=YWJj", "/cursor"), ("review=1", "/review"),
            ] {
                let answer = try await review.get("/api/v1/audit-events?\(query)", as: "auditor")
                #expect(try answer.code == "invalid-request", "\(query): \(answer.text)")
                #expect(try answer.places.contains(place), "\(query): \(answer.text)")
            }
        }
    }
}

extension ReviewHouse {
    /// The path of the log of the province's cluster.
    fileprivate func log(_ rest: String = "") -> String {
        "/api/v1/audit-events?clusterSeason=\(cluster.clusterSeason(of: "c").uuidString.lowercased())\(rest)"
    }
}
