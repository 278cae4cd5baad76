import Application
import Domain
import HTTP
import StrictJSON

// Answers that show something once. A repeat of the request gets the same with null in its place: what is kept for repeats
// stands in the database in clear, and a code or a secret must not.

/// An account that was made, and its one-time code.
struct MadeAccountReceipt: WritableBody {
    static let schema = ObjectSchema(
        "MadeAccount",
        [.required("id", .uuid), .required("code", .nullable(.text(23...23)))],
        example: #"{"id":"0199a000-0000-7000-8000-000000000000","code":"2h4fk-9wq3t-hb2mn-k7xyz"}"#
    )

    private let id: AccountID
    private let code: String?

    init(_ made: MakeAccount.Made) { self.init(made.account, made.code.text) }

    private init(_ id: AccountID, _ code: String?) {
        self.id = id
        self.code = code
    }

    var forRepeats: MadeAccountReceipt { MadeAccountReceipt(id, nil) }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("code", code)
        writer.endObject()
    }
}

/// The one-time code that an account was given.
struct CodeReceipt: WritableBody {
    static let schema = ObjectSchema(
        "OneTimeCode",
        [.required("code", .nullable(.text(23...23)))],
        example: #"{"code":"2h4fk-9wq3t-hb2mn-k7xyz"}"#
    )

    private let code: String?

    init(_ code: OneTimeCode) { self.code = code.text }

    private init() { code = nil }

    var forRepeats: CodeReceipt { CodeReceipt() }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code)
        writer.endObject()
    }
}

/// A service key that was made, and its secret.
struct IssuedKeyReceipt: WritableBody {
    static let schema = ObjectSchema(
        "IssuedKey",
        [.required("key", .object(ServiceKeyBody.schema)), .required("secret", .nullable(.text(47...47)))],
        example:
            #"{"key":\#(ServiceKeyBody.schema.example),"secret":"tdk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#
    )

    private let key: ServiceKey
    private let secret: String?

    init(_ issued: IssueKey.Issued) { self.init(issued.key, issued.credential.text) }

    private init(_ key: ServiceKey, _ secret: String?) {
        self.key = key
        self.secret = secret
    }

    var forRepeats: IssuedKeyReceipt { IssuedKeyReceipt(key, nil) }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("key", ServiceKeyBody(key))
        writer.member("secret", secret)
        writer.endObject()
    }
}
