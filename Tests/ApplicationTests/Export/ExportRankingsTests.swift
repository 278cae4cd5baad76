import Application
import Crypto
import Domain
import Foundation
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated, .own)) struct `An export of the rankings` {
    @Test func `has what was published as its publication has it, and the rest as live`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            try await work.submitOther()
            let document = try await ReadPublications(reader: work.reader).document(
                as: work.caller("office province"),
                work.review,
                number: 1
            )
            try await TemporaryFolder.use { folder in
                let receipt = try await work.export(to: folder)
                #expect((receipt.published, receipt.live) == (1, 1))
                let clusters = try Self.clusters(in: folder)
                let published = try #require(clusters.first { $0["status"]?.string == "published" })
                let live = try #require(clusters.first { $0["status"]?.string == "live" })
                let hash = SHA256.hash(data: document.bytes).map { String(format: "%02x", $0) }.joined()
                #expect(published["publicationSHA256"]?.string == hash)
                #expect(published["review"]?.string == work.review.description)
                try Self.expectSame(published, as: document.bytes)
                #expect(live["publicationSHA256"]?.isNull == true && live["publicationNumber"]?.isNull == true)
                #expect(live["reviewState"]?.string == "selfScoring")
                #expect(try Self.lines(live) == ["Đơn vị X 9", "Đơn vị Y 0"])
                #expect(try Self.lines(published) == ["Đơn vị C 10", "Đơn vị A 6", "Đơn vị B 6", "Đơn vị D 6"])
                try Self.expectSums(in: folder, published: hash)
            }
        }
    }

    @Test func `has of published reviews what counts in the ledger for each criterion, and of live ones nothing`()
        async throws
    {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            try await work.submitOther()
            try await TemporaryFolder.use { folder in
                try await work.export(to: folder)
                let csv = try String(contentsOfFile: "\(folder.path)/out/latest/results.csv", encoding: .utf8)
                let rows = csv.split(separator: "\r\n").dropFirst()
                let ofC = rows.filter { $0.contains(",\(work.cluster.code("c")),") }
                #expect(rows.count == 4 * 2, "two criteria of four units")
                #expect(ofC.count == 2)
                // The assessors' points count, beside what the unit reported.
                #expect(ofC.first?.contains(#",I.1,assessment1,awarded,"{""awarded"":5,""points"":7}",5,"#) == true)
                #expect(ofC.last?.contains(#",I.2,self,value,"{""achieved"":true}",5,"#) == true)
                #expect(!csv.contains(work.cluster.otherReview.uuidString.lowercased()))
            }
        }
    }

    @Test func `that is cancelled, or fails, leaves the one before as it was`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            try await TemporaryFolder.use { folder in
                try await work.export(to: folder)
                let before = try Self.contents(of: folder)
                for count in 0...1 {
                    let cancelled = Task {
                        try await work.export(to: folder) { progress in
                            if progress.done == count { withUnsafeCurrentTask { $0?.cancel() } }
                        }
                    }
                    await #expect(throws: CancellationError.self) { try await cancelled.value }
                    #expect(try Self.contents(of: folder) == before)
                }
                // A publication that no program of ours made, of another cluster.
                let other = try await HandMadeCluster()
                try await other.bring(to: .published)
                try await Self.publishNonsense(of: other)
                let error = await #expect(throws: ExportRankingsError.self) { try await work.export(to: folder) }
                guard case .data = error else { throw try #require(error) }
                #expect(try Self.contents(of: folder) == before)
            }
        }
    }

    /// Adds a publication whose document says nothing.
    private static func publishNonsense(of cluster: HandMadeCluster) async throws {
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(TestDatabase.current.connectionString())
        )
        try await superuser.query(
            """
            insert into thidua.publication (
                season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id,
                recorded_at
            )
            select season_id, cluster_season_id, managing_unit_id, review_id, 2, '{"number":2}', '{members}', account_id,
                recorded_at
            from thidua.publication where review_id = \(cluster.review)
            """
        )
        await superuser.close()
    }

    @Test func `takes the seasons of the day and of 400 days before, or those that are asked for`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await TemporaryFolder.use { folder in
                // The season is from 2020 to the end of 2099.
                for (day, count) in [
                    ("2019-12-31", 0), ("2020-01-01", 2), ("2099-12-31", 2), ("2101-02-04", 2), ("2101-02-05", 0),
                ] {
                    let receipt = try await work.export(to: folder, on: day)
                    #expect(receipt.live == count, "\(day)")
                }
                let old = "2500-01-01"
                let season = SeasonID(work.cluster.season)
                #expect(try await work.export(to: folder, on: old, season: .id(season)).live == 2)
                #expect(try await work.export(to: folder, on: old, review: .id(work.review)).live == 1)
                #expect(try await work.export(to: folder, on: "2026-01-01", review: .kind(.annual)).live == 2)
                let name = try #require(try Self.clusters(in: folder).first?["season"]?.string)
                #expect(try await work.export(to: folder, on: old, season: .name(name)).live == 2)
                for (season, review) in [
                    (.name("no such season"), nil), (.id(season), .kind(.monthly)), (nil, .id(ReviewID(bits: 1))),
                ] as [(ReviewSelection.Season?, ReviewSelection.Review?)] {
                    let error = await #expect(throws: ExportRankingsError.self) {
                        try await work.export(to: folder, on: "2026-01-01", season: season, review: review)
                    }
                    guard case .nothingSelected = error else { throw try #require(error) }
                }
            }
        }
    }

    /// The clusters of rankings.json.
    private static func clusters(in folder: TemporaryFolder) throws -> [JSONValue] {
        let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/out/latest/rankings.json"))
        let root = try JSONDocument(Array(bytes)).root
        return Array(try #require(root["clusters"]?.elements))
    }

    /// Name and total of each unit, in order.
    private static func lines(_ cluster: JSONValue) throws -> [String] {
        try #require(cluster["units"]?.elements).map { unit in
            "\(unit["name"]?.string ?? "") \(unit["total"]?.withText { String(decoding: $0, as: UTF8.self) } ?? "")"
        }
    }

    /// Holds every member of every unit's line to what the publication's own bytes say.
    private static func expectSame(_ cluster: JSONValue, as document: [UInt8]) throws {
        let published = Array(try #require(try JSONDocument(document).root["units"]?.elements))
        let exported = Array(try #require(cluster["units"]?.elements))
        #expect(exported.count == published.count)
        for (line, unit) in zip(exported, published) {
            #expect(line["unit"]?.string == unit["unit"]?.string)
            #expect(line["name"]?.string == unit["name"]?.string)
            let answer = try #require(unit["answer"])
            for name in [
                "code", "rank", "points", "assignedMax", "bonus", "penalty", "total", "percent", "grade", "eligible",
                "complete", "missing",
            ] {
                let (left, right) = (try #require(line[name]), try #require(answer[name]))
                #expect(try CanonicalJSON.bytes(of: left) == CanonicalJSON.bytes(of: right), "\(name)")
            }
        }
    }

    /// Holds the files to the manifest.
    private static func expectSums(in folder: TemporaryFolder, published hash: String) throws {
        let latest = "\(folder.path)/out/latest"
        let manifest = try JSONDocument(Array(Data(contentsOf: URL(filePath: "\(latest)/manifest.json")))).root
        for file in try #require(manifest["files"]?.elements) {
            let bytes = try Data(contentsOf: URL(filePath: "\(latest)/\(file["name"]?.string ?? "")"))
            let sum = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
            #expect(file["sha256"]?.string == sum)
        }
        let publications = Array(try #require(manifest["publications"]?.elements))
        #expect(publications.map { $0["sha256"]?.string } == [hash])
    }

    /// Every file's path and bytes, and where each link leads.
    private static func contents(of folder: TemporaryFolder) throws -> [String: Data] {
        let root = "\(folder.path)/out"
        var contents: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/\(name)") {
                contents[name] = Data(target.utf8)
            } else {
                contents[name] = FileManager.default.contents(atPath: "\(root)/\(name)") ?? Data()
            }
        }
        return contents
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        members?.first { $0.key.string == name }?.value
    }
}

