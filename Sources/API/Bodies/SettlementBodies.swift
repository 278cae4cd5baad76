import Application
import Domain
import HTTP
import StrictJSON

/// What is decided of a unit that lacks results.
struct SettlementRequest: ReadableBody {
    static let schema = ObjectSchema(
        "SettlementRequest",
        [
            .required("unit", .uuid), .required("reason", .text(0...10_000)),
            .optional("decisions", .map(of: .decision, counts: 0...2_000)), .optional("disqualified", .boolean),
        ],
        example: #"""
            {"unit":"0199a2b4-6c1e-7b62-9f3a-5d1c0e8b7a10","reason":"Không nộp số liệu","decisions":{"I.1":"zero","I.2":"notAssigned"}}
            """#
    )

    static let criteriaMember: String? = "decisions"

    let unit: UnitID
    let reason: String
    let ruling: SettleSheet.Ruling

    init(_ object: CheckedObject) throws {
        unit = try object.identifier("unit")
        reason = try object.string("reason")
        guard let disqualified = object.value("disqualified") else {
            ruling = .criteria(try Self.decisions(object))
            return
        }
        guard object.value("decisions") == nil else {
            throw Problem(
                .invalidRequest,
                errors: [
                    JSONProblem(
                        at: disqualified,
                        wording: Wording(
                            vi: "Không đứng cùng “decisions”: mỗi việc một yêu cầu.",
                            en: "Does not stand beside “decisions”: one thing at a time."
                        )
                    )
                ]
            )
        }
        guard let isDisqualified = disqualified.boolean else { throw SchemaMismatch() }
        ruling = .disqualified(isDisqualified)
    }

    private static func decisions(_ object: CheckedObject) throws -> [Code: SettlementDecision] {
        guard object.value("decisions") != nil else { return [:] }
        let given = try object.codes("decisions").map { code, value in
            guard let decision = value.string.flatMap(SettlementDecision.init) else { throw SchemaMismatch() }
            return (code, decision)
        }
        return Dictionary(given) { $1 }
    }
}

extension Schema {
    fileprivate static let decision = Schema.oneOf(SettlementDecision.allCases.map(\.rawValue))
}

/// What came of it.
struct SettlementReceipt: WritableBody {
    static let schema = ObjectSchema(
        "SettlementReceipt",
        [
            .required("revision", .revision), .required("state", .sheetState), .required("entries", .count),
            .required("disqualified", .boolean),
        ],
        example: #"{"revision":"2.0.8","state":"submitted","entries":2,"disqualified":false}"#
    )

    private let receipt: SettleSheet.Receipt

    init(_ receipt: SettleSheet.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("revision", receipt.revision.description)
        writer.member("state", receipt.state)
        writer.member("entries", receipt.entries)
        writer.member("disqualified", receipt.isDisqualified)
        writer.endObject()
    }
}

/// The decisions that stand in a review.
struct SettlementListBody: WritableBody {
    private static let settlement = ObjectSchema(
        "Settlement",
        [
            .required("unit", .uuid), .required("criterion", .code), .required("decision", .decision),
            .required("reason", .text(0...5_000)), .required("recordedAt", .instant),
        ],
        example: #"""
            {"unit":"0199a2b4-6c1e-7b62-9f3a-5d1c0e8b7a10","criterion":"I.1","decision":"zero","reason":"Không nộp số liệu","recordedAt":"2026-11-21T14:29:23Z"}
            """#
    )
    private static let disqualification = ObjectSchema(
        "Disqualification",
        [.required("unit", .uuid)] + ruledOutMembers,
        example: #"""
            {"unit":"0199a2b4-6c1e-7b62-9f3a-5d1c0e8b7a10","reason":"Không nộp phiếu","recordedAt":"2026-11-21T14:29:23Z"}
            """#
    )
    private static let ruledOutMembers: [ObjectSchema.Member] = [
        .required("reason", .text(0...5_000)), .required("recordedAt", .instant),
    ]
    /// A disqualification where the unit stands elsewhere.
    static let ruledOut = ObjectSchema(
        "UnitDisqualification",
        ruledOutMembers,
        example: #"{"reason":"Không nộp phiếu","recordedAt":"2026-11-21T14:29:23Z"}"#
    )
    static let schema = ObjectSchema(
        "SettlementList",
        [
            .required("settlements", .array(of: .object(settlement), maximum: 10_000_000)),
            .required("disqualifications", .array(of: .object(disqualification), maximum: 1_000_000)),
        ],
        example: #"{"settlements":[],"disqualifications":[]}"#
    )

    private let view: ReadSettlements.View

    init(_ view: ReadSettlements.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("settlements", view.settlements) { settlement, writer in
            writer.member("unit", settlement.unit)
            writer.member("criterion", settlement.criterion)
            writer.member("decision", settlement.decision)
            Self.writeReason(settlement.reason, at: settlement.recordedAt, to: &writer)
        }
        writer.objects("disqualifications", view.disqualifications) { event, writer in
            writer.member("unit", event.unit)
            Self.writeReason(event.reason, at: event.recordedAt, to: &writer)
        }
        writer.endObject()
    }

    /// Writes a disqualification where the unit stands elsewhere.
    static func write(ruledOut event: Disqualification, to writer: inout JSONWriter) {
        writer.beginObject()
        writeReason(event.reason, at: event.recordedAt, to: &writer)
        writer.endObject()
    }

    private static func writeReason(_ reason: String, at microseconds: Int64, to writer: inout JSONWriter) {
        writer.member("reason", reason)
        writer.member("recordedAt", Instant(microsecondsSince1970: microseconds).rfc3339)
    }
}
