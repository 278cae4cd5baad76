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
        writer.key("id")
        writer.string(line.id.description)
        writer.key("login")
        writer.string(line.login)
        writer.key("name")
        writer.string(line.name)
        writer.key("unit")
        writer.unitName(id: line.unit.id, code: line.unit.code, name: line.unit.name)
        writer.key("isBlocked")
        writer.boolean(line.isBlocked)
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
        writer.key("id")
        writer.string(account.id.description)
        writer.key("login")
        writer.string(account.login)
        writer.key("name")
        writer.string(account.name)
        writer.key("unit")
        write(account.unit.unit, to: &writer)
        writer.key("isBlocked")
        writer.boolean(account.isBlocked)
        writer.key("version")
        writer.number(Int(account.version))
        writer.key("functions")
        writer.beginArray()
        for held in account.functions {
            writer.beginObject()
            writer.key("function")
            writer.string(held.function.rawValue)
            writer.key("unit")
            write(held.over.unit, to: &writer)
            writer.key("from")
            writer.string(held.period.from.description)
            if let to = held.period.to {
                writer.key("to")
                writer.string(to.description)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ unit: UnitID, to writer: inout JSONWriter) {
        let name = view.name(of: unit)
        writer.unitName(id: unit, code: name?.code ?? "", name: name?.name ?? "")
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
        writer.key("id")
        writer.string(account.id.description)
        writer.key("isBlocked")
        writer.boolean(account.isBlocked)
        writer.key("version")
        writer.number(Int(account.version))
        writer.endObject()
    }
}
