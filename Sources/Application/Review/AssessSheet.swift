package import Domain
package import Postgres
package import StrictJSON

/// Those above a unit enter what they find of its criteria.
package struct AssessSheet: WriteUseCase {
    /// What an assessor says of a criterion, as it came in.
    package struct Finding: Sendable {
        package let criterion: Code
        package let kind: EntryKind
        /// The result of a `value` or an `awarded`; nil for `cleared`.
        package let result: JSONValue?
        /// What stands beside the result; nil for none.
        package let evidence: Evidence?
        package let reason: String

        package init(criterion: Code, kind: EntryKind, result: JSONValue?, evidence: Evidence? = nil, reason: String) {
            self.criterion = criterion
            self.kind = kind
            self.result = result
            self.evidence = evidence
            self.reason = reason
        }
    }

    /// What came of it.
    package struct Receipt: Sendable {
        package let revision: SheetRevision
        package let layer: Layer
        package let entries: Int
    }

    private let review: ReviewID
    private let unit: UnitID
    private let revision: SheetRevision
    private let findings: [Finding]

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, all events of it included.
    ///   - findings: What they find; at least one.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision,
        _ findings: [Finding]
    ) {
        self.review = review
        self.unit = unit
        self.revision = revision
        self.findings = findings
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = LockedSheet.Loading(review, unit, in: batch)
        let files = CitedFiles(findings.map(\.evidence), in: batch)
        return { write in
            let (locked, permission) = try loading.loaded(seen: revision) {
                try Policy.mayAssess(write.account, $0, unit)
            }
            let review = locked.review
            let results = try review.criteria.read(
                findings.map { GivenResult(criterion: $0.criterion, json: $0.result, kind: $0.kind) },
                of: unit
            )
            let entries = try locked.sheet.assessed(
                try zip(findings, results).map {
                    AssessmentEdit(
                        criterion: $0.criterion,
                        kind: $0.kind,
                        value: $1,
                        evidence: try files.bind($0.evidence, of: unit, in: self.review, at: $0.criterion),
                        reason: $0.reason
                    )
                },
                ledger: locked.ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            try review.store(entries: entries, in: write)
            review.audit(
                .sheetAssessed,
                of: unit,
                detail: ["layer": permission.act.layer.rawValue, "entries": entries.count],
                in: write
            )
            return Receipt(
                revision: locked.revision(adding: entries.count),
                layer: permission.act.layer,
                entries: entries.count
            )
        }
    }
}
