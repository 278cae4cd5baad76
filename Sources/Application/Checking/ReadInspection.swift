package import Domain
import Repository

/// The inspection teams of a review, as they are and as they might be assigned.
package struct ReadInspection: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// The teams as they were saved.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID) async throws -> InspectionPlan {
        let (account, facts, plan) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            CheckingStatements.inspection(review)
        )
        guard let facts else { throw Refusal.noReview }
        _ = try Policy.mayReadChecking(account, facts)
        return plan
    }

    /// The same teams with every unit of the review assigned anew: nothing is saved by it.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func propose(as caller: Caller, _ review: ReviewID) async throws -> InspectionPlan {
        let (account, facts, plan, members) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            CheckingStatements.inspection(review),
            SheetStatements.members(review)
        )
        guard let facts else { throw Refusal.noReview }
        _ = try Policy.mayPlanInspection(account, facts)
        let units = members.sorted { $0.code < $1.code }.map(\.unit)
        let assignment = try InspectionAssignment(plan.teams, of: units, facts.checking.conflicts)
        return InspectionPlan(teams: assignment.teams, version: plan.version)
    }
}
