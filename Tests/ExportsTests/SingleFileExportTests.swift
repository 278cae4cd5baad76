import Domain
import Exports
import TestSupport
import Testing

@Suite struct `One file of an export by itself` {
    @Test(arguments: ExportFile.allCases)
    func `has the bytes and the sum of the one in a day's folder`(file: ExportFile) async throws {
        try await TemporaryFolder.use { folder in
            let manifest = try Sample.export(to: "\(folder.path)/days")
            let export = try SingleFileExport(file, day: day("2026-11-21"), in: folder.path)
            try export.add(Sample.published(1))
            try export.add(Sample.live(2, isIllustrative: true))
            for result in try Sample.results() { try export.addResult(result) }
            let finished = try export.finish()
            let bytes = try ExportedFolder.bytes("\(folder.path)/days/latest/\(file.name)")
            #expect(try finished.bytes(at: 0, upTo: bytes.count + 1) == bytes)
            let written = try #require(manifest.files.first { $0.name == file.name })
            #expect(finished.count == written.bytes && finished.sha256 == written.sha256)
        }
    }

    @Test func `is read piece by piece, and has no name any more`() async throws {
        try await TemporaryFolder.use { folder in
            let export = try SingleFileExport(.rankingsJSON, day: day("2026-11-21"), in: folder.path)
            #expect(try ExportedFolder.list(folder.path).count == 1)
            let file = try export.finish()
            #expect(try ExportedFolder.list(folder.path).isEmpty)
            var text = ""
            for offset in stride(from: 0, to: file.count, by: 7) {
                text += String(decoding: try file.bytes(at: offset, upTo: 7), as: UTF8.self)
            }
            #expect(text == #"{"clusters":[],"day":"2026-11-21","format":1}"#)
            #expect(try file.bytes(at: file.count, upTo: 7).isEmpty)
            #expect(throws: ExportFailure.ended) { try export.finish() }
        }
    }

    @Test(arguments: ExportFile.allCases)
    func `leaves nothing where it is let go, or cannot be begun`(file: ExportFile) async throws {
        try await TemporaryFolder.use { folder in
            do {
                let export = try SingleFileExport(file, day: day("2026-11-21"), in: folder.path)
                try export.add(Sample.published(1))
            }
            #expect(try ExportedFolder.list(folder.path).isEmpty)
            #expect(throws: ExportFailure.self) {
                try SingleFileExport(file, day: day("2026-11-21"), in: "\(folder.path)/nowhere")
            }
        }
    }
}
