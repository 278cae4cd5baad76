package import Domain
import Repository

/// Which bodies outside the cluster assess which criteria of a review.
package struct ReadFields: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// The bodies as they were named.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID) async throws -> FieldPlan {
        let (account, facts, plan) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            CheckingStatements.fields(review)
        )
        guard let facts else { throw Refusal.noReview }
        _ = try Policy.mayReadChecking(account, facts)
        return plan
    }
}
