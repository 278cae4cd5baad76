import Domain
import StrictJSON

/// `rankings.json`: `{"clusters":[{…,"units":[…]}],"day":…,"format":1}`, for programs.
///
/// The file is canonical JSON, as publications are. Members are written here in the order of their names, so that no
/// cluster has to be sorted in memory first.
final class RankingsJSON: RankingFileWriter {
    /// The version of these members and their meaning.
    private static let format = 1

    private static let name = ExportFile.rankingsJSON.name

    private let day: Day
    private let file: OutputFile
    private var writer = JSONWriter()
    private var rows = 0

    init(in folder: String, day: Day) throws(ExportFailure) {
        self.day = day
        file = try OutputFile(path: "\(folder)/\(Self.name)")
        writer.beginObject()
        writer.key("clusters")
        writer.beginArray()
    }

    func add(_ ranking: ExportedRanking) throws(ExportFailure) {
        writer.beginObject()
        write(ranking)
        writer.key("units")
        writer.beginArray()
        for line in ranking.lines { write(line) }
        writer.endArray()
        writer.endObject()
        rows += ranking.lines.count
        try drain()
    }

    func end() throws(ExportFailure) -> Manifest.File {
        writer.endArray()
        writer.member("day", day)
        writer.member("format", Self.format)
        writer.endObject()
        try drain()
        return Manifest.File(name: Self.name, rows: rows, sum: file.sum())
    }

    private func drain() throws(ExportFailure) {
        try writer.drain { bytes throws(ExportFailure) in try file.write(bytes) }
    }

    private func write(_ ranking: ExportedRanking) {
        let place = ranking.place
        writer.member("block", place.block)
        writer.member("clusterName", place.clusterName)
        writer.member("clusterNumber", place.clusterNumber)
        writer.member("clusterSeason", place.clusterSeason)
        writer.member("illustrative", ranking.isIllustrative)
        writer.member("managingUnitCode", place.managingUnitCode)
        writer.member("managingUnitName", place.managingUnitName)
        writer.member("publicationDay", ranking.publication?.day)
        writer.member("publicationNumber", ranking.publication?.number)
        writer.member("publicationSHA256", ranking.publication?.sha256)
        writer.member("review", place.review)
        writer.member("reviewKind", place.reviewKind)
        writer.member("reviewName", place.reviewName)
        writer.member("reviewState", place.reviewState)
        writer.member("season", place.season)
        writer.member("seasonKind", place.seasonKind)
        writer.member("status", ranking.status)
    }

    private func write(_ line: RankingLine) {
        writer.beginObject()
        writer.member("assignedMax", line.assignedMax)
        writer.member("bonus", line.bonus)
        writer.member("code", line.code)
        writer.member("complete", line.isComplete)
        writer.member("eligible", line.isEligible)
        writer.member("grade", line.grade)
        writer.member("missing", line.missing)
        writer.member("name", line.name)
        writer.member("penalty", line.penalty)
        writer.member("percent", line.percent)
        writer.member("points", line.points)
        writer.member("rank", line.rank)
        writer.member("total", line.total)
        writer.member("unit", line.unit)
        writer.endObject()
    }
}
