import Domain
import HTTP
import StrictJSON

/// How records of a subject look over HTTP.
protocol RecordResource: RecordSubject {
    /// What its routes are below.
    static var path: String { get }
    /// Such as `Movement`: in the names of schemas and operations.
    static var schemaName: String { get }
    /// What people call one of them, in lower case.
    static var noun: Wording { get }
    static var text: ObjectSchema { get }
    /// Whether a managing unit may have one of its own.
    static var mayBeManagingUnits: Bool { get }
    /// What units enter is below this; nil where they enter nothing.
    static var entryPath: String? { get }

    /// What is computed from the text and shown beside it.
    static var derived: [ObjectSchema.Member] { get }
    /// Writes the members of `derived`; of a text that the present rules do not read any more there is nothing to compute.
    static func writeDerived(_ text: Self?, to writer: inout JSONWriter)
}

extension RecordResource {
    static var mayBeManagingUnits: Bool { false }
    static var entryPath: String? { nil }
    static var derived: [ObjectSchema.Member] { [] }
    static func writeDerived(_ text: Self?, to writer: inout JSONWriter) {}

    static var states: Schema { .oneOf(State.allCases.map(\.rawValue)) }
    static var entryKinds: Schema { .oneOf(UnitEntry.Kind.allCases.filter { entries[$0] != nil }.map(\.rawValue)) }
    static var isAmendable: Bool { State.allCases.contains(where: \.isAmendable) }
}

extension Movement: RecordResource {
    static let path = "/api/v1/movements"
    static let schemaName = "Movement"
    static let noun = Wording(vi: "phong trào, đợt thi đua", en: "movement or campaign")
    static let text = ObjectSchema.movementText
    static let mayBeManagingUnits = true
    static let entryPath: String? = "participations"
}

extension Activity: RecordResource {
    static let path = "/api/v1/activities"
    static let schemaName = "Activity"
    static let noun = Wording(vi: "hoạt động của cụm", en: "activity of a cluster")
    static let text = ObjectSchema.activityText
    static let entryPath: String? = "participations"
    static let derived: [ObjectSchema.Member] = [
        .required("medals", .array(of: .object(medalLine), maximum: 1_000)), .required("money", .nullable(.number)),
    ]

    private static let medalLine = ObjectSchema(
        "MedalLine",
        [
            .required("unit", .uuid), .required("gold", .count), .required("silver", .count),
            .required("bronze", .count), .required("rank", .count),
        ],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000003","gold":2,"silver":0,"bronze":1,"rank":1}"#
    )

    static func writeDerived(_ text: Activity?, to writer: inout JSONWriter) {
        writer.objects("medals", MedalTable(text?.outcome?.events ?? []).lines) { line, writer in
            writer.member("unit", line.unit)
            writer.member("gold", line.gold)
            writer.member("silver", line.silver)
            writer.member("bronze", line.bronze)
            writer.member("rank", line.rank)
        }
        writer.key("money")
        if let outcome = text?.outcome { writer.number { outcome.money.append(to: &$0) } } else { writer.null() }
    }
}

extension Exemplar: RecordResource {
    static let path = "/api/v1/exemplars"
    static let schemaName = "Exemplar"
    static let noun = Wording(vi: "điển hình tiên tiến", en: "exemplar")
    static let text = ObjectSchema.exemplarText
}

extension Practice: RecordResource {
    static let path = "/api/v1/practices"
    static let schemaName = "Practice"
    static let noun = Wording(vi: "mô hình", en: "practice")
    static let text = ObjectSchema.practiceText
    static let entryPath: String? = "uptakes"
}
