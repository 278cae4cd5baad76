import Application
import Domain
import HTTP
import StrictJSON

/// What is told of a handover, all of it.
struct HandoverRequest: ReadableBody {
    private static let document = ObjectSchema(
        "HandedDocument",
        [.required("title", .text(1...500)), .optional("officialDocument", .nullable(.uuid))],
        example: #"{"title":"Hồ sơ thi đua của cụm các năm 2021–2025"}"#
    )
    private static let minutes = ObjectSchema(
        "HandoverMinutes",
        [.optional("file", .nullable(.uuid)), .optional("officialDocument", .nullable(.uuid))],
        example: #"{"file":"0199a000-0000-7000-8000-00000000000b"}"#
    )
    static let schema = ObjectSchema(
        "HandoverRecord",
        [
            .required("giving", .uuid), .required("receiving", .uuid), .required("day", .day),
            .optional("place", .nullable(.text(1...300))), .optional("givenBy", .nullable(.object(.person))),
            .optional("takenBy", .nullable(.object(.person))),
            .optional("witnesses", .array(of: .object(.guest), maximum: 20)),
            .optional("documents", .array(of: .object(document), maximum: 500)),
            .optional("tasks", .array(of: .text(1...2_000), maximum: 500)),
            .optional("goods", .array(of: .text(1...2_000), maximum: 500)),
            .optional("minutes", .nullable(.object(minutes))),
        ],
        example: #"""
            {"giving":"0199a000-0000-7000-8000-000000000003","receiving":"0199a000-0000-7000-8000-000000000002","day":"2026-11-21","place":"Hà Nội","documents":[\#(document.example)],"tasks":["Tổ chức hội thao năm sau"],"goods":["Cờ luân lưu của cụm","Quỹ cụm 12.500.000 đồng"]}
            """#
    )

    let record: HandoverRecord

    init(_ object: CheckedObject) throws {
        for person in try [object.object("givenBy", .person), object.object("takenBy", .person)].compactMap(\.self)
            + (object.objects("witnesses", .guest) ?? [])
        {
            _ = try person.attendant()
        }
        let minutes = try object.object("minutes", Self.minutes)
        record = HandoverRecord(
            giving: try object.identifier("giving"),
            receiving: try object.identifier("receiving"),
            day: try object.day("day"),
            minutesFile: minutes?.optionalIdentifier("file"),
            minutesDocument: minutes?.optionalIdentifier("officialDocument"),
            bytes: try CanonicalJSON.bytes(of: object.object)
        )
    }
}

/// The confirmation of a handover by one side: by its head's account, or on paper.
struct HandoverConfirmationRequest: ReadableBody {
    private static let paper = ObjectSchema(
        "PaperConfirmation",
        ObjectSchema.personMembers + [.required("on", .day)],
        example: #"{"name":"Nguyễn Văn A","rank":"Đại tá","on":"2026-11-21"}"#
    )
    static let schema = ObjectSchema(
        "HandoverConfirmationRequest",
        [.required("side", .handoverSide), .optional("paper", .object(paper))],
        example: #"{"side":"receiving"}"#
    )

    let side: HandoverSide
    let paper: ConfirmHandover.Paper?

    init(_ object: CheckedObject) throws {
        guard let side = HandoverSide(rawValue: try object.string("side")) else { throw SchemaMismatch() }
        self.side = side
        paper = try object.object("paper", Self.paper).map { paper in
            ConfirmHandover.Paper(by: try paper.attendant(), on: try paper.day("on"))
        }
    }
}

/// The season that a handover makes, and who goes on for units that split.
struct HandoverCompletionRequest: ReadableBody {
    private static let choice = ObjectSchema(
        "SuccessorChoice",
        [.required("unit", .uuid), .required("successors", .array(of: .uuid, maximum: 100))],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","successors":["0199a000-0000-7000-8000-000000000002"]}
            """#
    )
    static let schema = ObjectSchema(
        "HandoverCompletionRequest",
        [
            .required("season", .uuid), .optional("successors", .array(of: .object(choice), maximum: 1_000)),
        ],
        example: #"{"season":"0199a000-0000-7000-8000-000000000004"}"#
    )

    let season: SeasonID
    let chosen: [UnitID: Set<UnitID>]

    init(_ object: CheckedObject) throws {
        season = try object.identifier("season")
        let choices = try (object.objects("successors", Self.choice) ?? []).map { choice in
            (try choice.identifier("unit") as UnitID, Set(choice.identifiers("successors") as [UnitID]))
        }
        chosen = Dictionary(choices) { $1 }
    }
}

extension Schema {
    static let handoverSide = Schema.oneOf(HandoverSide.allCases.map(\.rawValue))
}