extension Workplace {
    /// `x` of the other province's review submits its sheet.
    fileprivate func submitOther() async throws {
        let review = ReviewID(cluster.otherReview)
        let edits = try [("I.1", #"{"points":4}"#), ("I.2", #"{"achieved":true}"#)].map {
            SaveDraft.Edit(
                criterion: Code($0.0),
                result: try JSONDocument(Array($0.1.utf8)).root,
                expectedVersion: 0
            )
        }
        _ = try await writer.write(SaveDraft(review, unit("x"), edits), as: caller("officer x"), key: key()) {
            "\($0.count)"
        }
        let caller = try await caller("head x")
        let view = try await ReadSheet(reader: reader).run(as: caller, review, unit("x"))
        _ = try await writer.write(
            SubmitSheet(review, unit("x"), seen: try #require(view.revision)),
            as: caller,
            key: key()
        ) { "\($0.revision)" }
    }

    @discardableResult
    fileprivate func export(
        to folder: TemporaryFolder,
        on day: String = "2026-11-21",
        season: ReviewSelection.Season? = nil,
        review: ReviewSelection.Review? = nil,
        progress: @escaping @Sendable (ReviewProgress) -> Void = { _ in }
    ) async throws -> ExportRankings.Receipt {
        let reader = try TestDatabase.current.connectionString(user: "thidua_reader")
        return try await ExportRankings(database: PostgresConfiguration(reader)).run(
            ExportRankings.Request(
                directory: "\(folder.path)/out",
                selection: ReviewSelection(day: try #require(Day(day)), season: season, review: review)
            ),
            progress: progress
        )
    }
}
