import Application
import Domain
import HTTP
import StrictJSON

/// What is told of a conference, all of it.
struct ConferenceRequest: ReadableBody {
    private static let photograph = ObjectSchema(
        "Photograph",
        [.required("file", .uuid), .optional("caption", .nullable(.text(1...500)))],
        example: #"{"file":"0199a000-0000-7000-8000-00000000000b","caption":"Toàn cảnh hội nghị"}"#
    )
    private static let minutes = ObjectSchema(
        "MinutesReference",
        [.optional("file", .nullable(.uuid)), .optional("officialDocument", .nullable(.uuid))],
        example: #"{"file":"0199a000-0000-7000-8000-00000000000b"}"#
    )
    private static let remark = ObjectSchema(
        "Remark",
        [.required("text", .text(1...5_000)), .optional("unit", .nullable(.uuid))],
        example: #"{"text":"Hoàn thành 8/8 nội dung giao ước"}"#
    )
    private static let remarks = Schema.array(of: .object(remark), maximum: 500)
    static let schema = ObjectSchema(
        "ConferenceRecord",
        [
            .required("kind", .conferenceKind), .required("title", .text(1...300)), .required("day", .day),
            .optional("time", .nullable(.text(1...100))), .optional("place", .nullable(.text(1...300))),
            .optional("host", .nullable(.uuid)), .optional("review", .nullable(.uuid)),
            .optional("chair", .nullable(.object(.chair))),
            .optional("secretaries", .array(of: .object(.person), maximum: 20)),
            .optional("invitedUnits", .array(of: .uuid, maximum: 1_000)),
            .optional("guests", .array(of: .object(.guest), maximum: 200)),
            .optional("agenda", .array(of: .text(1...1_000), maximum: 100)), .optional("strengths", remarks),
            .optional("limitations", remarks), .optional("proposals", remarks),
            .optional("photographs", .array(of: .object(photograph), maximum: 200)),
            .optional("minutes", .nullable(.object(minutes))),
        ],
        example: #"""
            {"kind":"midYear","title":"Sơ kết 6 tháng đầu năm","day":"2026-07-11","time":"sáng","place":"Hà Nội","chair":\#(ObjectSchema.chair.example),"agenda":["Báo cáo sơ kết","Thảo luận","Kết luận"],"strengths":[\#(remark.example)],"guests":[\#(ObjectSchema.guest.example)]}
            """#
    )

    let record: ConferenceRecord

    init(_ object: CheckedObject) throws {
        guard let kind = ConferenceKind(rawValue: try object.string("kind")) else { throw SchemaMismatch() }
        let chair = try object.object("chair", .chair)
        let minutes = try object.object("minutes", Self.minutes)
        for person in try [chair].compactMap(\.self) + (object.objects("secretaries", .person) ?? [])
            + (object.objects("guests", .guest) ?? [])
        {
            _ = try person.attendant()
        }
        let host: UnitID? = object.optionalIdentifier("host")
        var units: [UnitID] = object.identifiers("invitedUnits")
        units += [host, chair?.optionalIdentifier("unit")].compactMap(\.self)
        for key in ["strengths", "limitations", "proposals"] as [JSONKey] {
            units += try (object.objects(key, Self.remark) ?? []).compactMap { $0.optionalIdentifier("unit") }
        }
        record = ConferenceRecord(
            kind: kind,
            title: try object.visibleName("title"),
            day: try object.day("day"),
            host: host,
            review: object.optionalIdentifier("review"),
            minutesFile: minutes?.optionalIdentifier("file"),
            minutesDocument: minutes?.optionalIdentifier("officialDocument"),
            photographs: try (object.objects("photographs", Self.photograph) ?? []).map { try $0.identifier("file") },
            units: Set(units),
            bytes: try CanonicalJSON.bytes(of: object.object)
        )
    }
}

/// Where a conference goes on to.
struct ConferenceStateRequest: ReadableBody {
    private static let conclusion = ObjectSchema(
        "Conclusion",
        [
            .required("text", .text(1...4_000)), .required("owner", .taskOwner), .optional("unit", .nullable(.uuid)),
            .required("due", .day),
        ],
        example: #"{"text":"Tổ chức hội thao của cụm","owner":"lead","due":"2026-09-30"}"#
    )
    private static let states: [ConferenceState] = [.invited, .held, .concluded, .cancelled]
    static let schema = ObjectSchema(
        "ConferenceStateRequest",
        [
            .required("to", .oneOf(states.map(\.rawValue))), .optional("occurredOn", .day),
            .optional("text", .text(1...10_000)), .optional("reason", .text(0...10_000)),
            .optional("conclusions", .array(of: .object(conclusion), maximum: 200)),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"to":"concluded","occurredOn":"2026-07-12","conclusions":[\#(conclusion.example)]}"#
    )

    let move: MoveConference.Move

    init(_ object: CheckedObject) throws {
        let to = try object.string("to")
        let day = object.optionalDay("occurredOn")
        switch ConferenceState(rawValue: to) {
        case .invited:
            try object.refuse("reason", "conclusions", "officialDocument", beside: to)
            move = .invite(text: try object.require("text", for: to).string ?? "", on: day)
        case .held:
            try object.refuse("text", "reason", "conclusions", "officialDocument", beside: to)
            move = .hold(on: day)
        case .concluded:
            try object.refuse("text", "reason", beside: to)
            let conclusions = try (object.objects("conclusions", Self.conclusion) ?? []).map(Self.read)
            move = .conclude(conclusions, on: day, by: object.optionalIdentifier("officialDocument"))
        case .cancelled:
            try object.refuse("text", "conclusions", "officialDocument", "occurredOn", beside: to)
            move = .cancel(reason: object.optionalString("reason") ?? "")
        case .planned, nil: throw SchemaMismatch()
        }
    }

    private static func read(_ object: CheckedObject) throws -> Conclusion {
        guard let kind = TaskOwner.Kind(rawValue: try object.string("owner")) else { throw SchemaMismatch() }
        guard let owner = TaskOwner(kind, unit: object.optionalIdentifier("unit")) else {
            throw object.invalid(
                "owner",
                vi: "“unit” cần nêu đơn vị; vai trò thì không.",
                en: "“unit” names a unit beside it; a role does not."
            )
        }
        return Conclusion(text: try object.string("text"), owner: owner, due: try object.day("due"))
    }
}

extension Schema {
    static let conferenceKind = Schema.oneOf(ConferenceKind.allCases.map(\.rawValue))
    static let conferenceState = Schema.oneOf(ConferenceState.allCases.map(\.rawValue))
    static let taskOwner = Schema.oneOf(TaskOwner.Kind.allCases.map(\.rawValue))
    static let taskState = Schema.oneOf(TaskState.allCases.map(\.rawValue))
}
