import Application
import Domain
import HTTP
import StrictJSON

/// A conference without its record.
struct ConferenceHeaderBody: WritableBody {
    static let members: [ObjectSchema.Member] = [
        .required("id", .uuid), .required("kind", .conferenceKind), .required("title", .text(1...300)),
        .required("day", .day), .required("host", .nullable(.uuid)), .required("review", .nullable(.uuid)),
        .required("state", .conferenceState), .required("heldOn", .nullable(.day)),
        .required("concludedOn", .nullable(.day)), .required("version", .version),
    ]
    static let schema = ObjectSchema(
        "ConferenceHeader",
        members,
        example: #"""
            {"id":"0199a000-0000-7000-8000-00000000000c","kind":"midYear","title":"Sơ kết 6 tháng đầu năm","day":"2026-07-11","host":null,"review":null,"state":"planned","heldOn":null,"concludedOn":null,"version":1}
            """#
    )

    private let conference: Conference

    init(_ conference: Conference) { self.conference = conference }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", conference.id)
        writer.member("kind", conference.record.kind)
        writer.member("title", conference.record.title)
        writer.member("day", conference.record.day)
        writer.member("host", conference.record.host)
        writer.member("review", conference.record.review)
        writer.member("state", conference.state)
        writer.member("heldOn", conference.heldOn)
        writer.member("concludedOn", conference.concludedOn)
        writer.member("version", conference.version)
    }
}

/// The conferences of a cluster's season.
struct ConferenceListBody: WritableBody {
    static let schema = ObjectSchema(
        "ConferenceList",
        [.required("conferences", .array(of: .object(ConferenceHeaderBody.schema), maximum: 1_000_000))],
        example: #"{"conferences":[\#(ConferenceHeaderBody.schema.example)]}"#
    )

    private let conferences: [Conference]

    init(_ conferences: [Conference]) { self.conferences = conferences }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("conferences", conferences.map { ConferenceHeaderBody($0) })
        writer.endObject()
    }
}

/// A conference, whole: its record, what units said to it, and what it concluded.
struct ConferenceBody: WritableBody {
    private static let invitation = ObjectSchema(
        "Invitation",
        [.required("on", .day), .required("text", .text(1...10_000))],
        example: #"{"on":"2026-07-01","text":"Kính mời thủ trưởng các đơn vị"}"#
    )
    static let schema = ObjectSchema(
        "Conference",
        ConferenceHeaderBody.members + [
            .required("record", .object(ConferenceRequest.schema)),
            .required("invitation", .nullable(.object(invitation))),
            .required("conclusionsDocument", .nullable(.uuid)), .required("reason", .nullable(.text(1...2_000))),
            .required("units", .array(of: .object(ParticipationBody.schema), maximum: 10_000)),
            .required("tasks", .array(of: .object(TaskBody.schema), maximum: 1_000)),
        ],
        example: ConferenceHeaderBody.schema.example.dropLast()
            + #","record":\#(ConferenceRequest.schema.example),"invitation":\#(invitation.example),"#
            + #""conclusionsDocument":null,"reason":null,"units":[\#(ParticipationBody.schema.example)],"tasks":[]}"#
    )

    private let view: ReadConferences.View

    init(_ view: ReadConferences.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let conference = view.conference
        writer.beginObject()
        ConferenceHeaderBody(conference).writeMembers(to: &writer)
        writer.member("record", json: conference.record.bytes)
        writer.key("invitation")
        if let invitation = conference.invitation {
            writer.beginObject()
            writer.member("on", invitation.on)
            writer.member("text", invitation.text)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.member("conclusionsDocument", conference.conclusionsDocument)
        writer.member("reason", conference.reason)
        writer.member("units", view.participations.map { ParticipationBody($0) })
        writer.member("tasks", view.tasks.map { TaskBody($0) })
        writer.endObject()
    }
}
