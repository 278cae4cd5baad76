package import Domain
import Exports
import Repository

/// The standings of a review, as far as the reader may see them.
package struct ReadStandings: Sendable {
    /// One unit's line.
    package struct Line: Sendable {
        package let unit: UnitID
        package let name: String
        /// A JSON object: what the unit came to.
        package let summary: [UInt8]

        init(_ line: StandingLine) {
            unit = line.unit
            name = line.name
            summary = line.summary
        }

        init(_ line: RankingLine) {
            unit = line.unit
            name = line.name
            summary = line.summary
        }
    }

    /// Standings as they are shown.
    package struct View: Sendable {
        package let review: Review
        /// In order; those that the reader may not see are left out.
        package let lines: [Line]
        /// Whether all lines are there.
        package let isWhole: Bool
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads standings.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID) async throws -> View {
        let (account, facts, members, lines) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            SheetStatements.members(review),
            StandingStatements.standings(review)
        )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayReadStandings(account, facts, submitted: members.submitted)
        let shown = lines.map { Line($0) }
        switch permission.act.extent {
        case .all:
            return View(review: facts.review, lines: shown, isWhole: true)
        case .units(let units):
            return View(review: facts.review, lines: shown.filter { units.contains($0.unit) }, isWhole: false)
        }
    }
}
