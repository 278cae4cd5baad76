import Application
import Domain
import HTTP
import StrictJSON

/// Which honours are listed.
struct HonourQuery: ReadableBody {
    static let schema = ObjectSchema(
        "HonourQuery",
        [.optional("season", .uuid), .optional("award", .uuid)] + ObjectSchema.Member.page,
        example: #"{"season":"0199a000-0000-7000-8000-000000000004"}"#
    )

    let season: SeasonID?
    let award: AwardID?
    let page: PageRequest<AwardResultID>

    init(_ object: CheckedObject) throws {
        season = object.optionalIdentifier("season")
        award = object.optionalIdentifier("award")
        page = try object.page()
    }
}

/// An award that somebody has.
struct HonourBody: WritableBody {
    static let schema = ObjectSchema(
        "Honour",
        [
            .required("id", .uuid), .required("season", .uuid), .required("seasonName", .text(1...100)),
            .required("unit", .uuid), .required("unitName", .text(1...300)),
            .required("person", .nullable(.text(1...200))), .required("award", .uuid),
            .required("code", .text(1...Award.longestCode)), .required("name", .text(1...Award.longestName)),
            .required("kind", .awardKind), .required("decision", .uuid), .required("number", .text(1...100)),
            .required("decidedOn", .day), .required("clusterSeason", .nullable(.uuid)), .required("leads", .leads),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000026","season":"0199a000-0000-7000-8000-000000000004","seasonName":"2026","unit":"0199a000-0000-7000-8000-000000000003","unitName":"Phòng PX03","person":null,"award":"0199a000-0000-7000-8000-000000000021","code":"CoCP","name":"Cờ thi đua của Chính phủ","kind":"title","decision":"0199a000-0000-7000-8000-000000000025","number":"1234/QĐ-BCA","decidedOn":"2026-12-20","clusterSeason":"0199a000-0000-7000-8000-000000000006","leads":[{"from":"2025-11-15","to":"2026-11-15"}]}
            """#
    )

    private let honour: Honour

    init(_ honour: Honour) { self.honour = honour }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", honour.id)
        writer.member("season", honour.season)
        writer.member("seasonName", honour.seasonName)
        writer.member("unit", honour.unit)
        writer.member("unitName", honour.unitName)
        writer.member("person", honour.person)
        writer.member("award", honour.award)
        writer.member("code", honour.code)
        writer.member("name", honour.name)
        writer.member("kind", honour.kind)
        writer.member("decision", honour.decision)
        writer.member("number", honour.number)
        writer.member("decidedOn", honour.decidedOn)
        writer.member("clusterSeason", honour.clusterSeason)
        writer.leads(honour.leads)
        writer.endObject()
    }
}

/// The registry of one unit.
struct UnitHonoursBody: WritableBody {
    private static let led = ObjectSchema(
        "LedCluster",
        [
            .required("clusterSeason", .uuid), .required("seasonName", .text(1...100)),
            .required("clusterNumber", .nullable(.version)), .required("clusterName", .nullable(.text(1...300))),
            .required("role", .leadershipRole), .required("from", .day), .required("to", .day),
        ],
        example: #"""
            {"clusterSeason":"0199a000-0000-7000-8000-000000000006","seasonName":"2026","clusterNumber":3,"clusterName":null,"role":"lead","from":"2025-11-15","to":"2026-11-15"}
            """#
    )
    static let schema = ObjectSchema(
        "UnitHonours",
        [
            .required("honours", .array(of: .object(HonourBody.schema), maximum: 100_000)),
            .required("led", .array(of: .object(led), maximum: 10_000)),
        ],
        example: #"{"honours":[],"led":[]}"#
    )

    private let honours: [Honour]
    private let led: [LedCluster]

    init(_ registry: (honours: [Honour], led: [LedCluster])) {
        honours = registry.honours
        led = registry.led
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("honours", honours.map { HonourBody($0) })
        writer.objects("led", led) { led, writer in
            writer.member("clusterSeason", led.clusterSeason)
            writer.member("seasonName", led.seasonName)
            writer.member("clusterNumber", led.number)
            writer.member("clusterName", led.name)
            writer.member("role", led.role)
            writer.member("from", led.period.from)
            writer.member("to", led.period.to)
        }
        writer.endObject()
    }
}

extension Schema {
    /// On which days a unit leads its cluster.
    static let leads = Schema.array(
        of: .object(
            ObjectSchema(
                "LeadingDays",
                [.required("from", .day), .required("to", .nullable(.day))],
                example: #"{"from":"2025-11-15","to":"2026-11-15"}"#
            )
        ),
        maximum: 1_000
    )
}

extension JSONWriter {
    /// Writes the member `leads`.
    mutating func leads(_ periods: [Period]) {
        objects("leads", periods) { period, writer in
            writer.member("from", period.from)
            writer.member("to", period.to)
        }
    }
}
