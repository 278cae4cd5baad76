import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@testable import API

@Suite(.database(.migrated)) struct `an organisation, over HTTP` {
    @Test func `has a Cụm số 1 in two provinces and in a regiment, once each at a time`() async throws {
        try await OrganisationHouse.open { house in
            let (ministry, first, second) = (
                house.unit("ministry"), try await house.makeUnit("PT", below: house.unit("ministry")),
                try await house.makeUnit("QT", below: house.unit("ministry"))
            )
            let regiment = try await house.makeUnit("E1", below: first)
            var clusters: [String] = []
            for unit in [first, second, regiment] {
                clusters.append(try await house.makeCluster(of: unit, #""number":1"#))
            }
            #expect(Set(clusters).count == 3)

            let number = #"{"managingUnit":"\#(first)","number":1,"from":"2026-01-01"}"#
            let again = try await house.post("/clusters", as: "office ministry", number)
            #expect(again.status == .conflict)
            #expect(try again.code == "already-exists")
            #expect(try again.json.member("detail")?.string?.contains("cụm mang số này") == true)

            let block = try await house.make(
                "/blocks",
                as: "office ministry",
                #"{"managingUnit":"\#(first)","name":"Khối các phòng"}"#
            )
            _ = try await house.makeCluster(of: first, #""number":1,"block":"\#(block)""#)
            let elsewhere = #"{"managingUnit":"\#(second)","number":2,"block":"\#(block)","from":"2026-01-01"}"#
            #expect(
                try await house.post("/clusters", as: "office ministry", elsewhere).code == "unknown-reference",
                "a block of another unit"
            )

            let ended = try await house.patch(
                "/clusters/\(clusters[0])",
                as: "office ministry",
                #"{"to":"2026-01-01"}"#,
                match: 1
            )
            #expect(ended.status == .ok)
            #expect(try ended.json.member("version")?.integer == 2)
            let next = try await house.post("/clusters", as: "office ministry", number)
            #expect(next.status == .created, "a number is free again once its cluster has ended")

            let unnamed = try await house.post(
                "/clusters",
                as: "office ministry",
                #"{"managingUnit":"\#(first)","from":"2026-01-01"}"#
            )
            #expect(try unnamed.code == "invalid-name")
            let unknown = try await house.makeCluster(of: first, #""name":"Cụm các trường""#)
            let shown = try await house.get("/clusters/\(unknown)")
            #expect(try shown.json.member("number")?.isNull == true)
            #expect(try shown.json.member("name")?.string == "Cụm các trường")

            let on = "/clusters?managingUnit=\(first)&on=2025-06-01"
            #expect(try await house.get(on, as: "key c").items("id").contains(clusters[0]))
            #expect(try await house.get(on + "&block=\(block)").items("id").count == 1)
            #expect(
                try await !house.get("/clusters?managingUnit=\(first)&on=2026-01-01").items("id").contains(clusters[0])
            )
            #expect(try await house.get("/units?parent=\(ministry)&limit=200").items("id").contains(second))
        }
    }

    @Test func `has no unit in two clusters of one managing unit and block at one time`() async throws {
        try await OrganisationHouse.open { house in
            let province = try await house.makeUnit("PT", below: house.unit("ministry"))
            var units: [String] = []
            for code in ["P1", "P2", "P3"] { units.append(try await house.makeUnit(code, below: province)) }
            let first = try await house.makeCluster(of: province, #""number":1"#)
            let second = try await house.makeCluster(of: province, #""number":2"#)
            let season = try await house.makeSeason()
            let opened = try await house.make(
                "/cluster-seasons",
                as: "office ministry",
                """
                {"season":"\(season)","cluster":"\(first)","lead":"\(units[0])","deputy":"\(units[1])","members":[
                {"unit":"\(units[0])"},{"unit":"\(units[1])","to":"2026-07-01"}]}
                """
            )
            let overlapping = """
                {"season":"\(season)","cluster":"\(second)","members":[{"unit":"\(units[0])"},{"unit":"\(units[2])"}]}
                """
            let refused = try await house.post("/cluster-seasons", as: "office ministry", overlapping)
            #expect(refused.status == .conflict)
            #expect(try refused.code == "already-member")
            #expect(try refused.refusedUnits.keys.sorted() == [units[0]])
            #expect(try refused.refusedUnits[units[0]]?.contains("Cụm số 1") == true)

            let moved = """
                {"season":"\(season)","cluster":"\(second)","members":[{"unit":"\(units[1])","from":"2026-07-01"}]}
                """
            _ = try await house.make("/cluster-seasons", as: "office ministry", moved)
            let twice = try await house.post("/cluster-seasons", as: "office ministry", moved)
            #expect(twice.status == .conflict, "a cluster is in a season once")
            #expect(try await house.get("/cluster-seasons?season=\(season)&unit=\(units[1])").items("id").count == 2)
            #expect(try await house.get("/cluster-seasons?cluster=\(first)").items("id") == [opened])
        }
    }

    @Test func `lets one of two offices win that take a unit in at once`() async throws {
        try await OrganisationHouse.open { house in
            let province = try await house.makeUnit("PT", below: house.unit("ministry"))
            let season = try await house.makeSeason()
            for round in 0..<5 {
                let unit = try await house.makeUnit("P\(round)", below: province)
                var bodies: [String] = []
                for number in [2 * round + 1, 2 * round + 2] {
                    let cluster = try await house.makeCluster(of: province, #""number":\#(number)"#)
                    bodies.append(
                        #"{"season":"\#(season)","cluster":"\#(cluster)","members":[{"unit":"\#(unit)"}]}"#
                    )
                }
                let (first, second) = (bodies[0], bodies[1])
                async let left = house.post("/cluster-seasons", as: "office ministry", first)
                async let right = house.post("/cluster-seasons", as: "office ministry", second)
                let answers = try await [left, right]
                #expect(answers.map(\.status.code).sorted() == [201, 409])
                for answer in answers where answer.status == .conflict {
                    #expect(try answer.code == "already-member")
                }
            }
        }
    }

    @Test func `takes members in, lets them go and hands the lead over`() async throws {
        try await OrganisationHouse.open { house in
            let province = try await house.makeUnit("PT", below: house.unit("ministry"))
            var units: [String] = []
            for code in ["P1", "P2", "P3"] { units.append(try await house.makeUnit(code, below: province)) }
            let cluster = try await house.makeCluster(of: province, #""number":1"#)
            let season = try await house.makeSeason()
            let id = try await house.make(
                "/cluster-seasons",
                as: "office ministry",
                """
                {"season":"\(season)","cluster":"\(cluster)","lead":"\(units[0])","deputy":"\(units[1])",
                "members":[{"unit":"\(units[0])"},{"unit":"\(units[1])"}]}
                """
            )
            let path = "/cluster-seasons/\(id)"
            let joining = #"{"unit":"\#(units[2])","from":"2026-07-01"}"#
            #expect(
                try await house.post(path + "/members", as: "office province", joining, match: 1).status == .forbidden
            )
            let joined = try await house.post(path + "/members", as: "office ministry", joining, match: 1)
            #expect(joined.status == .created)
            #expect(try joined.json.member("version")?.integer == 2)
            let stale = try await house.post(path + "/members", as: "office ministry", joining, match: 1)
            #expect(try stale.code == "stale-version")
            let again = try await house.post(path + "/members", as: "office ministry", joining, match: 2)
            #expect(try again.code == "already-member")

            let handover = #"{"role":"lead","unit":"\#(units[1])","from":"2026-07-01"}"#
            let handed = try await house.post(path + "/leadership", as: "office ministry", handover, match: 2)
            #expect(handed.status == .ok, "\(handed.text)")
            let left = try await house.post(
                path + "/members/\(units[1])/departure",
                as: "office ministry",
                #"{"on":"2026-09-01"}"#,
                match: 3
            )
            #expect(left.status == .ok, "\(left.text)")
            let stranger = try await house.post(
                path + "/members/\(house.unit("a"))/departure",
                as: "office ministry",
                #"{"on":"2026-09-01"}"#,
                match: 4
            )
            #expect(try stranger.code == "not-a-member")

            let log = try await house.review.house.superuser.query(
                """
                select action, managing_unit_id = \(UUID(uuidString: province)) from thidua.audit_event
                where cluster_season_id = \(UUID(uuidString: id)) order by id
                """,
                as: (String, Bool).self
            )
            #expect(
                log.map(\.0) == ["clusterseason.opened", "member.added", "leadership.handed-over", "member.left"]
            )
            #expect(log.allSatisfy { $0.1 })

            let shown = try await house.get(path)
            #expect(shown.headers[.eTag] == "\"4\"")
            let members = try #require(try shown.json.member("members")?.elements).map {
                ($0.member("unit")?.string ?? "") + " " + ($0.member("from")?.string ?? "") + " "
                    + ($0.member("to")?.string ?? "")
            }
            #expect(
                members == [
                    "\(units[0]) 2025-11-15 2026-11-15", "\(units[1]) 2025-11-15 2026-09-01",
                    "\(units[2]) 2026-07-01 2026-11-15",
                ]
            )
            let leadership = try #require(try shown.json.member("leadership")?.elements).map {
                ($0.member("role")?.string ?? "") + " " + ($0.member("unit")?.string ?? "") + " "
                    + ($0.member("to")?.string ?? "")
            }
            #expect(
                Set(leadership) == [
                    "lead \(units[0]) 2026-07-01", "deputy \(units[1]) 2026-07-01", "lead \(units[1]) 2026-09-01",
                ]
            )
        }
    }

    @Test func `gives who joins a sheet in each review that is not published`() async throws {
        try await OrganisationHouse.open { house in
            let cluster = house.review.cluster
            let path = "/cluster-seasons/\(cluster.clusterSeason(of: "c").uuidString.lowercased())"
            let joined = try await house.post(
                path + "/members",
                as: "office province",
                #"{"unit":"\#(house.unit("e"))","from":"2026-01-01"}"#,
                match: 1
            )
            #expect(joined.status == .created, "\(joined.text)")
            let review = try await house.review.get(house.review.path, as: "office province").json
            let members = try #require(review.member("members")?.elements).compactMap { $0.member("unit")?.string }
            #expect(members.contains(house.unit("e")))
            #expect(try await house.review.get(house.review.sheet("e"), as: "officer e").status == .ok)
            #expect(try await house.review.submit("c").status == .ok)
            let standings = try await house.review.get(house.review.path + "/standings", as: "office province")
            #expect(standings.text.contains(house.unit("e")), "\(standings.text)")
        }
    }

    @Test func `knows what a unit came from, and keeps it when it is renamed and ended`() async throws {
        try await OrganisationHouse.open { house in
            let ministry = house.unit("ministry")
            let old = [
                try await house.makeUnit("HB", "Công an tỉnh Hòa Bình", below: ministry),
                try await house.makeUnit("VP", "Công an tỉnh Vĩnh Phúc", below: ministry),
            ]
            let merged = try await house.make(
                "/units",
                as: "administrator",
                """
                {"code":"\(house.run).PT","name":"Công an tỉnh Phú Thọ","parent":"\(ministry)","from":"2025-07-01",
                "predecessors":["\(old[0])","\(old[1])"]}
                """
            )
            let shown = try await house.get("/units/\(merged)", as: "key c")
            #expect(shown.headers[.eTag] == "\"1\"")
            let before = try #require(try shown.json.member("predecessors")?.elements).map {
                ($0.member("unit")?.member("id")?.string ?? "") + " " + ($0.member("day")?.string ?? "")
            }
            #expect(before == old.map { "\($0) 2025-07-01" })
            let after = try await house.get("/units/\(old[0])").json.member("successors")?.elements
            #expect(after?.map { $0.member("unit")?.member("id")?.string } == [merged])

            let path = "/units/\(old[0])"
            let change = #"{"name":"Công an tỉnh Hoà Bình (cũ)","to":"2025-07-01"}"#
            #expect(try await house.patch(path, as: "office ministry", change, match: 1).status == .forbidden)
            let changed = try await house.patch(path, as: "administrator", change, match: 1)
            #expect(changed.status == .ok, "\(changed.text)")
            #expect(try changed.json.member("to")?.string == "2025-07-01")
            #expect(try await house.patch(path, as: "administrator", change, match: 1).code == "stale-version")
            #expect(try await house.patch(path, as: "administrator", "{}", match: 2).code == "invalid-request")
            let top = try await house.patch("/units/\(ministry)", as: "administrator", change, match: 1)
            #expect(top.status == .forbidden, "the unit at the top is nobody's to change")
        }
    }

    @Test func `is searched without tone marks, a page at a time`() async throws {
        try await OrganisationHouse.open { house in
            let parent = try await house.makeUnit("PT", below: house.unit("ministry"))
            for (code, name) in [
                ("P1", "Phòng Tham mưu"), ("P2", "Phòng Hậu cần"), ("P3", "Đội Tham mưu"), ("P4", "100% _x\\\\y"),
            ] {
                _ = try await house.makeUnit(
                    code,
                    name,
                    below: parent,
                    from: code == "P2" ? "2026-01-01" : "2020-01-01"
                )
            }
            let codes = { (query: String) in
                try await house.get("/units?parent=\(parent)&\(query)").items("code").map {
                    String($0.dropFirst(house.run.count + 1))
                }
            }
            #expect(try await codes("q=THAM+MUU") == ["P1", "P3"])
            #expect(try await codes("q=tham%20m%C6%B0u") == ["P1", "P3"])
            #expect(try await codes("q=doi") == ["P3"])
            #expect(try await codes("q=0%25") == ["P4"])
            #expect(try await codes("q=_x") == ["P4"])
            #expect(try await codes("q=x%5Cy") == ["P4"])
            #expect(try await codes("q=%25h") == [], "a percent sign means itself")
            #expect(try await codes("on=2025-01-01") == ["P1", "P3", "P4"])
            var (seen, cursor): ([String], String?) = ([], "")
            while let next = cursor {
                let page = try await house.get("/units?parent=\(parent)&limit=3" + next)
                seen += try page.items("code")
                cursor = try page.json.member("next")?.string.map { "&cursor=\($0)" }
                #expect(seen.count <= 4)
                guard seen.count < 8 else { break }
            }
            #expect(seen.map { $0.suffix(2) } == ["P1", "P2", "P3", "P4"])
        }
    }
}
