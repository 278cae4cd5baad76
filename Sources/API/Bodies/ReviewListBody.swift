import Domain
import HTTP
import StrictJSON

/// A review without its criteria and results.
struct ReviewHeaderBody: WritableBody {
    static let schema = ObjectSchema(
        "ReviewHeader",
        [
            .required("id", .uuid), .required("kind", .reviewKind), .required("name", .nullable(.text(1...200))),
            .required("illustrative", .boolean), .required("state", .reviewState), .required("selfScoringUntil", .day),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","kind":"annual","name":null,"illustrative":false,"state":"selfScoring","selfScoringUntil":"2026-11-30","version":1}
            """#
    )

    private let header: ReviewHeader

    init(_ header: ReviewHeader) { self.header = header }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", header.id)
        writer.member("kind", header.kind)
        writer.member("name", header.name)
        writer.member("illustrative", header.isIllustrative)
        writer.member("state", header.state)
        writer.member("selfScoringUntil", header.selfScoringUntil)
        writer.member("version", header.version)
        writer.endObject()
    }
}

/// The reviews of a cluster's season.
struct ReviewListBody: WritableBody {
    static let schema = ObjectSchema(
        "ReviewList",
        [.required("reviews", .array(of: .object(ReviewHeaderBody.schema), maximum: 10_000))],
        example: #"{"reviews":[\#(ReviewHeaderBody.schema.example)]}"#
    )

    private let headers: [ReviewHeader]

    init(_ headers: [ReviewHeader]) { self.headers = headers }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("reviews", headers.map { ReviewHeaderBody($0) })
        writer.endObject()
    }
}
