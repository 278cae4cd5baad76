import Application
import Domain
import HTTP
import StrictJSON

/// Two units that shall not check each other, or may again.
struct ConflictRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ConflictRequest",
        [
            .required("unit", .uuid), .required("otherUnit", .uuid), .required("reason", .text(0...10_000)),
            .optional("lifted", .boolean),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","otherUnit":"0199a000-0000-7000-8000-000000000002","reason":"Cùng trụ sở, dùng chung quân số"}
            """#
    )

    let units: (UnitID, UnitID)
    let reason: String
    let isLifted: Bool

    init(_ object: CheckedObject) throws {
        units = (try object.identifier("unit"), try object.identifier("otherUnit"))
        reason = try object.string("reason")
        isLifted = object.value("lifted")?.boolean ?? false
    }
}

/// What was declared of two units.
struct ConflictBody: WritableBody {
    static let schema = ObjectSchema(
        "Conflict",
        [
            .required("unit", .uuid), .required("otherUnit", .uuid), .required("lifted", .boolean),
            .required("reason", .text(0...5_000)), .required("recordedAt", .instant),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","otherUnit":"0199a000-0000-7000-8000-000000000002","lifted":false,"reason":"Cùng trụ sở","recordedAt":"2026-11-21T14:29:23Z"}
            """#
    )

    private let event: ConflictEvent

    init(_ event: ConflictEvent) { self.event = event }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("unit", event.pair.first)
        writer.member("otherUnit", event.pair.second)
        writer.member("lifted", event.isLifted)
        writer.member("reason", event.reason)
        writer.member("recordedAt", Instant(microsecondsSince1970: event.recordedAt).rfc3339)
        writer.endObject()
    }
}

/// The conflicts that stand in a cluster's season.
struct ConflictListBody: WritableBody {
    static let schema = ObjectSchema(
        "ConflictList",
        [.required("conflicts", .array(of: .object(ConflictBody.schema), maximum: 100_000))],
        example: #"{"conflicts":[\#(ConflictBody.schema.example)]}"#
    )

    private let events: [ConflictEvent]

    init(_ events: [ConflictEvent]) { self.events = events }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("conflicts", events.map { ConflictBody($0) })
        writer.endObject()
    }
}
