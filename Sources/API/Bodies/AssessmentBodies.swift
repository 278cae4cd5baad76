import Application
import Domain
import HTTP
import StrictJSON

/// What an assessor finds of criteria.
struct AssessmentRequest: ReadableBody {
    private static let finding = ObjectSchema(
        "Finding",
        [
            .required("kind", .oneOf([EntryKind.value, .awarded, .cleared].map(\.rawValue))),
            .optional("result", .anyObject), .optional("evidence", .nullable(.evidence)),
            .required("reason", .text(0...10_000)),
        ],
        example: #"{"kind":"awarded","result":{"awarded":5},"reason":"Theo biên bản"}"#
    )
    static let schema = ObjectSchema(
        "AssessmentRequest",
        [.required("findings", .map(of: .object(finding), counts: 1...2_000))],
        example: #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":5},"reason":"Theo biên bản"}}}"#
    )

    static let criteriaMember: String? = "findings"

    let findings: [AssessSheet.Finding]

    init(_ object: CheckedObject) throws {
        var reading = EvidenceReading()
        findings = try object.codes("findings").map { code, value in
            let finding = try CheckedObject(value, Self.finding)
            guard let kind = EntryKind(rawValue: try finding.string("kind")) else { throw SchemaMismatch() }
            return AssessSheet.Finding(
                criterion: code,
                kind: kind,
                result: finding.value("result"),
                evidence: reading.evidence(of: finding),
                reason: try finding.string("reason")
            )
        }
        try reading.check()
    }
}

/// What came of an assessment.
struct AssessmentReceipt: WritableBody {
    static let schema = ObjectSchema(
        "AssessmentReceipt",
        [.required("revision", .revision), .required("layer", .layer), .required("entries", .count)],
        example: #"{"revision":"2.0.8","layer":"assessment1","entries":1}"#
    )

    private let receipt: AssessSheet.Receipt

    init(_ receipt: AssessSheet.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("revision", receipt.revision.description)
        writer.member("layer", receipt.layer)
        writer.member("entries", receipt.entries)
        writer.endObject()
    }
}
