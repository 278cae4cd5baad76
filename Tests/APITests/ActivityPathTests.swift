import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@testable import API

/// The six units of Cụm 6 (2024, led by Cục Đối ngoại), whose sports meet of 2025 was reported with more than 300 athletes and
/// 15 events. Which unit won what, and how many came from each, was not: that is made up here (minh hoạ).
@Suite(.database(.migrated)) struct `The activities of Cụm 6` {
    private static let names = [
        "Cục Đối ngoại", "Văn phòng Bộ", "Cục Khoa học, chiến lược và lịch sử", "Cục Xây dựng phong trào",
        "Cục Hồ sơ nghiệp vụ", "Cục Pháp chế và cải cách hành chính, tư pháp",
    ]

    private struct Six {
        let clusterSeason: String
        let units: [String]
    }

    private func found(_ house: OrganisationHouse) async throws -> Six {
        let ministry = house.unit("ministry")
        var units: [String] = []
        for (index, name) in Self.names.enumerated() {
            units.append(try await house.makeUnit("V\(index)", name, below: ministry))
        }
        let cluster = try await house.makeCluster(of: ministry, #""number":6"#)
        let season = try await house.makeSeason()
        let members = units.map { #"{"unit":"\#($0)"}"# }.joined(separator: ",")
        let clusterSeason = try await house.make(
            "/cluster-seasons",
            as: "office ministry",
            #"{"season":"\#(season)","cluster":"\#(cluster)","members":[\#(members)],"lead":"\#(units[0])"}"#
        )
        return Six(clusterSeason: clusterSeason, units: units)
    }

    /// 15 events: the first unit wins 5 of them, the second and the third 4 each, the fourth 2.
    private func events(_ units: [String]) -> String {
        let winners = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3]
        return winners.enumerated().map { index, gold in
            let (silver, bronze) = ((gold + 1) % 6, gold == 0 ? 4 : 5)
            let results = [(gold, "gold"), (silver, "silver"), (bronze, "bronze")]
                .map { #"{"unit":"\#(units[$0.0])","medal":"\#($0.1)"}"# }.joined(separator: ",")
            return #"{"name":"Môn \#(index + 1)","results":[\#(results)]}"#
        }.joined(separator: ",")
    }

    @Test func `are planned, held with a medal table, cancelled with a reason, and counted`() async throws {
        try await OrganisationHouse.open { house in
            let six = try await found(house)
            let office = "office ministry"
            let make = { (text: String) in
                try await house.make(
                    "/activities",
                    as: office,
                    #"{"clusterSeason":"\#(six.clusterSeason)","text":\#(text)}"#
                )
            }
            let plan =
                #""kind":"sportsMeet","title":"Hội thao Cụm thi đua số 6","month":"2026-07","hostUnit":"\#(six.units[0])""#
            let meet = try await make("{\(plan)}")
            let visit = try await make(#"{"kind":"visit","title":"Thăm gia đình liệt sĩ","month":"2026-07"}"#)
            _ = try await make(#"{"kind":"exchange","title":"Giao lưu văn nghệ"}"#)
            let path = "/activities/\(meet)"
            for unit in six.units {
                let part = #"{"unit":"\#(unit)","kind":"tookPart","occurredOn":"2026-07-18","persons":51}"#
                #expect(try await house.post(path + "/participations", as: office, part).status == .created)
            }
            // The latest counts: one unit brought more than it had said.
            let more = #"{"unit":"\#(six.units[0])","kind":"tookPart","occurredOn":"2026-07-18","persons":60}"#
            #expect(try await house.post(path + "/participations", as: office, more).status == .created)

            let held = #"{"to":"held","occurredOn":"2026-07-19"}"#
            #expect(try await house.post(path + "/state", as: office, held, match: 1).code == "incomplete-record")
            let stranger = #"[{"name":"Cờ tướng","results":[{"unit":"\#(house.unit("c"))","medal":"gold"}]}]"#
            let days = #""from":"2026-07-18","to":"2026-07-19","place":"Hà Nội""#
            let wrong = #"{"text":{\#(plan),"outcome":{\#(days),"events":\#(stranger)}}}"#
            #expect(try await save(house, path, wrong, version: 1).code == "unknown-reference")
            let outcome = #"{"text":{\#(plan),"outcome":{\#(days),"events":[\#(events(six.units))]}}}"#
            let saved = try await save(house, path, outcome, version: 1)
            #expect(saved.status == .ok, "\(saved.text)")
            let done = try await house.post(path + "/state", as: office, held, match: 2)
            #expect(done.status == .ok, "\(done.text)")

            let shown = try await house.get(path, as: office).json
            let medals = shown.member("medals")?.elements.map { Array($0) } ?? []
            #expect(medals.map { $0.member("unit")?.string } == [0, 1, 2, 3, 4, 5].map { six.units[$0] })
            #expect(medals.map { $0.member("gold")?.integer } == [5, 4, 4, 2, 0, 0])
            #expect(medals.map { $0.member("silver")?.integer } == [0, 5, 4, 4, 2, 0])
            #expect(medals.map { $0.member("bronze")?.integer } == [0, 0, 0, 0, 5, 10])
            #expect(medals.map { $0.member("rank")?.integer } == [1, 2, 3, 4, 5, 6])
            let count = shown.member("counts")?.elements?.first { _ in true }
            #expect(count?.member("units")?.integer == 6)
            #expect(count?.member("persons")?.integer == 315)

            let cancelled = #"{"to":"cancelled","occurredOn":"2026-07-01"}"#
            let silent = try await house.post("/activities/\(visit)/state", as: office, cancelled, match: 1)
            #expect(try silent.code == "reason-required")
            let reason = #"{"to":"cancelled","occurredOn":"2026-07-01","words":"Mưa lũ"}"#
            #expect(try await house.post("/activities/\(visit)/state", as: office, reason, match: 1).status == .ok)
            let summary = try await house.get("/cluster-seasons/\(six.clusterSeason)/activities/summary", as: office)
            #expect(summary.status == .ok, "\(summary.text)")
            let json = try summary.json
            #expect(["planned", "held", "cancelled"].map { json.member($0)?.integer } == [1, 1, 1])
            let lines = json.member("units")?.elements.map { Array($0) } ?? []
            #expect(lines.map { $0.member("activities")?.integer } == Array(repeating: 1, count: 6))
            #expect(lines.compactMap { $0.member("persons")?.integer }.sorted() == [51, 51, 51, 51, 51, 60])
            #expect(try await house.get("/cluster-seasons/\(six.clusterSeason)/activities/summary").status == .notFound)
        }
    }

    @Test func `give money exactly, and are corrected after they were held with a reason`() async throws {
        try await OrganisationHouse.open { house in
            let six = try await found(house)
            let text = { (money: String) in
                #"""
                {"kind":"charity","title":"Đền ơn đáp nghĩa","outcome":{"from":"2026-07-26","to":"2026-07-26",
                 "gifts":[{"beneficiary":"Mẹ Việt Nam anh hùng","money":\#(money)},{"beneficiary":"Trường A","money":0.1,
                 "gifts":"Sách"}]}}
                """#
            }
            let id = try await house.make(
                "/activities",
                as: "office ministry",
                #"{"clusterSeason":"\#(six.clusterSeason)","text":\#(text("10000000.2"))}"#
            )
            let path = "/activities/\(id)"
            let held = #"{"to":"held","occurredOn":"2026-07-26"}"#
            #expect(try await house.post(path + "/state", as: "office ministry", held, match: 1).status == .ok)
            #expect(try await house.get(path, as: "office ministry").text.contains(#""money":10000000.3}"#))
            let amended = try await house.post(
                path + "/amendments",
                as: "office ministry",
                #"{"text":\#(text("12000000")),"reason":"Nhập nhầm"}"#,
                match: 2
            )
            #expect(amended.status == .ok, "\(amended.text)")
            #expect(try await house.get(path, as: "office ministry").text.contains(#""money":12000000.1}"#))
        }
    }

    private func save(
        _ house: OrganisationHouse,
        _ path: String,
        _ json: String,
        version: Int
    ) async throws -> TestResponse {
        try await house.review.write(.put, "/api/v1\(path)", as: "office ministry", json, match: "\"\(version)\"")
    }
}
