import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `units that merge and split in the middle of a season, over HTTP` {
    @Test func `give their place, their lead and new sheets to who took them over, and keep the old ones`() async throws
    {
        try await OrganisationHouse.open { house in
            try await house.review.cluster.bring(to: .selfScoring)
            #expect(try await house.review.submit("c").status == .ok)
            let merged = try await house.makeUnit("AC", "Phòng A và C", below: house.unit("province"))
            for name in ["a", "c"] {
                let ended = try await house.succeed(house.unit(name), by: [merged], on: "2026-01-15")
                #expect(ended.status == .ok, "\(ended.text)")
                #expect(try ended.json.member("to")?.string == "2026-01-15")
            }
            #expect(try await house.review.get(house.review.path, as: "officer c").status == .notFound)
            let taken = try await house.takeIn(house.season, as: "office province", match: 3)
            #expect(taken.status == .ok, "\(taken.text)")
            let shown = try await house.get(house.season, as: "officer d").json
            #expect(shown.member("lead")?.member("unit")?.string == merged, "\(shown)")
            let standings = try await house.standings(as: "office province")
            #expect(standings.first { $0.unit == merged }?.total == "0", "it has a sheet")
            #expect(standings.first { $0.unit == house.unit("c") }?.total == "7", "and the old one stays")
            let again = try await house.takeIn(house.season, as: "office province", match: 4)
            #expect(try again.code == "wrong-state")
            let known = try await house.get("/units/\(house.unit("c"))").json.member("successors")?.elements
            #expect(known?.map { $0.member("unit")?.member("id")?.string } == [merged])
        }
    }

    @Test func `split into units of which the office says who joins`() async throws {
        try await OrganisationHouse.open { house in
            let parts = [
                try await house.makeUnit("D1", below: house.unit("province")),
                try await house.makeUnit("D2", below: house.unit("province")),
            ]
            let split = try await house.succeed(house.unit("d"), by: parts, on: "2026-01-15")
            #expect(split.status == .ok, "\(split.text)")
            let taken = try await house.takeIn(house.season, as: "office province", without: [parts[1]], match: 2)
            #expect(taken.status == .ok, "\(taken.text)")
            let members = try taken.json.member("members")?.elements?.compactMap { $0.member("unit")?.string } ?? []
            #expect(members.contains(parts[0]) && !members.contains(parts[1]))
        }
    }

    @Test func `are told what does not fit`() async throws {
        try await OrganisationHouse.open { house in
            let late = try await house.makeUnit("L", below: house.unit("province"), from: "2026-02-01")
            let province = house.unit("province")
            for (unit, by, code) in [
                (house.unit("d"), [late], "invalid-period"), (house.unit("d"), [house.unit("d")], "unknown-reference"),
                (house.unit("d"), [], "unknown-reference"), (province, [house.unit("other")], "still-needed"),
            ] {
                let answer = try await house.succeed(unit, by: by, on: "2026-01-15")
                #expect(try answer.code == code, "\(answer.text)")
            }
            let own = try await house.post(
                "/units/\(house.unit("d"))/succession",
                as: "office province",
                #"{"successors":["\#(house.unit("e"))"],"on":"2026-01-15"}"#,
                match: 1
            )
            #expect(own.status == .forbidden)
        }
    }

    /// On 1 July 2025 fifty-two of sixty-three provincial police forces became twenty-three; eleven stayed.
    @Test(.timeLimit(.minutes(5)))
    func `leave thirty-four of sixty-three on 1 July 2025, and past seasons as they were`()
        async throws
    {
        try await OrganisationHouse.open { house in
            let ministry = house.unit("ministry")
            var clusters: [[String]] = []
            for number in 0..<9 {
                var members: [String] = []
                for place in 0..<7 {
                    members.append(try await house.makeUnit("CAT\(number)\(place)", "Công an tỉnh", below: ministry))
                }
                clusters.append(members)
            }
            let seasons = try await [("2023", "2024"), ("2024", "2025")].asyncMap { from, to in
                try await house.make(
                    "/seasons",
                    as: "office ministry",
                    #"{"kind":"workYear","name":"\#(house.run) \#(to)","from":"\#(from)-11-15","to":"\#(to)-11-15"}"#
                )
            }
            var opened: [[String]] = []
            for (number, members) in clusters.enumerated() {
                let cluster = try await house.makeCluster(of: ministry, #""number":\#(number + 100)"#)
                let list = members.map { #"{"unit":"\#($0)"}"# }.joined(separator: ",")
                opened.append(
                    try await seasons.asyncMap { season in
                        try await house.make(
                            "/cluster-seasons",
                            as: "office ministry",
                            #"{"season":"\#(season)","cluster":"\#(cluster)","members":[\#(list)],"lead":"\#(members[0])"}"#
                        )
                    }
                )
            }
            let past = try await opened.asyncMap { try await house.get("/cluster-seasons/\($0[0])").bytes }

            // Six threes, and seventeen twos.
            var merging: [(number: Int, members: [String])] = []
            for (number, members) in clusters.enumerated() {
                let parts: [Range<Int>] = number < 6 ? [0..<3, 3..<5] : [0..<2, 2..<4, 4..<6]
                merging += (parts + (number < 2 ? [5..<7] : [])).map { (number, Array(members[$0])) }
            }
            #expect(merging.count == 23)
            #expect(merging.reduce(0) { $0 + $1.members.count } == 52)
            for (index, group) in merging.enumerated() {
                let new = try await house.makeUnit("M\(index)", "Công an tỉnh mới", below: ministry, from: "2025-07-01")
                for unit in group.members {
                    let ended = try await house.succeed(unit, by: [new], on: "2025-07-01")
                    #expect(ended.status == .ok, "\(ended.text)")
                }
            }
            var after: Set<String> = []
            for (number, ids) in opened.enumerated() {
                let version = 1 + merging.filter { $0.number == number }.reduce(0) { $0 + $1.members.count }
                let taken = try await house.takeIn("/cluster-seasons/\(ids[1])", as: "office ministry", match: version)
                #expect(taken.status == .ok, "\(taken.text)")
                let members = try taken.json.member("members")?.elements.map { Array($0) } ?? []
                for member in members where member.member("to")?.string == "2025-11-15" {
                    after.insert(member.member("unit")?.string ?? "?")
                }
                let lead = try taken.json.member("leadership")?.elements?.map { $0.member("from")?.string ?? "?" }
                #expect(lead?.sorted() == ["2024-11-15", "2025-07-01"], "whoever took the lead over leads")
            }
            #expect(after.count == 34)
            #expect(try await opened.asyncMap { try await house.get("/cluster-seasons/\($0[0])").bytes } == past)
        }
    }
}

extension OrganisationHouse {
    fileprivate struct Line {
        let unit: String
        let total: String
    }

    fileprivate func standings(as name: String) async throws -> [Line] {
        let answer = try await review.get(review.path + "/standings", as: name)
        #expect(answer.status == .ok, "\(answer.text)")
        return try #require(try answer.json.member("units")?.elements).map {
            Line(
                unit: $0.member("unit")?.string ?? "?",
                total: $0.member("total")?.withText { String(decoding: $0, as: UTF8.self) } ?? "?"
            )
        }
    }

    /// Ends a unit that others take over, as it is in its first version.
    func succeed(_ unit: String, by successors: [String], on day: String) async throws -> TestResponse {
        let list = successors.map { "\"\($0)\"" }.joined(separator: ",")
        return try await post(
            "/units/\(unit)/succession",
            as: "administrator",
            #"{"successors":[\#(list)],"on":"\#(day)"}"#,
            match: 1
        )
    }

    func takeIn(
        _ clusterSeason: String,
        as name: String,
        without left: [String] = [],
        match: Int
    ) async throws -> TestResponse {
        let list = left.map { "\"\($0)\"" }.joined(separator: ",")
        return try await post(clusterSeason + "/successors", as: name, #"{"without":[\#(list)]}"#, match: match)
    }
}

extension Sequence {
    /// The results of something that waits, in order.
    fileprivate func asyncMap<Mapped>(_ transform: (Element) async throws -> Mapped) async throws -> [Mapped] {
        var results: [Mapped] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
