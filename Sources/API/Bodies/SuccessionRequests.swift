import Domain
import HTTP
import StrictJSON

/// Who takes a unit over, and when.
struct SuccessionRequest: ReadableBody {
    static let schema = ObjectSchema(
        "SuccessionRequest",
        [
            .required("successors", .array(of: .uuid, maximum: 100)), .required("on", .day),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"successors":["0199a000-0000-7000-8000-000000000003"],"on":"2025-07-01"}"#
    )

    let successors: [UnitID]
    let day: Day
    let document: OfficialDocumentID?

    init(_ object: CheckedObject) throws {
        successors = object.identifiers("successors")
        day = try object.day("on")
        document = object.optionalIdentifier("officialDocument")
    }
}

/// Which successors of members are not taken in.
struct SuccessorsRequest: ReadableBody {
    static let schema = ObjectSchema(
        "SuccessorsRequest",
        [.optional("without", .array(of: .uuid, maximum: 1_000))],
        example: "{}"
    )

    let left: Set<UnitID>

    init(_ object: CheckedObject) { left = Set(object.identifiers("without")) }
}
