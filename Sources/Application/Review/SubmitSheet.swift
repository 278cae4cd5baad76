package import Domain
import Postgres
import Repository

/// A unit hands its sheet in: what its draft says becomes its self-score, and counts.
package struct SubmitSheet: Sendable {
    /// What came of it.
    package struct Receipt: Sendable {
        package let revision: SheetRevision
        /// How many criteria changed with it.
        package let entries: Int
        /// The criteria that have no result even now.
        package let missing: [Code]
    }

    private let writer: Writer

    package init(writer: Writer) { self.writer = writer }

    /// Submits a sheet.
    ///
    /// - Parameters:
    ///   - caller: Who asks.
    ///   - key: What makes it safe to repeat.
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, its draft included.
    ///   - print: Writes the answer.
    /// - Throws: `Refusal`, and what `Writer` throws.
    package func run(
        as caller: Caller,
        key: WriteKey,
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision,
        print: @escaping @Sendable (Receipt) -> String
    ) async throws -> WriteAnswer {
        try await writer.write(as: caller, key: key) { batch in
            let loading = OpenReview.Loading(review, in: batch)
            // Drafts are read once nobody can save any more.
            let lock = batch.add(SheetStatements.lock(review, unit, .exclusive))
            let sheet = batch.add(SheetStatements.sheet(review, unit))
            let drafts = batch.add(SheetStatements.drafts(review, unit))
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
                let revision = SheetRevision(of: submission.sheet, drafts: drafts.values)
                write.record(
                    "sheet.submitted",
                    review.review,
                    unit: unit,
                    detail: AuditDetail(["entries": "\(submission.entries.count)", "revision": "\(revision)"])
                )
                return print(
                    Receipt(revision: revision, entries: submission.entries.count, missing: submission.missing)
                )
            }
        }
    }
}
