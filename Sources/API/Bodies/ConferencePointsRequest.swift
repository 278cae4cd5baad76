import Application
import Domain
import HTTP
import StrictJSON

/// What a conference settled of a unit's points.
struct ConferencePointsRequest: ReadableBody {
    private static let finding = ObjectSchema(
        "ConferenceFinding",
        [
            .required("kind", .oneOf([EntryKind.value, .awarded].map(\.rawValue))), .required("result", .anyObject),
            .optional("evidence", .nullable(.evidence)), .required("reason", .text(0...10_000)),
        ],
        example: #"{"kind":"awarded","result":{"awarded":5},"reason":"Hội nghị thống nhất"}"#
    )
    static let schema = ObjectSchema(
        "ConferencePointsRequest",
        [
            .required("conference", .uuid),
            .required("findings", .map(of: .object(finding), counts: 1...2_000)),
        ],
        example: #"""
            {"conference":"0199a000-0000-7000-8000-00000000000c","findings":{"I.1":\#(finding.example)}}
            """#
    )

    static let criteriaMember: String? = "findings"

    let conference: ConferenceID
    let findings: [AssessSheet.Finding]

    init(_ object: CheckedObject) throws {
        conference = try object.identifier("conference")
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
