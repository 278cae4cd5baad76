import Application
import Domain
import HTTP
import StrictJSON

/// A line of the list of accounts.
struct AccountLineBody: WritableBody {
    static let schema = ObjectSchema(
        "AccountLine",
        [
            .required("id", .uuid), .required("login", .text(2...64)), .required("name", .accountName),
            .required("unit", .object(.unitName)), .required("isBlocked", .boolean),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000000","login":"an.nguyen","name":"Nguyễn An","unit":{"id":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu"},"isBlocked":false}
            """#
    )

    private let line: AccountLine

    init(_ line: AccountLine) { self.line = line }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", line.id)
        writer.member("login", line.login)
        writer.member("name", line.name)
        writer.unit(id: line.unit.id, code: line.unit.code, name: line.unit.name)
        writer.member("isBlocked", line.isBlocked)
        writer.endObject()
    }
}

/// An account with all that it was ever entrusted with.
struct KeptAccountBody: WritableBody {
    static let schema = ObjectSchema(
        "KeptAccount",
        AccountLineBody.schema.members + [
            .required("version", .version), .required("functions", .array(of: .object(.heldFunction), maximum: 10_000)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000000","login":"an.nguyen","name":"Nguyễn An","unit":{"id":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu"},"isBlocked":false,"version":1,"functions":[]}
            """#
    )

    private let view: AccountView

    init(_ view: AccountView) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let account = view.account
        writer.beginObject()
        writer.member("id", account.id)
        writer.member("login", account.login)
        writer.member("name", account.name)
        writeUnit(account.unit.unit, to: &writer)
        writer.member("isBlocked", account.isBlocked)
        writer.member("version", account.version)
        writer.objects("functions", account.functions) { held, writer in
            writer.member("function", held.function)
            writeUnit(held.over.unit, to: &writer)
            writer.member("from", held.period.from)
            if let to = held.period.to {
                writer.member("to", to)
            }
        }
        writer.endObject()
    }

    private func writeUnit(_ unit: UnitID, to writer: inout JSONWriter) {
        let name = view.name(of: unit)
        writer.unit(id: unit, code: name?.code ?? "", name: name?.name ?? "")
    }
}

/// What an account is after a change.
struct AccountReceipt: WritableBody {
    static let schema = ObjectSchema(
        "AccountReceipt",
        [.required("id", .uuid), .required("isBlocked", .boolean), .required("version", .version)],
        example: #"{"id":"0199a000-0000-7000-8000-000000000000","isBlocked":false,"version":2}"#
    )

    private let account: KeptAccount

    init(_ account: KeptAccount) { self.account = account }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", account.id)
        writer.member("isBlocked", account.isBlocked)
        writer.member("version", account.version)
        writer.endObject()
    }
}
