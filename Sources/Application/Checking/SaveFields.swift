package import Domain
package import Postgres
import Repository

/// The managing office says which bodies outside the cluster assess which criteria of a review.
package struct SaveFields: WriteUseCase {
    private let review: ReviewID
    private let version: Int32
    private let bodies: [(criterion: Code, unit: UnitID)]

    /// - Parameters:
    ///   - review: The review.
    ///   - version: Of the bodies that the caller saw; 0 where there were none.
    ///   - bodies: All of them.
    package init(_ review: ReviewID, seen version: Int32, _ bodies: [(criterion: Code, unit: UnitID)]) {
        self.review = review
        self.version = version
        self.bodies = bodies
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> FieldPlan {
        let isHeld = batch.add(CheckingStatements.hold(review))
        let facts = batch.add(ReviewStatements.facts(review))
        let criteria = batch.add(ReviewStatements.criteria(of: review))
        let stored = batch.add(CheckingStatements.fields(review))
        return { write in
            guard let facts = try facts.value, let criteria = try criteria.value else { throw Refusal.noReview }
            let permission = try Policy.mayNameBodies(write.account, facts)
            try isHeld.value.requireLock()
            guard try stored.value.version == version else { throw Refusal.stale }
            let plan = try stored.value.saved(bodies, criteria: criteria.criteria(), facts, permission: permission)
            write.add(CheckingStatements.store(plan, of: facts.review))
            write.audit(
                .bodiesNamed,
                at: facts.review.place,
                ["review": review],
                detail: ["bodies": plan.fields.count, "version": plan.version]
            )
            return plan
        }
    }
}
