package import Domain
import Repository

/// What was decided of units that lack results.
package struct ReadSettlements: Sendable {
    /// The decisions that stand.
    package struct View: Sendable {
        /// By the units' codes and in document order.
        package let settlements: [Settlement]
        /// By the units' codes.
        package let disqualifications: [Disqualification]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads the decisions that the caller may see.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID) async throws -> View {
        let (account, facts, stored, members, entries, returns, disqualifications) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            ReviewStatements.criteria(of: review),
            SheetStatements.members(review),
            LedgerStatements.entries(review),
            LedgerStatements.returns(review),
            LedgerStatements.disqualifications(review)
        )
        guard let facts, let stored else { throw Refusal.noReview }
        let permission = try Policy.mayReadSettlements(account, facts, submitted: members.submitted)
        let ledger = Ledger(entries: entries, returns: returns, disqualifications: disqualifications)
        let codes = try stored.criteria().leafCodes
        let units = members.sorted { $0.code < $1.code }.map(\.unit).filter(permission.act.units.contains)
        return View(
            settlements: units.flatMap { unit in codes.compactMap { ledger.settlement(of: $0, unit: unit) } },
            disqualifications: units.compactMap { ledger.disqualification(of: $0) }
        )
    }
}
