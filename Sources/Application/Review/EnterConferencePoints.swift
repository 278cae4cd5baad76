package import Domain
package import Postgres
import Repository

/// What a conference settled of a unit's points is entered.
package struct EnterConferencePoints: WriteUseCase {
    private let review: ReviewID
    private let unit: UnitID
    private let revision: SheetRevision
    private let conference: ConferenceID
    private let findings: [AssessSheet.Finding]

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, all events of it included.
    ///   - conference: Where it was settled.
    ///   - findings: What was settled; at least one, of the kinds `value` and `awarded`.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision,
        at conference: ConferenceID,
        _ findings: [AssessSheet.Finding]
    ) {
        self.review = review
        self.unit = unit
        self.revision = revision
        self.conference = conference
        self.findings = findings
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AssessSheet.Receipt {
        let loading = LockedSheet.Loading(review, unit, in: batch)
        let found = batch.add(ConferenceStatements.conference(conference))
        return { write in
            let (locked, permission) = try loading.loaded(seen: revision) {
                try Policy.mayEnterConferencePoints(write.account, $0, unit)
            }
            guard let conference = try found.value else { throw Refusal.unknownConference }
            let review = locked.review
            let results = try review.criteria.read(
                findings.map { GivenResult(criterion: $0.criterion, json: $0.result, kind: $0.kind) },
                of: unit
            )
            let entries = try locked.sheet.settledByConference(
                zip(findings, results).map {
                    AssessmentEdit(
                        criterion: $0.criterion,
                        kind: $0.kind,
                        value: $1,
                        evidence: $0.evidence,
                        reason: $0.reason
                    )
                },
                at: conference,
                of: review.review,
                ledger: locked.ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            try review.store(entries: entries, in: write)
            review.audit(
                .sheetSettledByConference,
                of: unit,
                detail: ["conference": conference.id, "entries": entries.count],
                in: write
            )
            return AssessSheet.Receipt(
                revision: locked.revision(adding: entries.count),
                layer: .conference,
                entries: entries.count
            )
        }
    }
}
