import Domain

/// `results.csv`: a row a unit and criterion, bonus or penalty of the published reviews, for programs.
struct ResultsCSV: RankingFileWriter {
    private static let columns = [
        "publicationNumber", "publicationDay", "publicationSHA256", "clusterSeason", "review", "unit", "code",
        "criterion", "layer", "kind", "value", "points", "because", "adjustment",
    ]

    private let file: CSVFile

    init(in folder: String) throws(ExportFailure) {
        file = try CSVFile(ExportFile.resultsCSV.name, in: folder, columns: Self.columns)
    }

    func add(_ result: ExportedResult) throws(ExportFailure) {
        try file.row { row in
            row.number(result.publication.number)
            row.text(result.publication.day.description)
            row.text(result.publication.sha256)
            row.text(result.clusterSeason.description)
            row.text(result.publication.review.description)
            row.text(result.unit.description)
            row.text(result.unitCode.utf8)
            row.text(result.criterion.utf8)
            row.text(result.layer?.rawValue)
            row.text(result.kind?.rawValue)
            row.text(result.value?.description)
            row.number(result.points)
            row.text(result.because)
            row.text(result.adjustment?.rawValue)
        }
    }

    func end() throws(ExportFailure) -> Manifest.File { try file.end() }
}
