import Application
import Domain
import HTTP
import StrictJSON

/// An agreement as it is shown.
struct AgreementBody: WritableBody {
    private static let signature = ObjectSchema(
        "Signature",
        [
            .required("unit", .uuid), .required("mode", .oneOf(SignatureMode.allCases.map(\.rawValue))),
            .required("name", .text(1...200)), .required("rank", .nullable(.text(1...100))),
            .required("position", .nullable(.text(1...200))), .required("form", .nullable(.signingForm)),
            .required("signedOn", .day),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","mode":"paper","name":"Nguyễn Văn A","rank":"Đại tá","position":"Trưởng phòng","form":"TM","signedOn":"2026-02-14"}
            """#
    )
    static let schema = ObjectSchema(
        "Agreement",
        [
            .required("number", .version), .required("state", .agreementState), .required("version", .version),
            .required("sha256", .text(64...64)), .required("inForceOn", .nullable(.day)),
            .required("outstanding", .array(of: .uuid, maximum: 10_000)),
            .required("reason", .nullable(.text(1...2_000))), .required("document", .anyObject),
            .required("signatures", .array(of: .object(signature), maximum: 10_000)),
            .required("missing", .array(of: .uuid, maximum: 10_000)), .required("warnings", .warnings),
        ],
        example: #"""
            {"number":1,"state":"signing","version":2,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","inForceOn":null,"outstanding":[],"reason":null,"document":{"slogan":"Đổi mới"},"signatures":[],"missing":["0199a000-0000-7000-8000-000000000001"],"warnings":[]}
            """#
    )

    private let view: ReadAgreements.View

    init(_ view: ReadAgreements.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let stored = view.stored
        writer.beginObject()
        writer.member("number", stored.agreement.number)
        writer.member("state", stored.agreement.state)
        writer.member("version", stored.agreement.version)
        writer.member("sha256", stored.sha256.hexadecimal)
        writer.member("inForceOn", stored.inForceOn)
        writer.member("outstanding", stored.outstanding.sorted())
        writer.member("reason", stored.reason)
        writer.member("document", json: stored.documentBytes)
        writer.member("signatures", view.signatures, write: Self.write)
        writer.member("missing", view.missing)
        writer.warnings(view.warnings)
        writer.endObject()
    }

    private static func write(_ signature: Signature, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("unit", signature.unit)
        writer.member("mode", signature.mode)
        writer.member("name", signature.signer.name)
        writer.member("rank", signature.signer.rank)
        writer.member("position", signature.signer.position)
        writer.member("form", signature.signer.form)
        writer.member("signedOn", signature.signedOn)
        writer.endObject()
    }
}

extension Schema {
    static let signingForm = Schema.oneOf(Signer.Form.allCases.map(\.rawValue))
}
