import Domain
import HTTP
import StrictJSON

/// What a unit says to a conference.
struct ParticipationRequest: ReadableBody {
    private static let attendance = ObjectSchema(
        "AttendanceRequest",
        [
            .required("kind", .attendanceKind), .optional("name", .nullable(.text(1...200))),
            .optional("rank", .nullable(.text(1...100))), .optional("position", .nullable(.text(1...200))),
            .optional("reason", .nullable(.text(0...10_000))),
        ],
        example: #"{"kind":"standIn","name":"Lê Văn D","rank":"Thượng tá","position":"Phó Trưởng phòng"}"#
    )
    static let schema = ObjectSchema(
        "ParticipationRequest",
        [
            .required("version", .integer(0...Int(Int32.max))),
            .optional("attendance", .nullable(.object(attendance))),
            .optional("proposals", .array(of: .text(1...5_000), maximum: 50)),
        ],
        example: #"{"version":0,"attendance":\#(attendance.example),"proposals":["Tăng giao lưu thể thao"]}"#
    )

    let version: Int32
    let attendance: Attendance?
    let proposals: [String]

    init(_ object: CheckedObject) throws {
        version = Int32(try object.integer("version"))
        attendance = try object.object("attendance", Self.attendance).map(Self.read)
        proposals = object.optionalStrings("proposals")
    }

    private static func read(_ object: CheckedObject) throws -> Attendance {
        let kind = try object.string("kind")
        switch kind {
        case "absent":
            try object.refuse("name", "rank", "position", beside: kind)
            return .absent(reason: object.optionalString("reason") ?? "")
        case "standIn":
            try object.refuse("reason", beside: kind)
            _ = try object.require("name", for: kind)
            return .standIn(try object.attendant())
        default:
            try object.refuse("reason", beside: kind)
            if object.value("name") == nil { try object.refuse("rank", "position", beside: kind) }
            return .head(object.value("name") == nil ? nil : try object.attendant())
        }
    }
}

/// What a unit says to a conference, as it is shown.
struct ParticipationBody: WritableBody {
    private static let attendance = ObjectSchema(
        "Attendance",
        [
            .required("kind", .attendanceKind), .required("name", .nullable(.text(1...200))),
            .required("rank", .nullable(.text(1...100))), .required("position", .nullable(.text(1...200))),
            .required("reason", .nullable(.text(1...2_000))),
        ],
        example: #"{"kind":"head","name":"Nguyễn Văn A","rank":null,"position":null,"reason":null}"#
    )
    static let schema = ObjectSchema(
        "Participation",
        [
            .required("unit", .uuid), .required("attendance", .nullable(.object(attendance))),
            .required("proposals", .array(of: .text(1...5_000), maximum: 50)), .required("version", .version),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","attendance":\#(attendance.example),"proposals":[],"version":1}
            """#
    )

    private let participation: Participation

    init(_ participation: Participation) { self.participation = participation }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("unit", participation.unit)
        writer.key("attendance")
        switch participation.attendance {
        case .head(let attendant): Self.write("head", attendant, reason: nil, to: &writer)
        case .standIn(let attendant): Self.write("standIn", attendant, reason: nil, to: &writer)
        case .absent(let reason): Self.write("absent", nil, reason: reason, to: &writer)
        case nil: writer.null()
        }
        writer.member("proposals", participation.proposals) { $1.string($0) }
        writer.member("version", participation.version)
        writer.endObject()
    }

    private static func write(
        _ kind: String,
        _ attendant: Attendant?,
        reason: String?,
        to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("kind", kind)
        writer.members(of: attendant)
        writer.member("reason", reason)
        writer.endObject()
    }
}

extension Schema {
    fileprivate static let attendanceKind = Schema.oneOf(["head", "standIn", "absent"])
}
