import Application
import Domain
import HTTP
import StrictJSON

/// Which rankings are listed.
struct RankingQuery: ReadableBody {
    static let schema = ObjectSchema(
        "RankingQuery",
        ObjectSchema.Member.rankingFilter + ObjectSchema.Member.page(upTo: 100),
        example: #"{"season":"0199a000-0000-7000-8000-000000000004","limit":20}"#
    )

    let filter: RankingFilter
    let page: PageRequest<ReviewKey>

    init(_ object: CheckedObject) throws {
        filter = try object.rankingFilter()
        page = try object.page(usual: 20)
    }
}

/// Which rankings a file is of.
struct ExportQuery: ReadableBody {
    static let schema = ObjectSchema(
        "ExportQuery",
        ObjectSchema.Member.rankingFilter,
        example: #"{"season":"0199a000-0000-7000-8000-000000000004"}"#
    )

    let filter: RankingFilter

    init(_ object: CheckedObject) throws { filter = try object.rankingFilter() }
}

extension ObjectSchema.Member {
    /// The parameters that choose among the rankings of a season.
    fileprivate static let rankingFilter: [ObjectSchema.Member] = [
        .required("season", .uuid), .optional("managingUnit", .uuid), .optional("block", .uuid),
        .optional("cluster", .uuid), .optional("kind", .reviewKind), .optional("review", .uuid),
    ]
}

extension CheckedObject {
    /// Which rankings are meant.
    fileprivate func rankingFilter() throws -> RankingFilter {
        RankingFilter(
            season: try identifier("season"),
            managingUnit: optionalIdentifier("managingUnit"),
            block: optionalIdentifier("block"),
            cluster: optionalIdentifier("cluster"),
            kind: optionalString("kind").flatMap { ReviewKind(rawValue: $0) },
            review: optionalIdentifier("review")
        )
    }
}

/// A review's ranking: where it belongs, whether it is published, and its lines in order.
struct RankingBody: WritableBody {
    private static let season = ObjectSchema(
        "RankedSeason",
        [.required("id", .uuid), .required("kind", .seasonKind), .required("name", .text(1...Season.longestName))],
        example: #"{"id":"0199a000-0000-7000-8000-000000000004","kind":"workYear","name":"2026"}"#
    )
    private static let unit = ObjectSchema(
        "RankingUnit",
        [.required("id", .uuid), .required("code", .code), .required("name", .text(1...Unit.longestName))],
        example: #"{"id":"0199a000-0000-7000-8000-000000000001","code":"PT","name":"Công an tỉnh Phú Thọ"}"#
    )
    private static let block = ObjectSchema(
        "RankedBlock",
        [.required("id", .uuid), .required("name", .text(1...Block.longestName))],
        example: #"{"id":"0199a000-0000-7000-8000-000000000005","name":"Khối các phòng"}"#
    )
    private static let cluster = ObjectSchema(
        "RankedCluster",
        [
            .required("id", .uuid), .required("number", .nullable(.integer(1...Int(Int32.max)))),
            .required("name", .nullable(.text(1...Cluster.longestName))),
        ],
        example: #"{"id":"0199a000-0000-7000-8000-000000000006","number":1,"name":null}"#
    )
    static let schema = ObjectSchema(
        "Ranking",
        [
            .required("season", .object(season)), .required("managingUnit", .object(unit)),
            .required("block", .nullable(.object(block))), .required("cluster", .object(cluster)),
            .required("clusterSeason", .uuid), .required("review", .object(ReviewHeaderBody.schema)),
            .required("status", .oneOf(["published", "live"])),
            .required("publication", .nullable(.object(PublicationHeaderBody.schema))),
            .required("units", .array(of: .object(.standing), maximum: 10_000)),
        ],
        example: #"{"season":\#(season.example),"managingUnit":\#(unit.example),"block":\#(block.example),"#
            + #""cluster":\#(cluster.example),"clusterSeason":"0199a000-0000-7000-8000-000000000007","#
            + #""review":\#(ReviewHeaderBody.schema.example),"status":"published","#
            + #""publication":\#(PublicationHeaderBody.schema.example),"units":[\#(ObjectSchema.standing.example)]}"#
    )

    private let ranking: ReadRankings.Ranking

    init(_ ranking: ReadRankings.Ranking) { self.ranking = ranking }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        write(ranking.place, to: &writer)
        writer.member("clusterSeason", ranking.review.clusterSeason)
        writer.member("review", ReviewHeaderBody(ranking.review.header))
        writer.member("status", ranking.publication == nil ? "live" : "published")
        writer.member("publication", ranking.publication.map { PublicationHeaderBody($0) })
        writer.objects("units", ranking.lines) { line, writer in
            writer.members(of: line)
        }
        writer.endObject()
    }

    private func write(_ place: ReviewPlace, to writer: inout JSONWriter) {
        writer.object("season") { writer in
            writer.member("id", place.season.id)
            writer.member("kind", place.season.kind)
            writer.member("name", place.season.name)
        }
        writer.object("managingUnit") { writer in
            writer.member("id", place.cluster.managingUnit)
            writer.member("code", place.managingUnitCode)
            writer.member("name", place.managingUnitName)
        }
        writer.key("block")
        write(place.block, to: &writer)
        writer.object("cluster") { writer in
            writer.member("id", place.cluster.id)
            writer.member("number", place.cluster.number)
            writer.member("name", place.cluster.name)
        }
    }

    private func write(_ block: Block?, to writer: inout JSONWriter) {
        guard let block else { return writer.null() }
        writer.beginObject()
        writer.member("id", block.id)
        writer.member("name", block.name)
        writer.endObject()
    }
}
