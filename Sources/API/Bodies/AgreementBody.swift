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
        writer.key("number")
        writer.number(Int(stored.agreement.number))
        writer.key("state")
        writer.string(stored.agreement.state.rawValue)
        writer.key("version")
        writer.number(Int(stored.agreement.version))
        writer.key("sha256")
        writer.string(stored.sha256.hexadecimal)
        writer.key("inForceOn")
        writer.day(stored.inForceOn)
        writer.key("outstanding")
        writer.ids(stored.outstanding.sorted())
        writer.key("reason")
        writer.text(stored.reason)
        writer.key("document")
        writer.value(json: stored.documentBytes)
        writer.key("signatures")
        writer.beginArray()
        for signature in view.signatures { Self.write(signature, to: &writer) }
        writer.endArray()
        writer.key("missing")
        writer.ids(view.missing)
        writer.key("warnings")
        writer.warnings(view.warnings)
        writer.endObject()
    }

    private static func write(_ signature: Signature, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("unit")
        writer.id(signature.unit)
        writer.key("mode")
        writer.string(signature.mode.rawValue)
        writer.key("name")
        writer.string(signature.signer.name)
        writer.key("rank")
        writer.text(signature.signer.rank)
        writer.key("position")
        writer.text(signature.signer.position)
        writer.key("form")
        writer.text(signature.signer.form?.rawValue)
        writer.key("signedOn")
        writer.day(signature.signedOn)
        writer.endObject()
    }
}

extension Schema {
    static let signingForm = Schema.oneOf(Signer.Form.allCases.map(\.rawValue))
}

extension JSONWriter {
    /// Writes a list of ids.
    mutating func ids<Entity>(_ ids: some Sequence<Identifier<Entity>>) {
        beginArray()
        for id in ids { string(id.description) }
        endArray()
    }
}
