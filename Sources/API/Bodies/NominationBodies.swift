import Application
import Domain
import HTTP
import StrictJSON

/// A nomination that is to be made.
struct NominationRequest: ReadableBody {
    static let schema = ObjectSchema(
        "NominationRequest",
        [
            .required("unit", .uuid), .optional("person", .nullable(.text(1...200))), .required("award", .uuid),
            .required("review", .uuid), .required("publication", .version),
            .optional("exception", .nullable(.text(0...10_000))),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","award":"0199a000-0000-7000-8000-000000000021","review":"0199a000-0000-7000-8000-000000000005","publication":1}
            """#
    )

    let subject: Nomination.Subject
    let review: ReviewID
    let publication: Int32
    let exception: String?

    init(_ object: CheckedObject) throws {
        subject = Nomination.Subject(
            unit: try object.identifier("unit"),
            person: try object.optionalVisibleName("person"),
            award: try object.identifier("award")
        )
        review = try object.identifier("review")
        publication = Int32(try object.integer("publication"))
        exception = object.optionalString("exception")
    }
}

/// Why a nomination is withdrawn.
struct WithdrawalRequest: ReadableBody {
    static let schema = ObjectSchema(
        "WithdrawalRequest",
        [.required("reason", .text(0...10_000))],
        example: #"{"reason":"Hội nghị thống nhất rút"}"#
    )

    let reason: String

    init(_ object: CheckedObject) throws { reason = try object.string("reason") }
}

/// A nomination.
struct NominationBody: WritableBody {
    static let schema = ObjectSchema(
        "Nomination",
        [
            .required("id", .uuid), .required("clusterSeason", .nullable(.uuid)), .required("unit", .uuid),
            .required("person", .nullable(.text(1...200))), .required("award", .uuid), .required("review", .uuid),
            .required("publication", .version), .required("sha256", .text(64...64)),
            .required("rank", .nullable(.integer(1...1_000_000))), .required("percent", .number),
            .required("grade", .nullable(.code)), .required("exception", .nullable(.text(1...2_000))),
            .required("confirmedBy", .nullable(.uuid)),
            .required("state", .nominationState), .required("reason", .nullable(.text(1...2_000))),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000024","clusterSeason":"0199a000-0000-7000-8000-000000000006","unit":"0199a000-0000-7000-8000-000000000003","person":null,"award":"0199a000-0000-7000-8000-000000000021","review":"0199a000-0000-7000-8000-000000000005","publication":1,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","rank":1,"percent":97.5,"grade":"xuất sắc","exception":null,"confirmedBy":null,"state":"nominated","reason":null,"version":1}
            """#
    )

    private let nomination: Nomination

    init(_ nomination: Nomination) { self.nomination = nomination }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", nomination.id)
        writer.member("clusterSeason", nomination.place.clusterSeason)
        writer.member("unit", nomination.subject.unit)
        writer.member("person", nomination.subject.person)
        writer.member("award", nomination.subject.award)
        writer.member("review", nomination.cited.review)
        writer.member("publication", nomination.cited.number)
        writer.member("sha256", nomination.cited.sha256.hexadecimal)
        writer.member("rank", nomination.line.rank)
        writer.member("percent", nomination.line.percent)
        writer.member("grade", nomination.line.grade)
        writer.member("exception", nomination.exception)
        writer.member("confirmedBy", nomination.confirmedBy)
        writer.member("state", nomination.state)
        writer.member("reason", nomination.reason)
        writer.member("version", nomination.version)
        writer.endObject()
    }
}

/// The nominations of a cluster's season.
struct NominationListBody: WritableBody {
    static let schema = ObjectSchema(
        "NominationList",
        [.required("nominations", .array(of: .object(NominationBody.schema), maximum: 1_000_000))],
        example: #"{"nominations":[]}"#
    )

    private let nominations: [Nomination]

    init(_ nominations: [Nomination]) { self.nominations = nominations }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nominations", nominations.map { NominationBody($0) })
        writer.endObject()
    }
}

extension Schema {
    static let nominationState = Schema.oneOf(NominationState.allCases.map(\.rawValue))
}

extension JSONWriter {
    /// Writes a member whose value is a measure, or null.
    mutating func member(_ name: StaticString, _ measure: Measure?) {
        key(name)
        if let measure { number { measure.append(to: &$0) } } else { null() }
    }
}
