import Application
import Domain
import HTTP
import StrictJSON

/// How a unit came to its points: its line of the standings, then each group and each criterion of the scale.
struct ExplanationBody: WritableBody {
    private static let section = ObjectSchema(
        "ExplainedSection",
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
        "ExplainedCriterion",
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
    static let schema = ObjectSchema(
        "Explanation",
        [.required("review", .uuid), .required("illustrative", .boolean), .required("state", .reviewState)]
            + ObjectSchema.standingMembers + [
                .required("sections", .array(of: .object(section), maximum: 1_000_000)),
                .required("leaves", .array(of: .object(leaf), maximum: 1_000_000)),
            ],
        example: #"{"review":"0199a000-0000-7000-8000-000000000002","illustrative":false,"state":"published","#
            + ObjectSchema.standing.example.dropFirst().dropLast()
            + #","sections":[\#(section.example)],"leaves":[\#(leaf.example)]}"#
    )

    private let view: ReadExplanation.View

    init(_ view: ReadExplanation.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("review", view.review.id)
        writer.member("illustrative", view.review.isIllustrative)
        writer.member("state", view.review.state)
        writer.members(of: view.line)
        writer.member("sections", view.explanation.sections, write: Self.write)
        writer.member("leaves", view.explanation.leaves, write: Self.write)
        writer.endObject()
    }

    private static func write(_ section: ExplainedSection, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.head(section.code, section.title, section.max, in: section.section)
        if let sum = section.sum {
            writer.member("points", sum.points)
            writer.member("assignedMax", sum.assignedMax)
        }
        writer.endObject()
    }

    private static func write(_ leaf: ExplainedLeaf, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.head(leaf.code, leaf.title, leaf.max, in: leaf.section)
        if let outcome = leaf.outcome { write(outcome, of: leaf, to: &writer) }
        writer.member("entries", leaf.entries) { SheetBody.write($0, to: &$1) }
        writer.member("returns", leaf.returns) { SheetBody.write($0, to: &$1) }
        writer.endObject()
    }

    private static func write(_ outcome: ExplainedLeaf.Outcome, of leaf: ExplainedLeaf, to writer: inout JSONWriter) {
        writer.member("points", outcome.score?.points)
        writer.member("assignedMax", outcome.score == nil ? NumberText(.zero) : leaf.max)
        writer.member("because", outcome.score?.because)
        writer.key("effective")
        guard let effective = outcome.effective else { return writer.null() }
        writer.beginObject()
        writer.member("layer", effective.layer)
        writer.member("kind", effective.kind)
        writer.member("result", effective.result)
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member whose value is a number as it stands, or null.
    fileprivate mutating func member(_ name: StaticString, _ number: NumberText?) {
        key(name)
        if let number { self.number { $0.append(contentsOf: number.utf8) } } else { null() }
    }

    /// Writes what a node of the scale is.
    fileprivate mutating func head(_ code: Code, _ title: String, _ max: NumberText, in section: Code?) {
        member("code", code)
        member("title", title)
        member("max", max)
        member("section", section)
    }
}
