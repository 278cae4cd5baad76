import Application
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

extension ReviewHouse {
    func export(_ file: String, as name: String, _ more: String = "") async throws -> TestResponse {
        try await get("/api/v1/exports/\(file)?season=\(season)\(more)", as: name)
    }

    /// The rows of a file of comma-separated values.
    func table(_ file: String, as name: String, _ more: String = "") async throws -> [[String: String]] {
        let answer = try await export(file, as: name, more)
        #expect(answer.status == .ok, "\(name): \(answer.text)")
        return try CSVText(answer.bytes).table
    }

    /// Holds both files for programs to what the rankings say to the same account, value by value.
    func expectRankings(as name: String, _ more: String = "") async throws {
        let list = try await get("/api/v1/rankings?season=\(season)&limit=100\(more)", as: name)
        #expect(list.status == .ok, "\(name): \(list.text)")
        var expected: [[String: String]] = []
        for item in try #require(list.json.member("items")?.elements) {
            let publication = item.member("publication")
            var day = ""
            if let number = publication?.member("number")?.numberText,
                let id = item.member("review")?.member("id")?.string
            {
                let document = try await get("/api/v1/reviews/\(id)/publications/\(number)", as: name).json
                day = try #require(document.member("day")?.string)
            }
            for unit in try #require(item.member("units")?.elements) {
                expected.append(Self.row(of: unit, in: item, published: day))
            }
        }
        let rows = try await table("rankings.csv", as: name, more)
        #expect(rows == expected, "\(name)")

        let json = try await export("rankings.json", as: name, more)
        #expect(try CanonicalJSON.bytes(of: json.json) == json.bytes)
        var members: [[String: String]] = []
        for cluster in try #require(json.json.member("clusters")?.elements) {
            for unit in try #require(cluster.member("units")?.elements) {
                var row: [String: String] = [:]
                for (key, value) in Array(try #require(cluster.members)) + Array(try #require(unit.members)) {
                    if let key = key.string, key != "units" { row[key] = value.plain }
                }
                members.append(row)
            }
        }
        #expect(members == rows, "\(name)")
    }

    private static func row(of unit: JSONValue, in item: JSONValue, published day: String) -> [String: String] {
        let (publication, season, office) = (
            item.member("publication"), item.member("season"), item.member("managingUnit")
        )
        let (cluster, review) = (item.member("cluster"), item.member("review"))
        let values: [String: JSONValue?] = [
            "status": item.member("status"), "publicationNumber": publication?.member("number"),
            "publicationSHA256": publication?.member("sha256"), "season": season?.member("name"),
            "seasonKind": season?.member("kind"), "managingUnitCode": office?.member("code"),
            "managingUnitName": office?.member("name"), "block": item.member("block")?.member("name"),
            "clusterNumber": cluster?.member("number"), "clusterName": cluster?.member("name"),
            "clusterSeason": item.member("clusterSeason"), "review": review?.member("id"),
            "reviewKind": review?.member("kind"), "reviewName": review?.member("name"),
            "reviewState": review?.member("state"), "illustrative": review?.member("illustrative"),
        ]
        var row = values.mapValues { $0?.plain ?? "" }
        row["publicationDay"] = day
        if let members = unit.members {
            for (key, value) in members { row[key.string ?? "?"] = value.plain }
        }
        return row
    }

    /// The files of a nightly export of the season on the day of the exports over HTTP.
    func nightly(_ which: ReviewSelection.Review?) async throws -> [String: [UInt8]] {
        let day = try await export("rankings.csv", as: "office ministry").exportDay
        let reader = try TestDatabase.current.connectionString(user: "thidua_reader")
        return try await TemporaryFolder.use { folder in
            _ = try await ExportRankings(database: PostgresConfiguration(reader)).run(
                ExportRankings.Request(
                    directory: folder.path,
                    selection: ReviewSelection(day: day, season: .id(try #require(SeasonID(season))), review: which)
                )
            )
            var files: [String: [UInt8]] = [:]
            for kind in RankingFileKind.allCases {
                files[kind.name] = Array(try Data(contentsOf: URL(filePath: "\(folder.path)/latest/\(kind.name)")))
            }
            return files
        }
    }

    /// The sheet of the workbook that somebody gets.
    func sheetXML(as name: String) async throws -> String {
        let answer = try await export("rankings.xlsx", as: name)
        return try await TemporaryFolder.use { folder in
            try Data(answer.bytes).write(to: URL(filePath: "\(folder.path)/rankings.xlsx"))
            return try await ExternalProgram.zipPart("xl/worksheets/sheet1.xml", of: "\(folder.path)/rankings.xlsx")
        }
    }

    /// Adds monthly reviews to the province's cluster, with the standings of its annual one.
    func addReviews(_ count: Int) async throws {
        try await house.superuser.query(
            """
            with added as (
                insert into thidua.review (
                    id, season_id, cluster_season_id, managing_unit_id, kind, name, steps, state, self_scoring_until,
                    visibility, criteria_set_id
                )
                select gen_random_uuid(), season_id, cluster_season_id, managing_unit_id, 'monthly', 'Tháng ' || n, steps,
                    state, self_scoring_until, visibility, criteria_set_id
                from thidua.review, generate_series(1, \(Int32(count))) n
                where id = \(cluster.review)
                returning id
            ), sheets as (
                insert into thidua.sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
                select s.season_id, s.cluster_season_id, s.managing_unit_id, added.id, s.unit_id
                from thidua.sheet s, added
                where s.review_id = \(cluster.review)
            )
            insert into thidua.standing (
                season_id, cluster_season_id, managing_unit_id, review_id, unit_id, place, rank, answer, summary
            )
            select s.season_id, s.cluster_season_id, s.managing_unit_id, added.id, s.unit_id, s.place, s.rank, s.answer,
                s.summary
            from thidua.standing s, added
            where s.review_id = \(cluster.review)
            """
        )
    }
}

extension TestResponse {
    /// The day in the name under which a file is kept.
    var exportDay: Day {
        get throws {
            let name = try #require(headers[.contentDisposition])
            let text = try #require(name.split(separator: "-", maxSplits: 1).last?.prefix(10))
            return try #require(Day(String(text)))
        }
    }
}

extension JSONValue {
    /// As comma-separated values have it.
    fileprivate var plain: String {
        switch kind {
        case .null: ""
        case .boolean: boolean == true ? "true" : "false"
        case .string, .number: withText { String(decoding: $0, as: UTF8.self) } ?? ""
        case .array, .object: (try? CanonicalJSON.bytes(of: self)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        }
    }
}
