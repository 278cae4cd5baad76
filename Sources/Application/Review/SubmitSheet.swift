package import Domain
package import Postgres
import Repository

/// A unit hands its sheet in: what its draft says becomes its self-score, and counts.
package struct SubmitSheet: WriteUseCase {
    /// What came of it.
    package struct Receipt: Sendable {
        package let revision: SheetRevision
        /// How many criteria changed with it.
        package let entries: Int
        /// The criteria that have no result even now.
        package let missing: [Code]
        /// The parts of the sheet that nobody has marked done: submitted all the same, and perhaps by mistake.
        package let notDone: [Code]
    }

    private let review: ReviewID
    private let unit: UnitID
    private let revision: SheetRevision

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, its draft included.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision
    ) {
        self.review = review
        self.unit = unit
        self.revision = revision
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = LockedReview.Loading(review, in: batch)
        // Drafts are read once nobody can save any more.
        let lock = batch.add(SheetStatements.lock(review, unit, .exclusive))
        let sheet = batch.add(SheetStatements.sheet(review, unit))
        let drafts = batch.add(SheetStatements.drafts(review, unit))
        let division = batch.add(OwnSheetStatements.division(review, unit))
        return { write in
            let review = try loading.loaded()
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let drafts = try drafts.value
            let permission = try Policy.maySubmit(write.account, review.facts, sheet)
            try lock.value.requireLock()
            try revision.check(sheet, drafts: drafts.values)
            let submission = try sheet.submitted(
                drafts: drafts,
                ledger: review.ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            try review.store(entries: submission.entries, sheet: submission.sheet, in: write)
            let files = Set(submission.entries.flatMap { $0.evidence?.files ?? [] })
            if !files.isEmpty { write.add(FileStatements.submit(files.sorted(), of: unit, in: self.review)) }
            let revision = SheetRevision(of: submission.sheet, drafts: drafts.values)
            review.audit(
                .sheetSubmitted,
                of: unit,
                detail: ["entries": submission.entries.count, "revision": revision],
                in: write
            )
            return Receipt(
                revision: revision,
                entries: submission.entries.count,
                missing: submission.missing,
                notDone: try division.value.notDone
            )
        }
    }
}
