import Domain
import Exports
import StrictJSON
import TestSupport
import Testing

@Suite struct `An export of rankings` {
    @Test func `stands in a day's folder, which latest names`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            #expect(try ExportedFolder.list(folder.path) == [".lock", "2026-11-21", "latest"])
            #expect(try ExportedFolder.latest(in: folder.path) == "2026-11-21")
            #expect(try ExportedFolder.list("\(folder.path)/latest") == ExportedFolder.names)
        }
    }

    @Test func `has a manifest that others' sums agree with`() async throws {
        try await TemporaryFolder.use { folder in
            let manifest = try Sample.export(to: folder.path)
            let day = "\(folder.path)/2026-11-21"
            let bytes = try ExportedFolder.bytes("\(day)/manifest.json")
            #expect(bytes == manifest.bytes)
            let json = try JSONDocument(bytes).root
            #expect(try CanonicalJSON.bytes(of: json) == bytes)
            let files = Array(try #require(json["files"]?.elements))
            #expect(files.compactMap { $0["name"]?.string } == Array(ExportedFolder.names.dropFirst()))
            for file in files {
                let path = "\(day)/\(file["name"]?.string ?? "")"
                let sum = try await ExternalProgram.run("sha256sum", "--binary", path).prefix(64)
                #expect(file["sha256"]?.string == String(sum))
                #expect(try file["bytes"]?.hasText(Array("\(ExportedFolder.bytes(path).count)".utf8)) == true)
            }
            #expect(manifest.files.map(\.rows) == [6, 6, 6, 6])
            #expect(manifest.live == 1)
            #expect(manifest.isIllustrative)
            #expect(try manifest.publications == [PublishedRanking(bytes: Sample.publication(1)).source])
        }
    }

    @Test func `has the same bytes for the same input`() async throws {
        try await TemporaryFolder.use { one in
            try await TemporaryFolder.use { two in
                try Sample.export(to: one.path)
                try Sample.export(to: two.path)
                for name in ExportedFolder.names {
                    let left = try ExportedFolder.bytes("\(one.path)/latest/\(name)")
                    #expect(try left == ExportedFolder.bytes("\(two.path)/latest/\(name)"), "\(name)")
                }
            }
        }
    }

    @Test func `never passes a live ranking off as published`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let rows = try CSVText(ExportedFolder.bytes("\(folder.path)/latest/rankings.csv")).table
            #expect(
                rows.map { $0["status"] } == Array(repeating: "published", count: 3)
                    + Array(repeating: "live", count: 3)
            )
            let source = try PublishedRanking(bytes: Sample.publication(1)).source
            for row in rows {
                let isPublished = row["status"] == "published"
                #expect(row["publicationSHA256"] == (isPublished ? source.sha256 : ""))
                #expect(row["publicationNumber"] == (isPublished ? "7" : ""))
                #expect(row["publicationDay"] == (isPublished ? "2026-11-20" : ""))
                #expect(row["illustrative"] == (isPublished ? "false" : "true"))
            }
        }
    }

    @Test func `says the same to programs in JSON and in comma-separated values`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let bytes = try ExportedFolder.bytes("\(folder.path)/latest/rankings.json")
            let root = try JSONDocument(bytes).root
            #expect(try CanonicalJSON.bytes(of: root) == bytes)
            let csv = try CSVText(ExportedFolder.bytes("\(folder.path)/latest/rankings.csv")).table
            var units: [[String: String]] = []
            for cluster in try #require(root["clusters"]?.elements) {
                for unit in try #require(cluster["units"]?.elements) {
                    var row: [String: String] = [:]
                    for (key, value) in Array(try #require(cluster.members)) + Array(try #require(unit.members)) {
                        guard let name = key.string, name != "units" else { continue }
                        row[name] = Self.plain(value)
                    }
                    units.append(row)
                }
            }
            #expect(units.count == 6)
            #expect(csv == units)
        }
    }

    /// A JSON value as comma-separated values have it.
    private static func plain(_ value: JSONValue) -> String {
        switch value.kind {
        case .null: ""
        case .boolean: value.boolean == true ? "true" : "false"
        case .string, .number: value.withText { String(decoding: $0, as: UTF8.self) } ?? ""
        case .array:
            "[" + Array(value.elements.map { $0.map { "\"\($0.string ?? "")\"" } } ?? []).joined(separator: ",") + "]"
        case .object: "{}"
        }
    }

    @Test func `has a row for each unit and criterion of what is published`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let rows = try CSVText(ExportedFolder.bytes("\(folder.path)/latest/results.csv")).table
            #expect(rows.map { $0["criterion"] } == ["I", "-II", "I", "-II", "I", "-II"])
            #expect(rows.map { $0["code"] } == ["U1", "U1", "U0", "U0", "U2", "U2"])
            #expect(rows.map { $0["points"] } == ["90.5", "", "87.25", "", "12", ""])
            #expect(rows[1]["value"] == #"{"notAssigned":true}"#)
            #expect(rows[1]["kind"] == "notAssigned")
            #expect(rows[1]["layer"] == "assessment2")
            #expect(rows[0]["because"]?.contains("90.5") == true)
        }
    }

    @Test func `neutralises a formula in a name`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            for name in ["rankings.csv", "results.csv"] {
                for field in try CSVText(ExportedFolder.bytes("\(folder.path)/latest/\(name)")).rows.joined() {
                    let begins = field.bytes.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
                    #expect(!begins, "\(field.text)")
                }
            }
            let text = String(decoding: try ExportedFolder.bytes("\(folder.path)/latest/rankings.csv"), as: UTF8.self)
            #expect(text.contains(#""'=HYPERLINK(""http://evil"")""#))
        }
    }

    @Test func `of nothing has headings alone`() async throws {
        try await TemporaryFolder.use { folder in
            let manifest = try RankingExport(directory: folder.path, day: day("2026-11-21")).finish()
            #expect(manifest.files.map(\.rows) == [0, 0, 0, 0])
            let json = String(decoding: try ExportedFolder.bytes("\(folder.path)/latest/rankings.json"), as: UTF8.self)
            #expect(json == #"{"clusters":[],"day":"2026-11-21","format":1}"#)
            #expect(try CSVText(ExportedFolder.bytes("\(folder.path)/latest/rankings.csv")).table.isEmpty)
        }
    }

    @Test func `takes a review once`() async throws {
        try await TemporaryFolder.use { folder in
            let export = try RankingExport(directory: folder.path, day: day("2026-11-21"))
            try export.add(Sample.live(1))
            #expect(throws: ExportFailure.repeatedReview(ReviewID(bits: 1))) { try export.add(Sample.published(1)) }
            #expect(throws: ExportFailure.ended) { try export.finish() }
        }
    }
}
