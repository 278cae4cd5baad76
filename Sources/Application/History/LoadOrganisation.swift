package import Domain
package import Postgres
import Repository

/// Takes over what was there before ThiDua: units, seasons, clusters and who was in them, as the history says.
///
/// It runs as the loader, whom no rule of Policy holds: what is loaded was decided elsewhere. The database's own
/// constraints hold all the same.
package struct LoadOrganisation: Sendable {
    /// What is loaded, in one piece.
    package struct History: Sendable {
        /// Each after the one above it.
        package let units: [Unit]
        package let seasons: [Season]
        package let clusters: [Cluster]
        package let clusterSeasons: [ClusterSeason]

        package init(units: [Unit], seasons: [Season], clusters: [Cluster], clusterSeasons: [ClusterSeason]) {
            self.units = units
            self.seasons = seasons
            self.clusters = clusters
            self.clusterSeasons = clusterSeasons
        }
    }

    private let database: PostgresConnection

    /// - Parameter database: A connection as thidua_loader.
    package init(database: PostgresConnection) { self.database = database }

    /// Loads all of it in one transaction; nothing where its first unit is there already.
    ///
    /// - Parameter history: What is loaded; at least one unit.
    /// - Returns: Whether it was loaded now.
    /// - Throws: `PostgresError`: a code or a number that is taken, a unit twice in the clusters of one managing unit.
    package func run(_ history: History) async throws -> Bool {
        guard let first = history.units.first else { return false }
        return try await database.transaction { transaction in
            guard try await transaction.run(UnitStatements.isThere(first.id)) == false else { return false }
            for unit in history.units {
                try await transaction.run(UnitStatements.add(unit, searchKey: SearchKey.of(unit.name)))
            }
            for season in history.seasons { try await transaction.run(SeasonStatements.add(season)) }
            for cluster in history.clusters {
                try await transaction.run(ClusterStatements.add(cluster, searchKey: cluster.searchKey))
            }
            for clusterSeason in history.clusterSeasons {
                _ = try await transaction.run(ClusterSeasonStatements.add(clusterSeason))
                _ = try await transaction.run(MembershipStatements.add(clusterSeason.members, to: clusterSeason.id))
                _ = try await transaction.run(MembershipStatements.add(clusterSeason.leadership, to: clusterSeason.id))
            }
            return true
        }
    }
}
