package import Domain
import Repository

/// A unit's sheet, as far as the reader may see it.
package struct ReadSheet: Sendable {
    /// A sheet as it is shown.
    package struct View: Sendable {
        package let sheet: Sheet
        package let revision: SheetRevision
        /// nil for whoever may not see the draft.
        package let drafts: [Code: DraftLeaf]?
        /// The entries of the layers that may be seen, in the order of their recording.
        package let entries: [LedgerEntry]
        package let returns: [CriterionReturn]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads a sheet.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID, _ unit: UnitID) async throws -> View {
        let (account, facts, members, sheet, drafts, entries, returns) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            SheetStatements.members(review),
            SheetStatements.sheet(review, unit),
            SheetStatements.drafts(review, unit),
            LedgerStatements.entries(review, of: unit),
            LedgerStatements.returns(review, of: unit)
        )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayReadSheet(account, facts, unit, submitted: members.submitted)
        guard let sheet else { throw Refusal.noSheet }
        let shown = permission.act.showsDraft ? drafts : nil
        return View(
            sheet: sheet,
            revision: shown.map { SheetRevision(of: sheet, drafts: $0.values) }
                ?? SheetRevision(version: sheet.version, drafts: 0),
            drafts: shown,
            entries: entries.filter { permission.act.layers.contains($0.layer) },
            returns: permission.act.showsDraft || permission.act.subjects.contains(.assessedPoints) ? returns : []
        )
    }
}

extension [ReviewMember] {
    /// The units that have ever submitted.
    var submitted: Set<UnitID> { Set(lazy.filter { $0.sheet != .draft }.map(\.unit)) }
}
