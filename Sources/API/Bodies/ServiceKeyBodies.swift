import Application
import Domain
import HTTP
import StrictJSON

/// A service key, without its secret.
struct ServiceKeyBody: WritableBody {
    static let schema = ObjectSchema(
        "ServiceKey",
        [
            .required("id", .uuid), .required("name", .accountName),
            .required("scopes", .array(of: .text(1...100), maximum: 20)), .required("expiresAt", .instant),
            .optional("revokedAt", .instant),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","name":"Bảng điện tử","scopes":["standings"],"expiresAt":"2027-11-21T14:29:23Z"}
            """#
    )

    private let key: ServiceKey

    init(_ key: ServiceKey) { self.key = key }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", key.id)
        writer.member("name", key.name)
        writer.member("scopes", key.scopes) { $1.string($0) }
        writer.member("expiresAt", Instant(microsecondsSince1970: key.expiresAtMicrosecondsSince1970).rfc3339)
        if let revokedAt = key.revokedAtMicrosecondsSince1970 {
            writer.member("revokedAt", Instant(microsecondsSince1970: revokedAt).rfc3339)
        }
        writer.endObject()
    }
}

/// The service keys of an account, the expired and the revoked ones too.
struct ServiceKeysBody: WritableBody {
    static let schema = ObjectSchema(
        "ServiceKeys",
        [.required("items", .array(of: .object(ServiceKeyBody.schema), maximum: 10_000))],
        example: #"{"items":[]}"#
    )

    private let keys: [ServiceKey]

    init(_ keys: [ServiceKey]) { self.keys = keys }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("items", keys) { ServiceKeyBody($0).write(to: &$1) }
        writer.endObject()
    }
}

/// The service key that was revoked.
struct RevocationReceipt: WritableBody {
    static let schema = ObjectSchema(
        "RevokedKey",
        [.required("id", .uuid)],
        example: #"{"id":"0199a000-0000-7000-8000-000000000002"}"#
    )

    private let key: ServiceKeyID

    init(_ key: ServiceKeyID) { self.key = key }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", key)
        writer.endObject()
    }
}
