import Application
import Domain
import HTTP
import StrictJSON

/// What of the board is wanted.
struct AwardBoardQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AwardBoardQuery",
        [
            .required("season", .uuid), .required("award", .uuid), .optional("managingUnit", .uuid),
            .optional("units", .oneOf(["nominated", "every"])),
        ] + ObjectSchema.Member.page,
        example: #"""
            {"season":"0199a000-0000-7000-8000-000000000004","award":"0199a000-0000-7000-8000-000000000021"}
            """#
    )

    let season: SeasonID
    let award: AwardID
    let managingUnit: UnitID?
    let isOfEveryUnit: Bool
    let page: PageRequest<BoardKey>

    init(_ object: CheckedObject) throws {
        season = try object.identifier("season")
        award = try object.identifier("award")
        managingUnit = object.optionalIdentifier("managingUnit")
        isOfEveryUnit = object.optionalString("units") == "every"
        page = try object.page()
    }
}

/// A line of the board.
struct BoardLineBody: WritableBody {
    private static let past = ObjectSchema(
        "PastAward",
        [.required("season", .text(1...100)), .required("code", .text(1...Award.longestCode))],
        example: #"{"season":"2025","code":"CoBCA"}"#
    )
    static let schema = ObjectSchema(
        "BoardLine",
        [
            .required("clusterSeason", .uuid), .required("clusterNumber", .nullable(.version)),
            .required("clusterName", .nullable(.text(1...300))), .required("unit", .uuid),
            .required("unitCode", .text(1...50)), .required("unitName", .text(1...300)), .required("leads", .leads),
            .required("ledBy", .nullable(.uuid)), .required("rank", .nullable(.integer(1...1_000_000))),
            .required("percent", .nullable(.number)), .required("grade", .nullable(.code)),
            .required("nomination", .nullable(.uuid)), .required("person", .nullable(.text(1...200))),
            .required("state", .nullable(.nominationState)), .required("isException", .boolean),
            .required("past", .array(of: .object(past), maximum: 10_000)),
            .required("disqualifiers", .array(of: .text(1...100), maximum: 10_000)),
            .required("dossier", .nullable(.dossierState)),
        ],
        example: #"""
            {"clusterSeason":"0199a000-0000-7000-8000-000000000006","clusterNumber":3,"clusterName":null,"unit":"0199a000-0000-7000-8000-000000000003","unitCode":"PT","unitName":"Công an tỉnh Phú Thọ","leads":[{"from":"2025-11-15","to":"2026-11-15"}],"ledBy":"0199a000-0000-7000-8000-000000000003","rank":1,"percent":97.5,"grade":"xuất sắc","nomination":"0199a000-0000-7000-8000-000000000024","person":null,"state":"nominated","isException":false,"past":[{"season":"2025","code":"CoBCA"}],"disqualifiers":[],"dossier":"received"}
            """#
    )

    private let line: BoardLine

    init(_ line: BoardLine) { self.line = line }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("clusterSeason", line.clusterSeason)
        writer.member("clusterNumber", line.clusterNumber)
        writer.member("clusterName", line.clusterName)
        writer.member("unit", line.unit)
        writer.member("unitCode", line.unitCode)
        writer.member("unitName", line.unitName)
        writer.leads(line.leads)
        writer.member("ledBy", line.ledBy)
        writer.member("rank", line.rank)
        writer.member("percent", line.percent)
        writer.member("grade", line.grade)
        writer.member("nomination", line.nomination?.id)
        writer.member("person", line.nomination?.person)
        writer.member("state", line.nomination?.state)
        writer.member("isException", line.nomination?.isException ?? false)
        writer.objects("past", line.past) { past, writer in
            writer.member("season", past.season)
            writer.member("code", past.award)
        }
        writer.member("disqualifiers", line.disqualifiers) { $1.string($0) }
        writer.member("dossier", line.dossier)
        writer.endObject()
    }
}

extension BoardKey: CursorKey {
    var cursorText: String { "\(rank) \(percent.millionths) \(line) \(clusterSeason)" }

    init?(cursorText: String) {
        let parts = cursorText.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let rank = Int32(parts[0]), let millionths = Int64(parts[1]),
            let line = UnitID(parts[2]), let clusterSeason = ClusterSeasonID(parts[3]),
            millionths >= -1, millionths < 1_000_000_000_000_000_000
        else { return nil }
        self.init(rank: rank, percent: Measure(millionths: millionths), line: line, clusterSeason: clusterSeason)
    }
}
