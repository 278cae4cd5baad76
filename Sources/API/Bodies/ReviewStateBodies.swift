import Domain
import HTTP
import StrictJSON

/// The wish that a review goes on.
struct ReviewStateRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ReviewStateRequest",
        [.required("to", .reviewState)],
        example: #"{"to":"assessing"}"#
    )

    let state: ReviewState

    init(_ object: CheckedObject) throws {
        guard let state = ReviewState(rawValue: try object.string("to")) else { throw SchemaMismatch() }
        self.state = state
    }
}

/// Where a review is now.
struct ReviewStateReceipt: WritableBody {
    static let schema = ObjectSchema(
        "ReviewStateReceipt",
        [.required("state", .reviewState), .required("version", .version)],
        example: #"{"state":"assessing","version":2}"#
    )

    private let review: Review

    init(_ review: Review) { self.review = review }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("state", review.state)
        writer.member("version", review.version)
        writer.endObject()
    }
}
