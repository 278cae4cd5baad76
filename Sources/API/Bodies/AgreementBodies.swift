import Application
import Domain
import HTTP
import StrictJSON

/// The text of an agreement: all of it, as far as it is written.
struct AgreementRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AgreementRequest",
        [
            .optional("slogan", .text(0...1_000)), .optional("contents", .array(of: .anyObject, maximum: 200)),
            .optional("targets", .array(of: .anyObject, maximum: 200)),
            .optional("signatories", .oneOf(Signatories.allCases.map(\.rawValue))), .optional("scale", .anyObject),
            .optional("criteria", .anyObject), .optional("assignments", .anyObject),
            .optional("grounds", .array(of: .anyObject, maximum: 500)), .optional("visibility", .anyObject),
        ],
        example: #"""
            {"slogan":"Đổi mới, chủ động","contents":[{"title":"Xây dựng lực lượng"}],"signatories":"members","scale":{"criteria":[{"code":"I","title":"Án","max":10,"rule":{"kind":"proportional"}}]},"criteria":{"I":{"guidance":"Theo sổ thụ lý","unitOfMeasure":"%","evidenceRequired":true}},"assignments":{"I":{"PX01":{"target":75},"PX02":{"notAssigned":true}}},"grounds":[{"code":"T1","kind":"bonus","title":"Cờ thi đua","most":5}]}
            """#
    )

    let document: JSONValue

    init(_ object: CheckedObject) { document = object.object }
}

/// What came of a change of an agreement.
struct AgreementReceiptBody: WritableBody {
    static let schema = ObjectSchema(
        "AgreementReceipt",
        [
            .required("number", .version), .required("state", .agreementState), .required("version", .version),
            .required("warnings", .warnings),
        ],
        example: #"{"number":1,"state":"draft","version":2,"warnings":[]}"#
    )

    private let receipt: AgreementReceipt

    init(_ receipt: AgreementReceipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("number", receipt.agreement.number)
        writer.member("state", receipt.agreement.state)
        writer.member("version", receipt.agreement.version)
        writer.warnings(receipt.warnings)
        writer.endObject()
    }
}

/// The agreements of a cluster's season, without their texts.
struct AgreementListBody: WritableBody {
    private static let agreement = ObjectSchema(
        "AgreementHeader",
        [
            .required("number", .version), .required("state", .agreementState), .required("version", .version),
            .required("sha256", .text(64...64)), .required("inForceOn", .nullable(.day)),
        ],
        example: #"""
            {"number":1,"state":"inForce","version":3,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","inForceOn":"2026-02-14"}
            """#
    )
    static let schema = ObjectSchema(
        "AgreementList",
        [.required("agreements", .array(of: .object(agreement), maximum: 1_000_000))],
        example: #"{"agreements":[]}"#
    )

    private let headers: [AgreementHeader]

    init(_ headers: [AgreementHeader]) { self.headers = headers }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("agreements", headers) { header, writer in
            writer.member("number", header.number)
            writer.member("state", header.state)
            writer.member("version", header.version)
            writer.member("sha256", header.sha256.hexadecimal)
            writer.member("inForceOn", header.inForceOn)
        }
        writer.endObject()
    }
}

extension Schema {
    static let agreementState = Schema.oneOf(AgreementState.allCases.map(\.rawValue))

    /// What is allowed and yet may not be meant, in both languages.
    static let warnings = Schema.array(
        of: .object(
            ObjectSchema(
                "Warning",
                [.required("vi", .text(1...1_000)), .required("en", .text(1...1_000))],
                example: #"{"vi":"Hãy cân nhắc.","en":"Consider it."}"#
            )
        ),
        maximum: 100
    )
}

extension JSONWriter {
    /// Writes the member `warnings`.
    mutating func warnings(_ warnings: [Wording]) {
        objects("warnings", warnings) { warning, writer in
            writer.member("vi", warning.vi)
            writer.member("en", warning.en)
        }
    }
}
