import Application
import Domain
import HTTP
import StrictJSON

/// Why criteria go back to their unit.
struct ReturnRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ReturnRequest",
        [.required("reasons", .map(of: .text(0...10_000), counts: 1...2_000))],
        example: #"{"reasons":{"I.1":"Chưa có minh chứng"}}"#
    )

    static let criteriaMember: String? = "reasons"

    let reasons: [Code: String]

    init(_ object: CheckedObject) throws {
        let given = try object.codes("reasons").map { code, value in
            guard let reason = value.string else { throw SchemaMismatch() }
            return (code, reason)
        }
        reasons = Dictionary(given) { $1 }
    }
}

/// What came of a return.
struct ReturnReceipt: WritableBody {
    static let schema = ObjectSchema(
        "ReturnReceipt",
        [.required("revision", .revision), .required("passes", .map(of: .version, counts: 1...2_000))],
        example: #"{"revision":"3.0.9","passes":{"I.1":2}}"#
    )

    private let receipt: ReturnCriteria.Receipt

    init(_ receipt: ReturnCriteria.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("revision", receipt.revision.description)
        writer.object("passes") { writer in
            for (criterion, pass) in receipt.passes {
                writer.key(criterion.utf8)
                writer.number(Int(pass))
            }
        }
        writer.endObject()
    }
}
