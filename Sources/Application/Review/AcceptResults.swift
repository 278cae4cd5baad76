package import Domain
package import Postgres
import Repository

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
        let loading = LockedReview.Loading(review, in: batch)
        let sheet = batch.add(SheetStatements.sheet(review, unit))
        return { write in
            let review = try loading.loaded()
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let permission = try Policy.mayAccept(write.account, review.facts, unit)
            let ledger = review.ledger
            let events = ledger.eventCount(of: unit)
            try revision.check(sheet, events: events)
            let acceptance = try sheet.accepted(
                criteria,
                reason: reason,
                ledger: ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            try review.store(entries: acceptance.entries, in: write)
            review.audit(
                "results.accepted",
                of: unit,
                detail: ["layer": permission.act.layer.rawValue, "entries": acceptance.entries.count],
                in: write
            )
            return Receipt(
                revision: SheetRevision(of: sheet, events: events + acceptance.entries.count),
                layer: permission.act.layer,
                accepted: acceptance.entries.map(\.criterion),
                left: acceptance.left
            )
        }
    }
}
