import Application
import Domain
import HTTP
import StrictJSON

/// Which seasons are listed.
struct SeasonQuery: ReadableBody {
    static let schema = ObjectSchema("SeasonQuery", ObjectSchema.Member.page, example: #"{"limit":50}"#)

    let page: PageRequest<SeasonID>

    init(_ object: CheckedObject) throws { page = try object.page() }
}

/// A season that is to be made.
struct SeasonRequest: ReadableBody {
    static let schema = ObjectSchema(
        "SeasonRequest",
        [
            .required("kind", .seasonKind), .required("name", .text(1...Season.longestName)), .required("from", .day),
            .required("to", .day),
        ],
        example: #"{"kind":"workYear","name":"2026","from":"2025-11-15","to":"2026-11-15"}"#
    )

    let wish: MakeSeason

    init(_ object: CheckedObject) throws {
        guard let kind = SeasonKind(rawValue: try object.string("kind")) else { throw SchemaMismatch() }
        wish = MakeSeason(
            kind,
            name: try object.string("name"),
            from: try object.day("from"),
            to: try object.day("to")
        )
    }
}

/// A season.
struct SeasonBody: WritableBody {
    static let schema = ObjectSchema(
        "Season",
        [
            .required("id", .uuid), .required("kind", .seasonKind), .required("name", .text(1...Season.longestName)),
            .required("from", .day), .required("to", .day),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000004","kind":"workYear","name":"2026","from":"2025-11-15","to":"2026-11-15"}
            """#
    )

    private let season: Season

    init(_ season: Season) { self.season = season }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", season.id)
        writer.member("kind", season.kind)
        writer.member("name", season.name)
        writer.member("from", season.from)
        writer.member("to", season.to)
        writer.endObject()
    }
}

extension Schema {
    static let seasonKind = Schema.oneOf(SeasonKind.allCases.map(\.rawValue))
}
