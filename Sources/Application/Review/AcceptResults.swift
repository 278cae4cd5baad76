package import Domain
package import Postgres

/// Those above a unit take over in one act what the layers below them say.
package struct AcceptResults: WriteUseCase {
    /// What came of it.
    package struct Receipt: Sendable {
        package let revision: SheetRevision
        package let layer: Layer
        /// The criteria that were accepted.
        package let accepted: [Code]
        /// Of what was named, what was not.
        package let left: [Acceptance.Left]
    }

    private let review: ReviewID
    private let unit: UnitID
    private let revision: SheetRevision
    private let criteria: [Code]?
    private let reason: String?

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, all events of it included.
    ///   - criteria: What is accepted; nil for all where nothing differs.
    ///   - reason: Why; nil for the usual words.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision,
        _ criteria: [Code]?,
        reason: String?
    ) {
        self.review = review
        self.unit = unit
        self.revision = revision
        self.criteria = criteria
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = LockedSheet.Loading(review, unit, in: batch)
        return { write in
            let (locked, permission) = try loading.loaded(seen: revision) {
                try Policy.mayAccept(write.account, $0, unit)
            }
            let review = locked.review
            let acceptance = try locked.sheet.accepted(
                criteria,
                reason: reason,
                ledger: locked.ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            try review.store(entries: acceptance.entries, in: write)
            review.audit(
                .resultsAccepted,
                of: unit,
                detail: ["layer": permission.act.layer.rawValue, "entries": acceptance.entries.count],
                in: write
            )
            return Receipt(
                revision: locked.revision(adding: acceptance.entries.count),
                layer: permission.act.layer,
                accepted: acceptance.entries.map(\.criterion),
                left: acceptance.left
            )
        }
    }
}
