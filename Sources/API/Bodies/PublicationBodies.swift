import Application
import Domain
import HTTP
import StrictJSON

/// The wish to publish a review.
struct PublicationRequest: ReadableBody {
    static let schema = ObjectSchema(
        "PublicationRequest",
        [
            .required(
                "audience",
                .array(of: .oneOf(Audience.allCases.map(\.rawValue)), maximum: Audience.allCases.count),
                meaning: """
                    Who reads it beside those who assess, manage or audit, who read every publication. members: the cluster's \
                    members, unless the review never shows them the others' standings. ministry: whoever is signed in, and \
                    every key made for publications; they learn nothing else of the review. Empty: nobody else.
                    """
            )
        ],
        example: #"{"audience":["members"]}"#
    )

    let audience: Set<Audience>

    init(_ object: CheckedObject) throws {
        audience = Set(try object.strings("audience").compactMap(Audience.init))
    }
}

/// What was published.
struct PublicationReceipt: WritableBody {
    static let schema = ObjectSchema(
        "PublicationReceipt",
        [
            .required("number", .version), .required("sha256", .text(64...64)), .required("state", .reviewState),
            .required("version", .version),
        ],
        example: #"""
            {"number":1,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","state":"published","version":4}
            """#
    )

    private let receipt: PublishReview.Receipt

    init(_ receipt: PublishReview.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("number", receipt.number)
        writer.member("sha256", receipt.sha256)
        writer.member("state", receipt.review.state)
        writer.member("version", receipt.review.version)
        writer.endObject()
    }
}

/// What a list tells of a publication.
struct PublicationHeaderBody: WritableBody {
    static let schema = ObjectSchema(
        "PublicationHeader",
        [
            .required("number", .version), .required("sha256", .text(64...64)), .required("recordedAt", .instant),
            .required(
                "audience",
                .array(of: .oneOf(Audience.allCases.map(\.rawValue)), maximum: Audience.allCases.count)
            ),
        ],
        example: #"""
            {"number":1,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","recordedAt":"2026-11-21T14:29:23Z","audience":["members"]}
            """#
    )

    private let header: ReadPublications.Header

    init(_ header: ReadPublications.Header) { self.header = header }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("number", header.number)
        writer.member("sha256", header.sha256.hexadecimal)
        writer.member("recordedAt", header.recordedAt.rfc3339)
        writer.member("audience", Audience.allCases.filter(header.audience.contains)) { $1.string($0.rawValue) }
        writer.endObject()
    }
}

/// The publications of a review, without their documents.
struct PublicationListBody: WritableBody {
    static let schema = ObjectSchema(
        "PublicationList",
        [.required("publications", .array(of: .object(PublicationHeaderBody.schema), maximum: 1_000_000))],
        example: #"{"publications":[\#(PublicationHeaderBody.schema.example)]}"#
    )

    private let headers: [ReadPublications.Header]

    init(_ headers: [ReadPublications.Header]) { self.headers = headers }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("publications", headers.map { PublicationHeaderBody($0) })
        writer.endObject()
    }
}
