package import Domain
import Repository

/// A unit's sheet, as far as the reader may see it.
package struct ReadSheet: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// What to leave of a sheet.
    package struct Filter: Sendable {
        package let name: SheetFilter.Name
        /// How far from last year is far, in percent of what was earned then.
        package let percent: Int

        package init(_ name: SheetFilter.Name, percent: Int) {
            self.name = name
            self.percent = percent
        }
    }

    /// Reads a sheet.
    ///
    /// - Parameters:
    ///   - caller: Who reads.
    ///   - review: The review.
    ///   - unit: Whose sheet it is.
    ///   - filter: What to leave of it; nil for all.
    /// - Returns: The sheet.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(
        as caller: Caller,
        _ review: ReviewID,
        _ unit: UnitID,
        _ filter: Filter? = nil
    ) async throws -> ShownSheet {
        let (account, facts, members, sheet, drafts, entries, returns, disqualifications, explanations, division) =
            try await reader.read(
                as: caller,
                ReviewStatements.facts(review),
                SheetStatements.members(review),
                SheetStatements.sheet(review, unit),
                SheetStatements.drafts(review, unit),
                LedgerStatements.entries(review, of: unit),
                LedgerStatements.returns(review, of: unit),
                LedgerStatements.disqualifications(review, of: unit),
                OwnSheetStatements.explanations(review, unit),
                OwnSheetStatements.division(review, unit)
            )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayReadSheet(account, facts, unit, submitted: members.submitted)
        guard let sheet else { throw Refusal.noSheet }
        let shown = try sheet.shown(
            drafts: drafts,
            entries: entries,
            returns: returns,
            disqualifications: disqualifications,
            explanations: explanations,
            division: division,
            permission: permission
        )
        guard let filter else { return shown }
        return shown.narrowed(to: try await criteria(by: filter, of: shown, facts, permission, as: caller))
    }

    private func criteria(
        by filter: Filter,
        of shown: ShownSheet,
        _ facts: ReviewFacts,
        _ permission: Permission<Act.ReadSheet>,
        as caller: Caller
    ) async throws -> [Code] {
        let (review, unit) = (permission.act.review, permission.act.unit)
        let (account, stored, members, standing, before) = try await reader.read(
            as: caller,
            ReviewStatements.criteria(of: review),
            SheetStatements.members(review),
            StandingStatements.standing(review, unit),
            PublicationStatements.yearBefore(review, unit)
        )
        guard let criteria = try stored?.criteria() else { throw Refusal.noReview }
        let meant: SheetFilter
        switch filter.name {
        case .noEvidence:
            guard permission.act.subjects.contains(.evidence) else { throw Refusal.evidenceNotReleased }
            meant = .noEvidence
        case .differs: meant = .differs
        case .changed: meant = .changed
        case .far:
            // This year's points are those of the derivation, for whoever may read that.
            let derivation = try Policy.mayReadDerivation(account, facts, unit, submitted: members.submitted)
            guard derivation.act.showsPoints else { throw Refusal.pointsNotReleased }
            let now = standing.flatMap { [Code: Points](leavesOfAnswer: $0.answer) }
            let then = before.flatMap { [Code: Points](leavesOf: unit, inPublication: $0) }
            meant = .far(percent: filter.percent, PointsOfTwoYears(now: now ?? [:], before: then ?? [:]))
        }
        return shown.criteria(by: meant, in: criteria)
    }
}

extension [ReviewMember] {
    /// The units that have ever submitted.
    var submitted: Set<UnitID> { Set(lazy.filter { $0.sheet != .draft }.map(\.unit)) }
}
