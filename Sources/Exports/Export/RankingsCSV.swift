import Domain
import StrictJSON

/// `rankings.csv`: a row a unit, for programs. The columns are named as the members of `rankings.json`.
struct RankingsCSV: RankingFileWriter {
    private static let columns = [
        "status", "publicationNumber", "publicationDay", "publicationSHA256", "season", "seasonKind",
        "managingUnitCode", "managingUnitName", "block", "clusterNumber", "clusterName", "clusterSeason", "review",
        "reviewKind", "reviewName", "reviewState", "illustrative", "rank", "unit", "code", "name", "points",
        "assignedMax", "bonus", "penalty", "total", "percent", "grade", "eligible", "complete", "missing",
    ]

    private let file: CSVFile

    init(in folder: String) throws(ExportFailure) {
        file = try CSVFile(ExportFile.rankingsCSV.name, in: folder, columns: Self.columns)
    }

    func add(_ ranking: ExportedRanking) throws(ExportFailure) {
        for line in ranking.lines {
            try file.row { row in
                write(ranking, to: &row)
                write(line, to: &row)
            }
        }
    }

    func end() throws(ExportFailure) -> Manifest.File { try file.end() }

    private func write(_ ranking: ExportedRanking, to row: inout CSVWriter) {
        let place = ranking.place
        row.text(ranking.status)
        row.number(ranking.publication?.number)
        row.text(ranking.publication?.day.description)
        row.text(ranking.publication?.sha256)
        row.text(place.season)
        row.text(place.seasonKind)
        row.text(place.managingUnitCode)
        row.text(place.managingUnitName)
        row.text(place.block)
        row.number(place.clusterNumber)
        row.text(place.clusterName)
        row.text(place.clusterSeason.description)
        row.text(place.review.description)
        row.text(place.reviewKind.rawValue)
        row.text(place.reviewName)
        row.text(place.reviewState.rawValue)
        row.boolean(ranking.isIllustrative)
    }

    private func write(_ line: RankingLine, to row: inout CSVWriter) {
        row.number(line.rank)
        row.text(line.unit.description)
        row.text(line.code.utf8)
        row.text(line.name)
        row.number(line.points)
        row.number(line.assignedMax)
        row.number(line.bonus)
        row.number(line.penalty)
        row.number(line.total)
        row.number(line.percent)
        row.text(line.grade)
        row.boolean(line.isEligible)
        row.boolean(line.isComplete)
        // Codes may hold any character, so no separator would do: a list in JSON, as in rankings.json.
        var missing = JSONWriter()
        missing.codes(line.missing)
        row.text(missing.bytes)
    }
}
