import Application
import Domain
import HTTP
import StrictJSON

/// What a unit explains of criteria.
struct ExplanationRequest: ReadableBody {
    private static let explanation = ObjectSchema(
        "ExplanationText",
        [.required("text", .text(0...Explanation.longest)), .optional("evidence", .nullable(.evidence))],
        example: #"{"text":"Số liệu đã được Công an tỉnh xác nhận."}"#
    )
    static let schema = ObjectSchema(
        "ExplanationRequest",
        [.required("explanations", .map(of: .object(explanation), counts: 1...2_000))],
        example: #"{"explanations":{"I.1":\#(explanation.example)}}"#
    )

    static let criteriaMember: String? = "explanations"

    let edits: [ExplanationEdit]

    init(_ object: CheckedObject) throws {
        var reading = EvidenceReading()
        edits = try object.codes("explanations").map { code, value in
            let explanation = try CheckedObject(value, Self.explanation)
            return ExplanationEdit(
                criterion: code,
                text: try explanation.string("text"),
                evidence: reading.evidence(of: explanation)
            )
        }
        try reading.check()
    }
}

extension Explanation {
    /// An explanation as it is shown.
    static let schema = ObjectSchema(
        "Explanation",
        [
            .required("criterion", .code), .required("text", .text(1...longest)), .optional("evidence", .evidence),
            .required("recordedAt", .instant),
        ],
        example: #"""
            {"criterion":"I.1","text":"Số liệu đã được Công an tỉnh xác nhận.","recordedAt":"2026-11-21T14:29:23Z"}
            """#
    )

    /// Writes the explanation as an object.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", criterion)
        writer.member("text", text)
        writer.evidenceMember(evidence)
        writer.member("recordedAt", Instant(microsecondsSince1970: recordedAt).rfc3339)
        writer.endObject()
    }
}

/// All that a unit has explained, the latest of each criterion.
struct ExplanationReceipt: WritableBody {
    static let schema = ObjectSchema(
        "ExplanationReceipt",
        [.required("explanations", .array(of: .object(Explanation.schema), maximum: 1_000_000))],
        example: #"{"explanations":[\#(Explanation.schema.example)]}"#
    )

    private let explanations: [Explanation]

    init(_ explanations: [Explanation]) { self.explanations = explanations }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("explanations", explanations) { $0.write(to: &$1) }
        writer.endObject()
    }
}
