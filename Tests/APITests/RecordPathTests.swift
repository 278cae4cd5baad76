import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@testable import API

/// Movements, exemplars and practices, from their beginning to their end.
@Suite(.database(.migrated)) struct `Records over HTTP` {
    private static let campaign = #"""
        {"kind":"campaign","title":"Đợt thi đua chào mừng 19/8","slogan":"Vì an ninh Tổ quốc","from":"2026-05-19",
         "to":"2026-08-19","contents":[{"title":"Giữ vững an ninh"}],
         "targets":[{"text":"Khám phá án","op":">=","value":75.5,"unitOfMeasure":"%"}]}
        """#

    private func begin(_ house: OrganisationHouse, _ rest: String = "", as name: String) async throws -> String {
        try await house.make("/movements", as: name, #"{\#(rest)"text":\#(Self.campaign)}"#)
    }

    private func clusterSeason(_ house: OrganisationHouse) -> String {
        house.review.cluster.clusterSeason(of: "c").uuidString.lowercased()
    }

    private func owner(_ kind: String, _ id: String) -> String { #""owner":{"kind":"\#(kind)","id":"\#(id)"},"# }

    private func move(
        _ house: OrganisationHouse,
        _ path: String,
        to state: String,
        as name: String,
        version: Int,
        _ rest: String = ""
    ) async throws -> TestResponse {
        try await house.post(
            "\(path)/state",
            as: name,
            #"{"to":"\#(state)","occurredOn":"2026-05-19"\#(rest)}"#,
            match: version
        )
    }

    private func enter(
        _ house: OrganisationHouse,
        _ path: String,
        _ unit: String,
        _ kind: String,
        as name: String,
        _ rest: String = ""
    ) async throws -> TestResponse {
        try await house.post(
            path,
            as: name,
            #"{"unit":"\#(house.unit(unit))","kind":"\#(kind)","occurredOn":"2026-06-01"\#(rest)}"#
        )
    }

    @Test func `a ministry's movement is answered by a cluster's, joined, reported and counted`() async throws {
        try await OrganisationHouse.open { house in
            let ministry = try await begin(house, owner("managingUnit", house.unit("ministry")), as: "office ministry")
            let call = "/movements/\(ministry)"
            #expect(try await house.get(call, as: "officer c").status == .notFound, "the office's draft")
            #expect(try await move(house, call, to: "launched", as: "office ministry", version: 1).status == .ok)
            #expect(try await house.get(call, as: "officer x").status == .ok)
            #expect(try await house.get(call, as: "key c").status == .forbidden)

            let follows = #""follows":"\#(ministry)","#
            let lost = try await house.post(
                "/movements",
                as: "officer a",
                #"{\#(owner("clusterSeason", clusterSeason(house)))"follows":"\#(house.unit("c"))","text":\#(Self.campaign)}"#
            )
            #expect(try lost.code == "unknown-reference")
            let own = try await begin(
                house,
                owner("clusterSeason", clusterSeason(house)) + follows,
                as: "officer a"
            )
            #expect(
                try await house.get("/movements/\(own)", as: "officer c").json.member("follows")?.string == ministry
            )
            #expect(try await house.get("/movements/\(own)", as: "officer x").status == .notFound)

            // Units join and report, in their own names; what one reports the others of its cluster read.
            let path = call + "/participations"
            let early = try await enter(house, path, "c", "reported", as: "officer c")
            #expect(try early.code == "wrong-state")
            for unit in ["b", "c", "x"] {
                #expect(try await enter(house, path, unit, "joined", as: "officer \(unit)").status == .created)
            }
            #expect(try await enter(house, path, "b", "joined", as: "officer c").status == .forbidden)
            let figures = #","figures":[{"text":"Tin báo","value":91.25,"unitOfMeasure":"%"}]"#
            for words in ["một", "hai"] {
                let report = #","words":"\#(words)"\#(figures)"#
                #expect(try await enter(house, path, "c", "reported", as: "head c", report).status == .created)
            }
            let seen = try await house.get(path, as: "officer b").json
            let entries = seen.member("items")?.elements.map { Array($0) } ?? []
            #expect(entries.count == 4, "not the stranger's")
            let counting = entries.filter { $0.member("counts")?.boolean == true }
            #expect(counting.compactMap { $0.member("words")?.string } == ["hai"])
            #expect(counting.count == 3)
            #expect(try await house.get(path, as: "office ministry").items("unit").count == 5)
            try await self.countsEqualRecount(house, call, path, as: "officer b")
            try await self.countsEqualRecount(house, call, path, as: "office ministry")
        }
    }

    /// Holds what is counted of a record to a recount of the entries that the same person may read.
    private func countsEqualRecount(
        _ house: OrganisationHouse,
        _ call: String,
        _ path: String,
        as name: String
    ) async throws {
        let counts = try await house.get(call, as: name).json.member("counts")?.elements.map { Array($0) } ?? []
        let entries = try await house.get(path, as: name).json.member("items")?.elements.map { Array($0) } ?? []
        var recount: [String: Set<String>] = [:]
        for entry in entries {
            recount[entry.member("kind")?.string ?? "", default: []].insert(entry.member("unit")?.string ?? "")
        }
        #expect(!counts.isEmpty)
        for count in counts {
            let units = recount.removeValue(forKey: count.member("kind")?.string ?? "")
            #expect(count.member("units")?.integer == units?.count, "\(name)")
        }
        #expect(recount.isEmpty)
    }

    @Test func `a launched text is changed with a reason, and what it was is kept`() async throws {
        try await OrganisationHouse.open { house in
            let id = try await begin(house, owner("clusterSeason", clusterSeason(house)), as: "officer a")
            let path = "/movements/\(id)"
            let put = { (version: Int, text: String) in
                try await house.review.write(
                    .put,
                    "/api/v1\(path)",
                    as: "officer a",
                    #"{"text":\#(text)}"#,
                    match: "\"\(version)\""
                )
            }
            #expect(try await put(1, Self.campaign.replacing("Giữ vững", with: "Bảo vệ")).status == .ok)
            #expect(try await put(1, Self.campaign).status == .preconditionFailed)
            #expect(
                try await put(2, #"{"kind":"campaign","title":"x","from":"2026-01-01","to":"2025-01-01"}"#).places == [
                    "/text/to"
                ]
            )
            let done = try await move(house, path, to: "launched", as: "officer a", version: 2, #","by":"Cụm trưởng""#)
            #expect(done.status == .ok, "\(done.text)")
            #expect(try await put(3, Self.campaign).code == "wrong-state")
            let amendment = #"{"text":\#(Self.campaign),"reason":"Theo công văn mới"}"#
            let amended = try await house.post("\(path)/amendments", as: "officer a", amendment, match: 3)
            #expect(amended.status == .ok, "\(amended.text)")
            let bare = try await move(house, path, to: "closed", as: "officer a", version: 4)
            #expect(try bare.code == "incomplete-record")
            let closed = try await move(house, path, to: "closed", as: "officer a", version: 4, #","words":"Đạt""#)
            #expect(closed.status == .ok, "\(closed.text)")
            let acts = try await house.get(path, as: "officer c").json.member("acts")?.elements.map { Array($0) } ?? []
            #expect(acts.map { $0.member("state")?.string } == ["launched", "launched", "closed"])
            let titles = acts.map {
                $0.member("text")?.member("contents")?.elements?.first { _ in true }?.member("title")?.string
            }
            #expect(titles == ["Bảo vệ an ninh", "Giữ vững an ninh", "Giữ vững an ninh"])
            #expect(acts.first?.member("by")?.string == "Cụm trưởng")
        }
    }

    @Test func `an exemplar goes from its unit to everybody, step by step, and is found without tone marks`()
        async throws
    {
        try await OrganisationHouse.open { house in
            let place = #""clusterSeason":"\#(clusterSeason(house))","unit":"\#(house.unit("c"))""#
            let text = #"{"kind":"person","name":"Đỗ Thị Hường","rank":"Thượng úy","achievement":"Cứu dân trong lũ"}"#
            let discovered = #"{\#(place),"text":\#(text),"occurredOn":"2026-05-01","by":"Đội 1"}"#
            #expect(try await house.post("/exemplars", as: "officer b", discovered).status == .forbidden)
            let id = try await house.make("/exemplars", as: "officer c", discovered)
            let path = "/exemplars/\(id)"
            #expect(try await house.get(path, as: "officer b").status == .ok, "the deputy looks after the cluster")
            #expect(try await house.get(path, as: "officer d").status == .notFound)
            #expect(try await move(house, path, to: "nurtured", as: "officer c", version: 1).status == .ok)
            #expect(try await move(house, path, to: "verified", as: "officer c", version: 2).status == .forbidden)
            #expect(try await move(house, path, to: "verified", as: "officer a", version: 2).status == .ok)
            #expect(try await house.get(path, as: "officer d").status == .ok)
            #expect(try await house.get(path, as: "officer x").status == .notFound)
            #expect(try await move(house, path, to: "recognised", as: "officer a", version: 3).status == .forbidden)
            let bare = try await move(house, path, to: "recognised", as: "office province", version: 3)
            #expect(try bare.code == "incomplete-record")
            let unknown = #","officialDocument":"\#(house.unit("c"))""#
            let lost = try await move(house, path, to: "recognised", as: "office province", version: 3, unknown)
            #expect(try lost.code == "unknown-reference")
            let document = house.review.cluster.thing("document")
            try await house.review.cluster.store([
                """
                insert into thidua.official_document (id, managing_unit_id, kind, symbol, summary)
                values (\(document), \(house.review.cluster.unit("province")), 'decision', '12/QĐ', 'Công nhận')
                """
            ])
            let by = #","officialDocument":"\#(document.uuidString.lowercased())""#
            let done = try await move(house, path, to: "recognised", as: "office province", version: 3, by)
            #expect(done.status == .ok, "\(done.text)")
            #expect(try await move(house, path, to: "heldUp", as: "office province", version: 4).status == .ok)
            #expect(try await house.get(path, as: "officer x").status == .ok)

            for words in ["do%20thi%20huong", "%C4%90%E1%BB%97", "LU"] {
                #expect(try await house.get("/exemplars?q=\(words)&kind=person", as: "officer x").items("id") == [id])
            }
            #expect(try await house.get("/exemplars?q=%25", as: "officer x").items("id") == [])
            #expect(try await house.get("/exemplars?unit=\(house.unit("d"))", as: "officer x").items("id") == [])
            #expect(try await house.get("/exemplars?state=verified", as: "officer c").items("id") == [])
            let silent = try await move(house, path, to: "ended", as: "officer c", version: 5)
            #expect(try silent.code == "reason-required")
            let ended = try await move(
                house,
                path,
                to: "ended",
                as: "officer c",
                version: 5,
                #","words":"Chuyển ngành""#
            )
            #expect(ended.status == .ok)
            #expect(try await house.get(path, as: "officer x").json.member("state")?.string == "ended")
        }
    }

    @Test func `a practice is published by its unit and taken up by others, wherever they are`() async throws {
        try await OrganisationHouse.open { house in
            let place = #""clusterSeason":"\#(clusterSeason(house))","unit":"\#(house.unit("c"))""#
            let text = #"{"field":"An ninh trật tự","title":"Camera an ninh","description":"Nhân dân góp camera"}"#
            let id = try await house.make("/practices", as: "officer c", #"{\#(place),"text":\#(text)}"#)
            let path = "/practices/\(id)"
            let uptakes = path + "/uptakes"
            #expect(try await house.get(path, as: "officer x").status == .notFound)
            #expect(try await enter(house, uptakes, "x", "tookUp", as: "officer x").status == .notFound)
            #expect(try await move(house, path, to: "published", as: "officer c", version: 1).status == .ok)
            #expect(try await enter(house, uptakes, "c", "tookUp", as: "officer c").status == .unprocessableContent)
            for unit in ["x", "d"] {
                let result =
                    #","words":"Lắp 20 camera","figures":[{"text":"Camera","value":20,"unitOfMeasure":"chiếc"}]"#
                let taken = try await enter(house, uptakes, unit, "tookUp", as: "officer \(unit)", result)
                #expect(taken.status == .created, "\(taken.text)")
            }
            #expect(try await house.get(uptakes, as: "officer y").items("unit") == [house.unit("x"), house.unit("d")])
            try await countsEqualRecount(house, path, uptakes, as: "officer y")
            let first = try await house.get(uptakes + "?limit=1", as: "officer y").json
            let next = try #require(first.member("next")?.string)
            #expect(
                try await house.get(uptakes + "?limit=1&cursor=\(next)", as: "officer y").items("unit")
                    == [house.unit("d")]
            )
        }
    }
}
