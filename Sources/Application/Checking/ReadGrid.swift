package import Domain
import Repository

/// A field of all units at once, for the body that assesses it.
package struct ReadGrid: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads a grid.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID, _ criterion: Code) async throws -> FieldGrid {
        let (account, facts, members, entries, returns) = try await reader.readAtOnce(
            as: caller,
            ReviewStatements.facts(review),
            SheetStatements.members(review),
            LedgerStatements.entries(review),
            LedgerStatements.returns(review)
        )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayFillGrid(account, facts, of: criterion)
        return FieldGrid(members: members, entries: entries, returns: returns, permission: permission)
    }
}
