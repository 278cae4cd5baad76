import Application
import Domain
import HTTP
import StrictJSON

/// Which part of the audit log is listed.
struct AuditEventQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AuditEventQuery",
        [
            .optional("clusterSeason", .uuid), .optional("unit", .uuid), .optional("account", .uuid),
            .optional("action", .text(1...100)), .optional("from", .day), .optional("to", .day),
        ] + ObjectSchema.Member.page,
        example: #"{"action":"sheet.submitted","from":"2026-11-01","to":"2026-12-01","limit":50}"#
    )

    let clusterSeason: ClusterSeasonID?
    let unit: UnitID?
    let account: AccountID?
    let action: String?
    let from: Day?
    let to: Day?
    let page: PageRequest<AuditEventKey>

    init(_ object: CheckedObject) throws {
        clusterSeason = object.optionalIdentifier("clusterSeason")
        unit = object.optionalIdentifier("unit")
        account = object.optionalIdentifier("account")
        action = object.optionalString("action")
        from = object.optionalDay("from")
        to = object.optionalDay("to")
        page = try object.page()
    }
}

/// One act, as the log tells of it.
struct AuditEventBody: WritableBody {
    static let schema = ObjectSchema(
        "AuditEvent",
        [
            .required("id", .uuid), .required("recordedAt", .instant), .required("action", .text(1...100)),
            .required("account", .uuid), .required("accountName", .nullable(.text(1...300))),
            .required("season", .nullable(.uuid)), .required("clusterSeason", .nullable(.uuid)),
            .required("managingUnit", .uuid), .required("unit", .nullable(.uuid)), .required("subject", .anyObject),
            .required("detail", .anyObject), .required("request", .text(1...200)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000009","recordedAt":"2026-11-21T14:29:23Z","action":"sheet.submitted","account":"0199a000-0000-7000-8000-000000000008","accountName":"Nguyễn Văn A","season":"0199a000-0000-7000-8000-000000000004","clusterSeason":"0199a000-0000-7000-8000-000000000007","managingUnit":"0199a000-0000-7000-8000-000000000001","unit":"0199a000-0000-7000-8000-000000000003","subject":{"review":"0199a000-0000-7000-8000-000000000002","unit":"0199a000-0000-7000-8000-000000000003"},"detail":{"entries":"2"},"request":"0199a000-0000-7000-8000-00000000000a"}
            """#
    )

    private let event: ReadAuditEvents.Event

    init(_ event: ReadAuditEvents.Event) { self.event = event }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", event.id)
        writer.member("recordedAt", event.recordedAt.rfc3339)
        writer.member("action", event.action)
        writer.member("account", event.account)
        writer.member("accountName", event.accountName)
        writer.member("season", event.place.season)
        writer.member("clusterSeason", event.place.clusterSeason)
        writer.member("managingUnit", event.place.managingUnit)
        writer.member("unit", event.unit)
        writer.member("subject", json: Array(event.subject.utf8))
        writer.member("detail", json: Array(event.detail.utf8))
        writer.member("request", event.requestID)
        writer.endObject()
    }
}
