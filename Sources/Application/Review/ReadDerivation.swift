package import Domain
import Repository

/// How a unit came to its points, as far as the reader may see it.
package struct ReadDerivation: Sendable {
    /// A derivation as it is shown.
    package struct View: Sendable {
        package let review: Review
        package let line: ReadStandings.Line
        package let derivation: UnitDerivation
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads the derivation of a unit's points.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID, _ unit: UnitID) async throws -> View {
        let (account, facts, stored, members, sheet, entries, returns, disqualifications, standing) =
            try await reader.readAtOnce(
                as: caller,
                ReviewStatements.facts(review),
                ReviewStatements.criteria(of: review),
                SheetStatements.members(review),
                SheetStatements.sheet(review, unit),
                LedgerStatements.entries(review, of: unit),
                LedgerStatements.returns(review, of: unit),
                LedgerStatements.disqualifications(review, of: unit),
                StandingStatements.standing(review, unit)
            )
        guard let facts, let stored else { throw Refusal.noReview }
        let permission = try Policy.mayReadDerivation(account, facts, unit, submitted: members.submitted)
        guard let sheet else { throw Refusal.noSheet }
        guard let standing else { throw Refusal.noStanding }
        let derivation = try UnitDerivation(
            answerBytes: standing.answer,
            criteria: stored.criteria(),
            sheet: sheet,
            entries: entries,
            returns: returns,
            disqualifications: disqualifications,
            permission: permission
        )
        guard let derivation else { throw UnreadableStanding(review: review, unit: unit) }
        return View(review: facts.review, line: ReadStandings.Line(standing.line), derivation: derivation)
    }
}

/// A stored standing is no answer to its review's criteria: a fault of ours.
struct UnreadableStanding: Error {
    let review: ReviewID
    let unit: UnitID
}
