package import Domain
import Repository

/// What a review is, for those who may know of it.
package struct ReadReview: Sendable {
    /// A review as it is shown.
    package struct View: Sendable {
        package let facts: ReviewFacts
        package let members: [ReviewMember]
        /// The scale's canonical JSON.
        package let scale: [UInt8]
        /// For what bonuses and penalties are given, in the agreement's order.
        package let grounds: [Ground]
        /// The criteria beside which the agreement says something, in the scale's order.
        package let notes: [NotedCriterion]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads a review.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID) async throws -> View {
        let (account, facts, stored, agreement, members) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            ReviewStatements.criteria(of: review),
            AgreementStatements.documentBytes(behind: review),
            SheetStatements.members(review)
        )
        guard let facts, let stored else { throw Refusal.noReview }
        let permission = try Policy.mayReadReview(account, facts, submitted: members.submitted)
        let criteria = try stored.criteria()
        return View(
            facts: facts,
            members: members.map { $0.shown(permission) }.sorted { $0.code < $1.code },
            scale: stored.scaleBytes,
            grounds: criteria.terms?.grounds ?? [],
            notes: try criteria.notes(agreementBytes: agreement)
        )
    }
}
