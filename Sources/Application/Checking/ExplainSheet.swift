package import Domain
package import Postgres
import Repository

/// A unit explains what was assessed of it, criterion by criterion.
package struct ExplainSheet: WriteUseCase {
    private let review: ReviewID
    private let unit: UnitID
    private let edits: [ExplanationEdit]

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - edits: What it explains; at least one.
    package init(_ review: ReviewID, _ unit: UnitID, _ edits: [ExplanationEdit]) {
        self.review = review
        self.unit = unit
        self.edits = edits
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> [Explanation] {
        let lock = batch.add(SheetStatements.lock(review, unit, .exclusive))
        let facts = batch.add(ReviewStatements.facts(review))
        let criteria = batch.add(ReviewStatements.criteria(of: review))
        let sheet = batch.add(SheetStatements.sheet(review, unit))
        let before = batch.add(OwnSheetStatements.explanations(review, unit))
        return { write in
            guard let facts = try facts.value, let criteria = try criteria.value else { throw Refusal.noReview }
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let permission = try Policy.mayExplain(write.account, facts, sheet)
            try lock.value.requireLock()
            let explanations = try sheet.explained(
                edits,
                before: before.value,
                criteria: criteria.criteria(),
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            write.add(OwnSheetStatements.append(explanations, of: unit, to: facts.review, at: write.instant))
            write.audit(
                .sheetExplained,
                at: facts.review.place,
                ["review": review, "unit": unit],
                detail: ["criteria": explanations.count]
            )
            return try (before.value + explanations).latest
        }
    }
}
