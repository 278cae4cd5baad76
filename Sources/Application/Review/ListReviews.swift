package import Domain
import Repository

/// The reviews of a cluster's season, for those who may know of them.
package struct ListReviews: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads the reviews, in the order of their opening.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> [ReviewHeader] {
        let (account, facts, reviews) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            ReviewStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        let permission = try Policy.mayListReviews(account, facts)
        return reviews.filter(permission.act.shows).map(\.header)
    }
}
