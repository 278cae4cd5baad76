package import Domain
import Exports
import Repository

/// The rankings of a season, of all clusters at once: each cluster's own, as there is no rank across clusters.
package struct ReadRankings: Sendable {
    /// A review's ranking, whole.
    package struct Ranking: Sendable {
        package let place: ReviewPlace
        package let review: Review
        /// The publication that every line is read from; nil for the standings as they are now.
        package let publication: ReadPublications.Header?
        /// In order.
        package let lines: [ReadStandings.Line]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A part of the rankings. A review of which the caller may not read all lines is left out.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(
        _ filter: RankingFilter,
        _ page: PageRequest<ReviewKey>,
        as caller: Caller
    ) async throws -> Page<Ranking, ReviewKey> {
        let (account, rankings) = try await reader.read(as: caller, RankingStatements.list(filter, page))
        _ = try Policy.mayReadRankings(account)
        return try rankings.compactMap { stored in try ranking(stored, for: account) }
    }

    private func ranking(_ stored: StoredRanking, for account: ActingAccount) throws -> Ranking? {
        switch ReadableRanking(stored, to: account) {
        case .publication(let publication):
            let published = try PublishedRanking(bytes: publication.bytes)
            return Ranking(
                place: stored.place,
                review: stored.facts.review,
                publication: try ReadPublications.Header(publication.header),
                lines: published.units.map { ReadStandings.Line($0.line) }
            )
        case .standings(let lines):
            return Ranking(
                place: stored.place,
                review: stored.facts.review,
                publication: nil,
                lines: lines.map { ReadStandings.Line($0) }
            )
        case nil:
            return nil
        }
    }
}
