import Application
import Domain
import HTTP
import StrictJSON

/// From where on events are listed.
struct EventQuery: ReadableBody {
    static let schema = ObjectSchema(
        "EventQuery",
        [.optional("after", .uuid), .optional("limit", .integer(1...ReadEvents.most))],
        example: #"{"after":"0199a000-0000-7000-8000-000000000009","limit":100}"#
    )

    let after: EventID?
    let limit: Int

    var start: EventStart { after.map(EventStart.after) ?? .oldest }

    init(_ object: CheckedObject) throws {
        after = object.optionalIdentifier("after")
        limit = object.value("limit")?.integer ?? ReadEvents.most
    }
}

/// From where on events are followed.
struct EventStreamQuery: ReadableBody {
    static let schema = ObjectSchema(
        "EventStreamQuery",
        [.optional("after", .uuid)],
        example: #"{"after":"0199a000-0000-7000-8000-000000000009"}"#
    )

    let after: EventID?

    init(_ object: CheckedObject) throws {
        after = object.optionalIdentifier("after")
    }
}

/// Something that has happened.
struct EventBody: WritableBody {
    static let schema = ObjectSchema(
        "Event",
        [
            .required("id", .uuid), .required("recordedAt", .instant), .required("action", .text(1...100)),
            .required("season", .nullable(.uuid)), .required("clusterSeason", .nullable(.uuid)),
            .required("managingUnit", .uuid), .required("subject", .anyObject),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000009","recordedAt":"2026-11-21T14:29:23Z","action":"sheet.submitted","season":"0199a000-0000-7000-8000-000000000004","clusterSeason":"0199a000-0000-7000-8000-000000000007","managingUnit":"0199a000-0000-7000-8000-000000000001","subject":{"review":"0199a000-0000-7000-8000-000000000002","unit":"0199a000-0000-7000-8000-000000000003"}}
            """#
    )

    private let event: Event

    init(_ event: Event) { self.event = event }

    /// As webhooks are told of it.
    static func bytes(of event: Event) -> [UInt8] {
        var writer = JSONWriter()
        EventBody(event).write(to: &writer)
        return writer.bytes
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", event.id)
        writer.member("recordedAt", Instant(microsecondsSince1970: event.recordedAt).rfc3339)
        writer.member("action", event.action)
        writer.member("season", event.place.season)
        writer.member("clusterSeason", event.place.clusterSeason)
        writer.member("managingUnit", event.place.managingUnit)
        writer.member("subject", json: Array(event.subject.utf8))
        writer.endObject()
    }
}

/// A part of what has happened.
struct EventListBody: WritableBody {
    static let schema = ObjectSchema(
        "EventList",
        [
            .required("items", .array(of: .object(EventBody.schema), maximum: ReadEvents.most)),
            .required("after", .nullable(.uuid)),
        ],
        example: #"{"items":[\#(EventBody.schema.example)],"after":"0199a000-0000-7000-8000-000000000009"}"#
    )

    private let events: [Event]
    private let after: EventID?

    /// - Parameters:
    ///   - events: The part.
    ///   - after: What was gone on from: so it is again where nothing has happened since.
    init(_ events: [Event], after: EventID?) {
        self.events = events
        self.after = events.last?.id ?? after
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("items", events) { EventBody($0).write(to: &$1) }
        writer.member("after", after)
        writer.endObject()
    }
}
