package import Domain
import Repository

/// A unit's sheet, as far as the reader may see it.
package struct ReadSheet: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads a sheet.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID, _ unit: UnitID) async throws -> ShownSheet {
        let (account, facts, members, sheet, drafts, entries, returns, disqualifications) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            SheetStatements.members(review),
            SheetStatements.sheet(review, unit),
            SheetStatements.drafts(review, unit),
            LedgerStatements.entries(review, of: unit),
            LedgerStatements.returns(review, of: unit),
            LedgerStatements.disqualifications(review, of: unit)
        )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayReadSheet(account, facts, unit, submitted: members.submitted)
        guard let sheet else { throw Refusal.noSheet }
        return try sheet.shown(
            drafts: drafts,
            entries: entries,
            returns: returns,
            disqualifications: disqualifications,
            permission: permission
        )
    }
}

extension [ReviewMember] {
    /// The units that have ever submitted.
    var submitted: Set<UnitID> { Set(lazy.filter { $0.sheet != .draft }.map(\.unit)) }
}
