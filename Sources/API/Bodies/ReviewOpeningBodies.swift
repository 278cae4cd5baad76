import Application
import Domain
import HTTP
import StrictJSON

/// The wish that a review begins.
struct ReviewRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ReviewRequest",
        [
            .required("kind", .oneOf(ReviewKind.allCases.map(\.rawValue))), .optional("name", .text(1...200)),
            .optional("illustrative", .boolean),
            .required(
                "steps",
                .array(of: .oneOf(ReviewStep.allCases.map(\.rawValue)), maximum: ReviewStep.allCases.count)
            ),
            .required("selfScoringUntil", .day),
        ],
        example: #"{"kind":"annual","steps":["assessing"],"selfScoringUntil":"2026-11-30"}"#
    )

    let kind: ReviewKind
    let name: String?
    /// Whether its results will be made up, for a demonstration or a rehearsal.
    let isIllustrative: Bool
    let steps: Set<ReviewStep>
    let selfScoringUntil: Day

    init(_ object: CheckedObject) throws {
        guard let kind = ReviewKind(rawValue: try object.string("kind")) else { throw SchemaMismatch() }
        self.kind = kind
        name = object.optionalString("name")
        isIllustrative = object.value("illustrative")?.boolean ?? false
        steps = Set(try object.strings("steps").compactMap(ReviewStep.init))
        selfScoringUntil = try object.day("selfScoringUntil")
    }
}

/// A review that began.
struct ReviewReceipt: WritableBody {
    static let schema = ObjectSchema(
        "ReviewReceipt",
        [.required("id", .uuid), .required("state", .reviewState), .required("version", .version)],
        example: #"{"id":"0199a000-0000-7000-8000-000000000002","state":"selfScoring","version":1}"#
    )

    private let review: Review

    init(_ review: Review) { self.review = review }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", review.id)
        writer.member("state", review.state)
        writer.member("version", review.version)
        writer.endObject()
    }
}
