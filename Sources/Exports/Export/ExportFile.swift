import Domain

/// The files that an export consists of, beside its manifest; each may also be asked for alone.
package enum ExportFile: String, CaseIterable, Sendable {
    case rankingsCSV = "rankings.csv"
    case rankingsJSON = "rankings.json"
    case rankingsWorkbook = "rankings.xlsx"
    case resultsCSV = "results.csv"

    package var name: String { rawValue }

    /// Whether it has the results of published reviews, and nothing of the rankings themselves.
    package var hasResults: Bool { self == .resultsCSV }

    /// Begins the file in a folder that has none of its name.
    func writer(in folder: String, day: Day) throws(ExportFailure) -> any RankingFileWriter {
        switch self {
        case .rankingsCSV: try RankingsCSV(in: folder)
        case .rankingsJSON: try RankingsJSON(in: folder, day: day)
        case .rankingsWorkbook: try RankingsWorkbook(in: folder, day: day)
        case .resultsCSV: try ResultsCSV(in: folder)
        }
    }
}

/// Writes one of the files, from rankings or from results as they come in.
protocol RankingFileWriter {
    func add(_ ranking: ExportedRanking) throws(ExportFailure)
    func add(_ result: ExportedResult) throws(ExportFailure)

    /// Writes what is left; nothing more is added. Whether the disk has it is for the caller to see to.
    func end() throws(ExportFailure) -> Manifest.File
}

extension RankingFileWriter {
    // Each file has one of the two.
    func add(_ ranking: ExportedRanking) throws(ExportFailure) {}
    func add(_ result: ExportedResult) throws(ExportFailure) {}
}
