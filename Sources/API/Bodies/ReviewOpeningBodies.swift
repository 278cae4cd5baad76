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

/// The reviews of a cluster's season.
struct ReviewListBody: WritableBody {
    private static let review = ObjectSchema(
        "ReviewHeader",
        [
            .required("id", .uuid), .required("kind", .oneOf(ReviewKind.allCases.map(\.rawValue))),
            .required("name", .nullable(.text(1...200))), .required("illustrative", .boolean),
            .required("state", .reviewState),
            .required("selfScoringUntil", .day), .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","kind":"annual","name":null,"illustrative":false,"state":"selfScoring","selfScoringUntil":"2026-11-30","version":1}
            """#
    )
    static let schema = ObjectSchema(
        "ReviewList",
        [.required("reviews", .array(of: .object(review), maximum: 10_000))],
        example: #"{"reviews":[]}"#
    )

    private let headers: [ReviewHeader]

    init(_ headers: [ReviewHeader]) { self.headers = headers }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("reviews", headers) { header, writer in
            writer.member("id", header.id)
            writer.member("kind", header.kind)
            writer.member("name", header.name)
            writer.member("illustrative", header.isIllustrative)
            writer.member("state", header.state)
            writer.member("selfScoringUntil", header.selfScoringUntil)
            writer.member("version", header.version)
        }
        writer.endObject()
    }
}
