package import Domain
package import Postgres
import Repository
package import StrictJSON

/// Officers of a unit type into its draft, many of them at once.
package struct SaveDraft: WriteUseCase {
    /// What an officer typed, as it came in.
    package struct Edit: Sendable {
        package let criterion: Code
        /// nil to empty the criterion.
        package let result: JSONValue?
        /// What stands beside the result; nil for none.
        package let evidence: Evidence?
        /// The version that the officer saw; 0 where there was none.
        package let expectedVersion: Int32

        package init(criterion: Code, result: JSONValue?, evidence: Evidence? = nil, expectedVersion: Int32) {
            self.criterion = criterion
            self.result = result
            self.evidence = evidence
            self.expectedVersion = expectedVersion
        }
    }

    private let review: ReviewID
    private let unit: UnitID
    private let edits: [Edit]

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - edits: What was typed; at least one.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        _ edits: [Edit]
    ) {
        self.review = review
        self.unit = unit
        self.edits = edits
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> [DraftLeaf] {
        // Ten officers hold the sheet together; who submits it waits for them, and they for that.
        let lock = batch.add(SheetStatements.lock(review, unit, .shared))
        let facts = batch.add(ReviewStatements.facts(review))
        let criteria = batch.add(ReviewStatements.criteria(of: review))
        let sheet = batch.add(SheetStatements.sheet(review, unit))
        let drafts = batch.add(SheetStatements.drafts(review, unit))
        let files = CitedFiles(edits.map(\.evidence), in: batch, locked: true)
        return { write in
            guard let facts = try facts.value, let stored = try criteria.value else {
                throw Refusal.noReview
            }
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let drafts = try drafts.value
            let permission = try Policy.maySaveDraft(write.account, facts, sheet)
            try lock.value.requireLock()
            let criteria = try stored.criteria()
            let results = try criteria.read(
                edits.map { GivenResult(criterion: $0.criterion, json: $0.result, kind: .value) },
                of: unit
            )
            let changed = try sheet.edited(
                try zip(edits, results).map {
                    DraftEdit(
                        criterion: $0.criterion,
                        value: $1,
                        evidence: try files.bind($0.evidence, of: unit, in: review, at: $0.criterion),
                        expectedVersion: $0.expectedVersion
                    )
                },
                drafts: drafts,
                criteria: criteria,
                permission: permission
            )
            if !changed.isEmpty {
                write.add(SheetStatements.store(changed, review, unit))
                // No cache holds a draft.
                write.audit(
                    .draftSaved,
                    at: facts.review.place,
                    ["review": review, "unit": unit],
                    detail: ["criteria": changed.count]
                )
            }
            let now = drafts.merging(changed.map { ($0.criterion, $0) }) { $1 }
            return edits.map { now[$0.criterion] ?? DraftLeaf(criterion: $0.criterion, value: nil, version: 0) }
        }
    }
}
