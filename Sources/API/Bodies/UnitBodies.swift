import Application
import Domain
import HTTP
import StrictJSON

/// Which units are listed.
struct UnitQuery: ReadableBody {
    static let schema = ObjectSchema(
        "UnitQuery",
        [.optional("q", .text(1...300)), .optional("parent", .uuid), .optional("on", .day)] + ObjectSchema.Member.page,
        example: #"{"q":"tham muu","on":"2026-11-21","limit":50}"#
    )

    let text: String?
    let parent: UnitID?
    let day: Day?
    let page: PageRequest<Code>

    init(_ object: CheckedObject) throws {
        text = object.optionalString("q")
        parent = object.optionalIdentifier("parent")
        day = object.optionalDay("on")
        page = try object.page()
    }
}

/// A unit that is to be made.
struct UnitRequest: ReadableBody {
    static let schema = ObjectSchema(
        "UnitRequest",
        [
            .required("code", .text(1...Unit.longestCode)), .required("name", .text(1...Unit.longestName)),
            .required("parent", .uuid), .required("from", .day),
            .optional("predecessors", .array(of: .uuid, maximum: 200)),
        ],
        example: #"""
            {"code":"PX01","name":"Phòng Tham mưu","parent":"0199a000-0000-7000-8000-000000000001","from":"2025-07-01","predecessors":["0199a000-0000-7000-8000-000000000002"]}
            """#
    )

    let wish: MakeUnit

    init(_ object: CheckedObject) throws {
        let predecessors = object.value("predecessors")?.elements.map { Array($0) } ?? []
        wish = MakeUnit(
            code: Code(try object.string("code")),
            name: try object.string("name"),
            below: try object.identifier("parent"),
            from: try object.day("from"),
            succeeding: predecessors.compactMap { $0.string.flatMap { UnitID($0) } }
        )
    }
}

/// What becomes of a unit.
struct UnitChangeRequest: ReadableBody {
    static let schema = ObjectSchema(
        "UnitChangeRequest",
        [.optional("name", .text(1...Unit.longestName)), .optional("to", .day)],
        example: #"{"name":"Phòng Tham mưu tổng hợp","to":"2027-01-01"}"#
    )

    let name: String?
    let to: Day?

    init(_ object: CheckedObject) throws {
        try object.checkChanges("name", "to")
        name = object.optionalString("name")
        to = object.optionalDay("to")
    }
}

/// A unit.
struct UnitBody: WritableBody {
    static let members: [ObjectSchema.Member] = [
        .required("id", .uuid), .required("code", .text(1...Unit.longestCode)),
        .required("name", .text(1...Unit.longestName)), .required("parent", .nullable(.uuid)),
        .required("from", .day), .required("to", .nullable(.day)), .required("version", .version),
    ]
    static let schema = ObjectSchema(
        "Unit",
        members,
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000003","code":"PX01","name":"Phòng Tham mưu","parent":"0199a000-0000-7000-8000-000000000001","from":"2025-07-01","to":null,"version":1}
            """#
    )

    private let unit: Unit

    init(_ unit: Unit) { self.unit = unit }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", unit.id)
        writer.member("code", unit.code)
        writer.member("name", unit.name)
        writer.member("parent", unit.parent)
        writer.member("from", unit.period.from)
        writer.member("to", unit.period.to)
        writer.member("version", unit.version)
    }
}

/// A unit with what it came from and what came of it.
struct UnitDetailBody: WritableBody {
    private static let related = ObjectSchema(
        "RelatedUnit",
        [.required("unit", .object(UnitBody.schema)), .required("day", .day)],
        example: #"{"unit":\#(UnitBody.schema.example),"day":"2025-07-01"}"#
    )
    static let schema = ObjectSchema(
        "UnitDetail",
        UnitBody.members + [
            .required("predecessors", .array(of: .object(related), maximum: 10_000)),
            .required("successors", .array(of: .object(related), maximum: 10_000)),
        ],
        example: UnitBody.schema.example.dropLast() + #","predecessors":[\#(related.example)],"successors":[]}"#
    )

    private let view: ReadOrganisation.UnitView

    init(_ view: ReadOrganisation.UnitView) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        UnitBody(view.unit).writeMembers(to: &writer)
        writer.objects("predecessors", view.predecessors, write: Self.write)
        writer.objects("successors", view.successors, write: Self.write)
        writer.endObject()
    }

    private static func write(_ related: RelatedUnit, to writer: inout JSONWriter) {
        writer.member("unit", UnitBody(related.unit))
        writer.member("day", related.day)
    }
}
