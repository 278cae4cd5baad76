import Domain

/// The files of an export, written side by side from one stream.
final class RankingFiles {
    private let day: Day
    private let csv: RankingsCSV
    private let json: RankingsJSON
    private let workbook: RankingsWorkbook
    private let results: ResultsCSV

    /// Makes the files in a folder, which is empty.
    init(in folder: String, day: Day) throws(ExportFailure) {
        self.day = day
        csv = try RankingsCSV(in: folder)
        json = try RankingsJSON(in: folder)
        workbook = try RankingsWorkbook(in: folder, day: day)
        results = try ResultsCSV(in: folder)
    }

    func add(_ ranking: ExportedRanking) throws(ExportFailure) {
        try csv.add(ranking)
        try json.add(ranking)
        try workbook.add(ranking)
    }

    func add(_ result: ExportedResult) throws(ExportFailure) { try results.add(result) }

    /// Waits until the disk has the whole of every file.
    func seal() throws(ExportFailure) -> [Manifest.File] {
        [try csv.seal(), try json.seal(day: day), try workbook.seal(), try results.seal()]
    }
}
