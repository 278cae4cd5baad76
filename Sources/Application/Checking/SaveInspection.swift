package import Domain
package import Postgres
import Repository

/// Who conducts a review says which inspection teams there are, and what each checks.
package struct SaveInspection: WriteUseCase {
    private let review: ReviewID
    private let version: Int32
    private let teams: [InspectionTeam]

    /// - Parameters:
    ///   - review: The review.
    ///   - version: Of the teams that the caller saw; 0 where there were none.
    ///   - teams: All of them.
    package init(_ review: ReviewID, seen version: Int32, _ teams: [InspectionTeam]) {
        self.review = review
        self.version = version
        self.teams = teams
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> InspectionPlan {
        let isHeld = batch.add(CheckingStatements.hold(review))
        let facts = batch.add(ReviewStatements.facts(review))
        let stored = batch.add(CheckingStatements.inspection(review))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noReview }
            let permission = try Policy.mayPlanInspection(write.account, facts)
            try isHeld.value.requireLock()
            guard try stored.value.version == version else { throw Refusal.stale }
            let plan = try stored.value.saved(teams, facts, permission: permission)
            write.add(CheckingStatements.store(plan, of: facts.review))
            write.audit(
                .inspectionPlanned,
                at: facts.review.place,
                ["review": review],
                detail: ["teams": plan.teams.count, "version": plan.version]
            )
            return plan
        }
    }
}
