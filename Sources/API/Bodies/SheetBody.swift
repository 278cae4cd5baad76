import Application
import Domain
import HTTP
import StrictJSON

/// A unit's sheet as it is shown. No ledger sequence stands in it: gaps would tell of what is hidden.
///
/// `division` is the unit's own, `criteria` what a filter left. Evidence is left out for whoever may not see it yet, as if there were none. Revision, and an entry's pass and time, are left out for whoever may not know of returns, and who made
/// it for whoever does not see all of the sheet.
struct SheetBody: WritableBody {
    static let entry = ObjectSchema(
        "LedgerEntry",
        [
            .required("criterion", .code), .required("layer", .layer), .optional("pass", .version),
            .required("kind", .entryKind), .required("result", .nullable(.anyObject)),
            .optional("evidence", .evidence), .required("reason", .nullable(.text(0...5_000))),
            .optional("conference", .uuid), .optional("recordedAt", .instant), .optional("account", .uuid),
        ],
        example: #"""
            {"criterion":"I.1","layer":"self","pass":1,"kind":"value","result":{"points":7},"reason":null,"recordedAt":"2026-11-21T14:29:23Z"}
            """#
    )
    static let returned = ObjectSchema(
        "CriterionReturn",
        [
            .required("criterion", .code), .required("pass", .version), .required("layer", .layer),
            .required("reason", .text(0...5_000)), .required("recordedAt", .instant),
        ],
        example: #"""
            {"criterion":"I.1","pass":2,"layer":"assessment1","reason":"Chưa có minh chứng","recordedAt":"2026-11-21T14:29:23Z"}
            """#
    )
    static let schema = ObjectSchema(
        "Sheet",
        [
            .required("state", .sheetState), .optional("revision", .revision),
            .required("openCriteria", .array(of: .code, maximum: 1_000_000)),
            .optional("draft", .map(of: .object(.draftLeaf), counts: 0...1_000_000)),
            .required("entries", .array(of: .object(entry), maximum: 10_000_000)),
            .required("returns", .array(of: .object(returned), maximum: 10_000_000)),
            .optional("explanations", .array(of: .object(Explanation.schema), maximum: 1_000_000)),
            .optional("division", .object(.sheetDivision)),
            .optional("criteria", .array(of: .code, maximum: 1_000_000)),
        ],
        example: #"""
            {"state":"draft","revision":"1.1","openCriteria":[],"draft":{"I.1":{"result":{"points":7},"version":1}},"entries":[],"returns":[]}
            """#
    )

    private let view: ShownSheet

    init(_ view: ShownSheet) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("state", view.state)
        if let revision = view.revision {
            writer.member("revision", revision.description)
        }
        writer.member("openCriteria", view.openCriteria.sorted())
        if let drafts = view.drafts {
            writer.key("draft")
            writer.beginObject()
            for leaf in drafts.values.sorted(by: { $0.criterion < $1.criterion }) { leaf.writeMember(to: &writer) }
            writer.endObject()
        }
        writer.member("entries", view.entries, write: Self.write)
        writer.member("returns", view.returns, write: Self.write)
        if let explanations = view.explanations {
            writer.member("explanations", explanations) { $0.write(to: &$1) }
        }
        if let division = view.division { writer.object("division", write: division.writeMembers) }
        if let criteria = view.filtered {
            writer.member("criteria", criteria)
        }
        writer.endObject()
    }

    static func write(_ entry: ShownEntry, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", entry.criterion)
        writer.member("layer", entry.layer)
        if let origin = entry.origin {
            writer.member("pass", origin.pass)
        }
        writer.member("kind", entry.kind)
        writer.member("result", entry.value)
        writer.evidenceMember(entry.evidence)
        writer.member("reason", entry.reason)
        if let conference = entry.conference { writer.member("conference", conference) }
        if let origin = entry.origin {
            writer.member("recordedAt", Instant(microsecondsSince1970: origin.recordedAt).rfc3339)
            if let account = origin.account {
                writer.member("account", account)
            }
        }
        writer.endObject()
    }

    static func write(_ event: CriterionReturn, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", event.criterion)
        writer.member("pass", event.pass)
        writer.member("layer", event.layer)
        writer.member("reason", event.reason)
        writer.member("recordedAt", Instant(microsecondsSince1970: event.recordedAt).rfc3339)
        writer.endObject()
    }
}

extension DraftLeaf {
    /// Writes the leaf as the member of its code.
    func writeMember(to writer: inout JSONWriter) {
        writer.key(criterion.utf8)
        writer.beginObject()
        writer.member("result", value)
        writer.evidenceMember(evidence)
        writer.member("version", version)
        writer.endObject()
    }
}

/// What to leave of a sheet.
struct SheetQuery: ReadableBody {
    static let schema = ObjectSchema(
        "SheetQuery",
        [
            .optional("filter", .oneOf(SheetFilter.Name.allCases.map(\.rawValue))),
            .optional("percent", .integer(0...1_000)),
        ],
        example: #"{"filter":"farFromLastYear","percent":20}"#
    )

    /// nil for all of it.
    let filter: ReadSheet.Filter?

    init(_ object: CheckedObject) throws {
        let name = object.optionalString("filter").flatMap { SheetFilter.Name(rawValue: $0) }
        filter = name.map { ReadSheet.Filter($0, percent: object.value("percent")?.integer ?? 20) }
    }
}
