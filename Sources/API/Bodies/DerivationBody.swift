import Application
import Domain
import HTTP
import StrictJSON

/// How a unit came to its points: its line of the standings, each group and each criterion of the scale, its bonuses and
/// penalties, and how these come to its total.
struct DerivationBody: WritableBody {
    private static let section = ObjectSchema(
        "DerivedSection",
        [
            .required("code", .code), .required("title", .text(0...5_000)), .required("max", .number),
            .required("section", .nullable(.code)), .optional("points", .number), .optional("assignedMax", .number),
        ],
        example: #"{"code":"I","title":"Nhiệm vụ","max":15,"section":null,"points":12,"assignedMax":15}"#
    )
    private static let effective = ObjectSchema(
        "EffectiveResult",
        [
            .required("layer", .layer), .required("kind", .entryKind), .required("result", .nullable(.anyObject)),
        ],
        example: #"{"layer":"assessment1","kind":"awarded","result":{"awarded":7}}"#
    )
    private static let leaf = ObjectSchema(
        "DerivedCriterion",
        [
            .required("code", .code), .required("title", .text(0...5_000)), .required("max", .number),
            .required("section", .nullable(.code)), .optional("points", .nullable(.number)),
            .optional("assignedMax", .number), .optional("because", .nullable(.text(0...1_000_000))),
            .optional("effective", .nullable(.object(effective))),
            .required("entries", .array(of: .object(SheetBody.entry), maximum: 10_000_000)),
            .required("returns", .array(of: .object(SheetBody.returned), maximum: 10_000_000)),
        ],
        example: #"""
            {"code":"I.1","title":"Chấm thẳng","max":10,"section":"I","points":7,"assignedMax":10,"because":"điểm ấn định 7 → 7","effective":\#(effective.example),"entries":[\#(SheetBody.entry.example)],"returns":[]}
            """#
    )
    private static let adjustment = ObjectSchema(
        "DerivedAdjustment",
        ObjectSchema.groundMembers + [
            .optional("points", .number), .optional("effective", .nullable(.object(effective))),
            .required("entries", .array(of: .object(SheetBody.entry), maximum: 10_000_000)),
            .required("returns", .array(of: .object(SheetBody.returned), maximum: 10_000_000)),
        ],
        example: #"""
            {"code":"T1","kind":"bonus","title":"Cờ thi đua","most":5,"points":3,"effective":{"layer":"self","kind":"value","result":{"points":3}},"entries":[{"criterion":"T1","layer":"self","pass":1,"kind":"value","result":{"points":3},"reason":null,"recordedAt":"2026-11-21T14:29:23Z"}],"returns":[]}
            """#
    )
    private static let sum = ObjectSchema(
        "DerivedSum",
        [
            .required("sum", .number), .required("cap", .nullable(.number)), .required("points", .number),
            .required("because", .text(1...1_000_000)),
        ],
        example: #"{"sum":7,"cap":5,"points":5,"because":"3 + 4 = 7, tối đa 5 → 5"}"#
    )
    private static let total = ObjectSchema(
        "DerivedTotal",
        [
            .required("bonus", .object(sum)), .required("penalty", .object(sum)), .required("total", .object(sum)),
        ],
        example: #"""
            {"bonus":\#(sum.example),"penalty":{"sum":0,"cap":null,"points":0,"because":"không có → 0"},"total":{"sum":12,"cap":null,"points":12,"because":"7 + 5 − 0 = 12"}}
            """#
    )
    static let schema = ObjectSchema(
        "Derivation",
        [.required("review", .uuid), .required("illustrative", .boolean), .required("state", .reviewState)]
            + ObjectSchema.standingMembers + [
                .required("sections", .array(of: .object(section), maximum: 1_000_000)),
                .required("leaves", .array(of: .object(leaf), maximum: 1_000_000)),
                .required("adjustments", .grounds(adjustment)),
                .optional("sums", .object(total)),
                .optional("disqualification", .nullable(.object(SettlementListBody.ruledOut))),
            ],
        example: #"{"review":"0199a000-0000-7000-8000-000000000002","illustrative":false,"state":"published","#
            + ObjectSchema.standing.example.dropFirst().dropLast()
            + #","sections":[\#(section.example)],"leaves":[\#(leaf.example)],"adjustments":[\#(adjustment.example)],"#
            + #""sums":\#(total.example),"disqualification":null}"#
    )

    private let view: ReadDerivation.View

    init(_ view: ReadDerivation.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("review", view.review.id)
        writer.member("illustrative", view.review.isIllustrative)
        writer.member("state", view.review.state)
        writer.members(of: view.line)
        writer.member("sections", view.derivation.sections, write: Self.write)
        writer.member("leaves", view.derivation.leaves, write: Self.write)
        writer.member("adjustments", view.derivation.adjustments, write: Self.write)
        if let total = view.derivation.total {
            writer.object("sums") { writer in
                writer.member("bonus", total.bonus)
                writer.member("penalty", total.penalty)
                writer.member("total", total.total)
            }
        }
        if case .shown(let event) = view.derivation.disqualification {
            writer.key("disqualification")
            if let event { SettlementListBody.write(ruledOut: event, to: &writer) } else { writer.null() }
        }
        writer.endObject()
    }

    private static func write(_ section: DerivedSection, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.head(section.code, section.title, section.max, in: section.section)
        if let sum = section.sum {
            writer.member("points", sum.points)
            writer.member("assignedMax", sum.assignedMax)
        }
        writer.endObject()
    }

    private static func write(_ leaf: DerivedLeaf, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.head(leaf.code, leaf.title, leaf.max, in: leaf.section)
        if let outcome = leaf.outcome { write(outcome, of: leaf, to: &writer) }
        writer.member("entries", leaf.entries) { SheetBody.write($0, to: &$1) }
        writer.member("returns", leaf.returns) { SheetBody.write($0, to: &$1) }
        writer.endObject()
    }

    private static func write(_ outcome: DerivedLeaf.Outcome, of leaf: DerivedLeaf, to writer: inout JSONWriter) {
        writer.member("points", outcome.score?.points)
        writer.member("assignedMax", outcome.score == nil ? NumberText(.zero) : leaf.max)
        writer.member("because", outcome.score?.because)
        writer.member("effective", outcome.effective)
    }

    private static func write(_ adjustment: DerivedAdjustment, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.members(of: adjustment.ground)
        if let outcome = adjustment.outcome {
            writer.member("points", outcome.points)
            writer.member("effective", outcome.effective)
        }
        writer.member("entries", adjustment.entries) { SheetBody.write($0, to: &$1) }
        writer.member("returns", adjustment.returns) { SheetBody.write($0, to: &$1) }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member whose value is a number as it stands, or null.
    fileprivate mutating func member(_ name: StaticString, _ number: NumberText?) {
        key(name)
        if let number { self.number { $0.append(contentsOf: number.utf8) } } else { null() }
    }

    /// Writes a member whose value is what counts, or null.
    fileprivate mutating func member(_ name: StaticString, _ effective: EffectiveResult?) {
        guard let effective else {
            key(name)
            return null()
        }
        object(name) { writer in
            writer.member("layer", effective.layer)
            writer.member("kind", effective.kind)
            writer.member("result", effective.result)
        }
    }

    /// Writes a member whose value is a sum, with what is left of it.
    fileprivate mutating func member(_ name: StaticString, _ sum: TotalDerivation.Sum) {
        object(name) { writer in
            writer.member("sum", sum.cut.whole)
            writer.member("cap", sum.cut.cap)
            writer.member("points", sum.cut.points)
            writer.member("because", sum.because)
        }
    }

    /// Writes what a node of the scale is.
    fileprivate mutating func head(_ code: Code, _ title: String, _ max: NumberText, in section: Code?) {
        member("code", code)
        member("title", title)
        member("max", max)
        member("section", section)
    }
}
