import Domain
import Exports
import Foundation
import StrictJSON
import Synchronization
import TestSupport
import Testing

@Suite struct `The folders of exports` {
    /// The library takes no text of more than 32,767 characters: a failure with all files half written.
    private static let tooLong = Sample.Member(name: String(repeating: "a", count: 32_768), points: "1")

    @Test func `have one export at a time`() async throws {
        try await TemporaryFolder.use { folder in
            let first = try RankingExport(directory: folder.path, day: day("2026-11-21"))
            #expect(throws: ExportFailure.folderInUse(path: folder.path)) {
                try RankingExport(directory: folder.path, day: day("2026-11-22"))
            }
            // The refused one took nothing away from the first.
            _ = try first.finish()
            #expect(throws: Never.self) { try RankingExport(directory: folder.path, day: day("2026-11-22")).abandon() }
            #expect(try ExportedFolder.list(folder.path) == [".lock", "2026-11-21", "latest"])
        }
    }

    @Test func `are as they were when an export fails half-way`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let before = try ExportedFolder.bytes("\(folder.path)/latest/manifest.json")
            for date in ["2026-11-21", "2026-11-22"] {
                let export = try RankingExport(directory: folder.path, day: day(date))
                try export.add(Sample.published(1))
                #expect(throws: ExportFailure.self) { try export.add(Sample.live(2, [Self.tooLong])) }
                #expect(try ExportedFolder.list(folder.path) == [".lock", "2026-11-21", "latest"])
                #expect(throws: ExportFailure.ended) { try export.add(Sample.live(3)) }
                #expect(throws: ExportFailure.ended) { try export.finish() }
            }
            #expect(try ExportedFolder.bytes("\(folder.path)/latest/manifest.json") == before)
            #expect(throws: Never.self) { try Sample.export(to: folder.path, on: "2026-11-22") }
        }
    }

    @Test func `are as they were when an export fails at its end`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let export = try RankingExport(directory: folder.path, day: day("2026-11-22"))
            try export.add(Sample.published(1))
            // The library cannot make its file where a folder is.
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/.aside/rankings.xlsx",
                withIntermediateDirectories: false
            )
            #expect(throws: ExportFailure.self) { try export.finish() }
            #expect(try ExportedFolder.list(folder.path) == [".lock", "2026-11-21", "latest"])
            #expect(try ExportedFolder.latest(in: folder.path) == "2026-11-21")
        }
    }

    @Test func `are as they were when an export is let go`() async throws {
        try await TemporaryFolder.use { folder in
            do {
                let export = try RankingExport(directory: folder.path, day: day("2026-11-21"))
                try export.add(Sample.published(1))
            }
            #expect(try ExportedFolder.list(folder.path) == [".lock"])
        }
    }

    @Test func `lose what a killed export left`() async throws {
        try await TemporaryFolder.use { folder in
            let aside = "\(folder.path)/.aside"
            try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: false)
            try Data("half".utf8).write(to: URL(filePath: "\(aside)/rankings.csv"))
            try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/.latest", withDestinationPath: "gone")
            try Sample.export(to: folder.path)
            #expect(try ExportedFolder.list(folder.path) == [".lock", "2026-11-21", "latest"])
        }
    }

    @Test func `keep the newest, and whatever no export made`() async throws {
        try await TemporaryFolder.use { folder in
            for name in ["2020-01-01", "notes"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder.path)/\(name)",
                    withIntermediateDirectories: false
                )
            }
            for date in ["2026-11-18", "2026-11-19", "2026-11-20"] { try Sample.export(to: folder.path, on: date) }
            try Sample.export(to: folder.path, on: "2026-11-21", keep: 2)
            #expect(
                try ExportedFolder.list(folder.path) == [
                    ".lock", "2020-01-01", "2026-11-20", "2026-11-21", "latest", "notes",
                ]
            )
            #expect(throws: ExportFailure.nothingKept) { try Sample.export(to: folder.path, keep: 0) }
        }
    }

    @Test func `keep an export that is made up for later, and latest names the newest day`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path, on: "2026-11-21")
            try Sample.export(to: folder.path, on: "2026-11-19", keep: 1)
            #expect(try ExportedFolder.latest(in: folder.path) == "2026-11-21")
            #expect(try ExportedFolder.list(folder.path) == [".lock", "2026-11-19", "2026-11-21", "latest"])
        }
    }

    @Test func `take the place of nothing that no export made`() async throws {
        for name in ["2026-11-21", "latest"] {
            try await TemporaryFolder.use { folder in
                let path = "\(folder.path)/\(name)"
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                #expect(throws: ExportFailure.notOurs(path: path)) { try Sample.export(to: folder.path) }
                #expect(try ExportedFolder.list(folder.path) == [".lock", name])
            }
        }
    }

    @Test func `are made where they are missing, and refused where they cannot be`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: "\(folder.path)/exports")
            #expect(try ExportedFolder.list("\(folder.path)/exports/latest") == ExportedFolder.names)
            let error = #expect(throws: ExportFailure.self) { try Sample.export(to: "\(folder.path)/no/exports") }
            #expect(error?.wording.en.contains("No such file or directory") == true)
        }
    }

    @Test func `show a reader of latest a whole export at any time`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let reading = Reading()
            let directory = folder.path
            async let end: Void = LatestReader.look(directory, reading)
            // A second export of a day takes the first one's place; a next day moves latest; keep removes the older.
            var last = day("2026-11-21")
            var exports = 1
            do {
                while !reading.hasEnded.load(ordering: .acquiring),
                    exports < 12 || reading.looks.load(ordering: .relaxed) < 100
                {
                    last = try #require(Day(daysSince1970: day("2026-11-21").daysSince1970 + Int32(exports / 2)))
                    try Sample.export(to: directory, on: last.description, keep: 2)
                    exports += 1
                    await Task.yield()
                }
            } catch {
                // Else the reader, whose end is waited for in any case, would read for ever.
                reading.isOver.store(true, ordering: .releasing)
                throw error
            }
            reading.isOver.store(true, ordering: .releasing)
            try await end
            #expect(try ExportedFolder.latest(in: directory) == last.description)
        }
    }
}

/// What a reader and the exports beside it know of each other.
private final class Reading: Sendable {
    let looks = Atomic(0)
    let isOver = Atomic(false)
    let hasEnded = Atomic(false)
}

/// Somebody who opens `latest`, and then each file of the folder that it named.
private enum LatestReader {
    struct Missing: Error {
        let name: String
    }

    /// Looks again and again, on a thread of its own: exports keep the tests' threads busy.
    static func look(_ directory: String, _ reading: Reading) async throws {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                let outcome = Result {
                    while !reading.isOver.load(ordering: .acquiring) {
                        try look(directory)
                        reading.looks.add(1, ordering: .relaxed)
                    }
                }
                reading.hasEnded.store(true, ordering: .releasing)
                continuation.resume(with: outcome)
            }
        }
    }

    private static func look(_ directory: String) throws {
        let latest = "\(directory)/latest"
        let descriptor = open(latest, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Missing(name: "latest") }
        defer { close(descriptor) }
        for name in ExportedFolder.names {
            let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC)
            if file >= 0 {
                close(file)
                continue
            }
            // A folder that is no longer the latest may be taken away while it is read; the latest may not.
            guard identity(of: latest) != identity(of: descriptor) else { throw Missing(name: name) }
            return
        }
    }

    private static func identity(of path: String) -> ino_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_ino : nil
    }

    private static func identity(of descriptor: Int32) -> ino_t? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_ino : nil
    }
}
