import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `bad input about the organisation` {
    /// A body with what is wrong in it, the code of the problem and the place.
    private typealias Case = (body: String, code: String, place: String?)

    @Test func `is told what and where`() async throws {
        try await OrganisationHouse.open { house in
            let parent = house.unit("province")
            let unit = { (rest: String) in #"{"name":"P","parent":"\#(parent)","from":"2026-01-01",\#(rest)}"# }
            let nobody = UUID().uuidString.lowercased()
            let cases: [(path: String, Case)] = [
                ("/units", (unit(#""code":"A","kode":"B""#), "invalid-request", "/kode")),
                ("/units", (unit(#""code":7"#), "invalid-request", "/code")),
                ("/units", (unit(#""code":"\#(String(repeating: "x", count: 51))""#), "invalid-request", "/code")),
                ("/units", (unit(#""code":"a\u0000""#), "invalid-request", "/code")),
                ("/units", (unit(#""code":" a""#), "invalid-name", nil)),
                ("/units", (unit(#""code":"a","predecessors":["x"]"#), "invalid-request", "/predecessors/0")),
                ("/units", (unit(#""code":"a","predecessors":["\#(nobody)"]"#), "unknown-reference", nil)),
                (
                    "/units",
                    (#"{"code":"a","name":"P","parent":"x","from":"2026-02-30"}"#, "invalid-request", "/from")
                ),
                (
                    "/units",
                    (#"{"code":"a","name":"P","parent":"\#(nobody)","from":"2026-01-01"}"#, "unknown-reference", nil)
                ),
                (
                    "/units",
                    (#"{"code":"a","name":"P","parent":"\#(parent)","from":"2019-01-01"}"#, "invalid-period", nil)
                ),
            ]
            for (path, test) in cases {
                let answer = try await house.post(path, as: "administrator", test.body)
                #expect(try answer.code == test.code, "\(test.body): \(answer.text)")
                if let place = test.place { #expect(try answer.places.contains(place), "\(answer.text)") }
            }
            let season = try await house.makeSeason()
            let cluster = house.review.cluster.cluster(of: "c").uuidString.lowercased()
            let (member, stranger) = (house.unit("c"), house.unit("x"))
            for (body, code) in [
                (#"{"season":"\#(nobody)","cluster":"\#(cluster)","members":[]}"#, "unknown-reference"),
                (#"{"season":"\#(season)","cluster":"\#(nobody)","members":[]}"#, "unknown-reference"),
                (
                    #"{"season":"\#(season)","cluster":"\#(cluster)","members":[{"unit":"\#(nobody)"}]}"#,
                    "unknown-reference"
                ),
                (
                    #"{"season":"\#(season)","cluster":"\#(cluster)","members":[],"lead":"\#(parent)"}"#,
                    "not-a-member"
                ),
                (#"{"season":"\#(season)","cluster":"\#(cluster)","members":[{}]}"#, "invalid-request"),
                (
                    #"{"season":"\#(season)","cluster":"\#(cluster)","members":[{"unit":"\#(member)","to":"2030-01-01"}]}"#,
                    "invalid-period"
                ),
                (
                    #"{"season":"\#(season)","cluster":"\#(cluster)","members":[{"unit":"\#(member)"},{"unit":"\#(stranger)"}]}"#,
                    "unknown-reference"
                ),
            ] {
                let answer = try await house.post("/cluster-seasons", as: "office ministry", body)
                #expect(try answer.code == code, "\(body): \(answer.text)")
            }
            let same = #"{"kind":"workYear","name":"\#(house.run)","from":"2025-11-15","to":"2026-11-15"}"#
            #expect(try await house.post("/seasons", as: "office ministry", same).code == "already-exists")
            for path in ["units", "clusters", "cluster-seasons"] {
                #expect(try await house.get("/\(path)/x").status == .notFound)
                #expect(try await house.get("/\(path)/\(nobody)").status == .notFound)
            }
        }
    }

    @Test func `of two codes that NFC makes one is refused, the second one`() async throws {
        try await OrganisationHouse.open { house in
            let parent = house.unit("province")
            for (code, status) in [("\u{1EBF}", 201), ("e\u{302}\u{301}", 409), ("\u{EA}\u{301}", 409)] {
                let answer = try await house.post(
                    "/units",
                    as: "administrator",
                    #"{"code":"\#(house.run)\#(code)","name":"P","parent":"\#(parent)","from":"2026-01-01"}"#
                )
                #expect(answer.status.code == status, "\(answer.text)")
                if status == 409 { #expect(try answer.code == "already-exists") }
            }
        }
    }

    @Test func `in a query is named by its parameter`() async throws {
        try await OrganisationHouse.open { house in
            for (query, place) in [
                ("limit=0", "/limit"), ("limit=201", "/limit"), ("limit=x", "/limit"), ("limit=1&limit=2", "/limit"),
                ("limit=01", "/limit"), ("colour=red", "/colour"), ("on=2026-02-30", "/on"), ("parent=x", "/parent"),
                ("q=", "/q"), ("cursor=%21", "/cursor"), ("cursor=AA", "/cursor"), ("q=%00", "/q"),
            ] {
                let answer = try await house.get("/units?\(query)")
                #expect(try answer.code == "invalid-request", "\(query): \(answer.text)")
                #expect(try answer.places.contains(place), "\(query): \(answer.text)")
            }
            #expect(try await house.get("/units?q=%ff").code == "invalid-request")
            #expect(try await house.get("/clusters?cursor=YWJj").code == "invalid-request", "no id")
        }
    }
}
