import Application
import Domain
import HTTP
import StrictJSON

/// What an assessor takes over as it is; all where nothing differs, if nothing is named.
struct AcceptanceRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AcceptanceRequest",
        [.optional("criteria", .array(of: .code, maximum: 2_000)), .optional("reason", .text(0...10_000))],
        example: #"{"criteria":["I"],"reason":"Theo minh chứng"}"#
    )

    /// nil for all where nothing differs.
    let criteria: [Code]?
    /// nil for the usual words.
    let reason: String?

    init(_ object: CheckedObject) throws {
        criteria = object.value("criteria") == nil ? nil : try object.strings("criteria").map { Code($0) }
        reason = object.optionalString("reason")
    }
}

/// What came of an acceptance.
struct AcceptanceReceipt: WritableBody {
    private static let left = ObjectSchema(
        "NotAccepted",
        [.required("criterion", .code), .required("cause", .oneOf(Acceptance.Cause.allCases.map(\.rawValue)))],
        example: #"{"criterion":"I.2","cause":"alreadyAssessed"}"#
    )
    static let schema = ObjectSchema(
        "AcceptanceReceipt",
        [
            .required("revision", .revision), .required("layer", .layer),
            .required("accepted", .array(of: .code, maximum: 1_000_000)),
            .required("notAccepted", .array(of: .object(left), maximum: 1_000_000)),
        ],
        example: #"""
            {"revision":"2.0.8","layer":"assessment1","accepted":["I.1"],"notAccepted":[{"criterion":"I.2","cause":"alreadyAssessed"}]}
            """#
    )

    private let receipt: AcceptResults.Receipt

    init(_ receipt: AcceptResults.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("revision", receipt.revision.description)
        writer.member("layer", receipt.layer)
        writer.member("accepted", receipt.accepted)
        writer.objects("notAccepted", receipt.left) { left, writer in
            writer.member("criterion", left.criterion)
            writer.member("cause", left.cause)
        }
        writer.endObject()
    }
}
