import Domain

/// Files of an export, written side by side from one stream.
final class RankingFiles {
    private let writers: [any RankingFileWriter]

    /// Makes the files in a folder, which is empty.
    init(_ files: [ExportFile] = ExportFile.allCases, in folder: String, day: Day) throws(ExportFailure) {
        var writers: [any RankingFileWriter] = []
        for file in files { writers.append(try file.writer(in: folder, day: day)) }
        self.writers = writers
    }

    func add(_ ranking: ExportedRanking) throws(ExportFailure) {
        for writer in writers { try writer.add(ranking) }
    }

    func add(_ result: ExportedResult) throws(ExportFailure) {
        for writer in writers { try writer.add(result) }
    }

    /// Writes the rest of every file; what they have come to, in the order in which they were named.
    func end() throws(ExportFailure) -> [Manifest.File] {
        var files: [Manifest.File] = []
        for writer in writers { files.append(try writer.end()) }
        return files
    }
}
