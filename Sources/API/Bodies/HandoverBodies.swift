import Application
import Domain
import HTTP
import StrictJSON

/// What came of a change of a handover's record.
struct HandoverReceipt: WritableBody {
    private static let confirmation = ObjectSchema(
        "HandoverConfirmation",
        [
            .required("side", .handoverSide), .required("unit", .uuid),
            .required("mode", .oneOf(SignatureMode.allCases.map(\.rawValue))), .required("name", .text(1...200)),
            .required("rank", .nullable(.text(1...100))), .required("position", .nullable(.text(1...200))),
            .required("on", .day),
        ],
        example: #"""
            {"side":"giving","unit":"0199a000-0000-7000-8000-000000000003","mode":"paper","name":"Nguyễn Văn A","rank":"Đại tá","position":null,"on":"2026-11-21"}
            """#
    )
    static let members: [ObjectSchema.Member] = [
        .required("version", .version),
        .required(
            "confirmations",
            .array(of: .object(confirmation), maximum: 2),
            meaning: "Of the record as it stands"
        ),
        .required("next", .nullable(.uuid), meaning: "The cluster's season that it made"),
    ]
    static let schema = ObjectSchema(
        "HandoverReceipt",
        members,
        example: #"{"version":2,"confirmations":[\#(confirmation.example)],"next":null}"#
    )

    private let handover: LeadHandover

    init(_ handover: LeadHandover) { self.handover = handover }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("version", handover.version)
        let standing = HandoverSide.allCases.compactMap { side in handover.confirmation(of: side) }
        writer.objects("confirmations", standing) { confirmation, writer in
            writer.member("side", confirmation.side)
            writer.member("unit", confirmation.unit)
            writer.member("mode", confirmation.mode)
            writer.members(of: confirmation.by)
            writer.member("on", confirmation.on)
        }
        writer.member("next", handover.next)
    }
}

/// What is handed over, whole, and what is missing before it makes the next season.
struct HandoverBody: WritableBody {
    static let schema = ObjectSchema(
        "Handover",
        HandoverReceipt.members + [
            .required("record", .object(HandoverRequest.schema)), .required("missing", .warnings),
            .required("openTasks", .array(of: .object(TaskBody.schema), maximum: 100_000)),
        ],
        example: HandoverReceipt.schema.example.dropLast()
            + #","record":\#(HandoverRequest.schema.example),"missing":[],"openTasks":[]}"#
    )

    private let view: ReadRotation.HandoverView

    init(_ view: ReadRotation.HandoverView) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        HandoverReceipt(view.handover).writeMembers(to: &writer)
        writer.member("record", json: view.handover.record.bytes)
        writer.objects("missing", view.missing) { missing, writer in
            writer.member("vi", missing.vi)
            writer.member("en", missing.en)
        }
        writer.member("openTasks", view.tasks.map { TaskBody($0) })
        writer.endObject()
    }
}
