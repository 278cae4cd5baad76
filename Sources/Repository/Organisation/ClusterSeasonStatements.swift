package import Domain
package import Postgres

/// Clusters in their seasons: what they are. Who is in them: `MembershipStatements`.
package enum ClusterSeasonStatements {
    private static let columns: PostgresQuery = """
        cs.id, cs.state, cs.official_document_id, cs.version, s.id, s.kind, s.name, s.from_day, s.to_day,
        \(ClusterStatements.columns)
        """
    private typealias Row = (
        ClusterSeasonID, ClusterSeasonState, OfficialDocumentID?, Int32, SeasonID, SeasonKind, String, Day, Day,
        ClusterID,
        UnitID, BlockID?, Int32?, String?, Day, Day?, OfficialDocumentID?, Int32
    )

    private static func line(_ row: Row) -> ClusterSeason {
        ClusterSeason(
            id: row.0,
            season: Season(id: row.4, kind: row.5, name: row.6, from: row.7, to: row.8),
            cluster: ClusterStatements.cluster(
                (row.9, row.10, row.11, row.12, row.13, row.14, row.15, row.16, row.17)
            ),
            state: row.1,
            officialDocument: row.2,
            version: row.3
        )
    }

    /// A cluster's season without its members and leads; nil where there is none.
    package static func clusterSeason(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<ClusterSeason?> {
        PostgresStatement.optionalRow(
            """
            select \(columns)
            from thidua.cluster_season cs
            join thidua.season s on s.id = cs.season_id
            join thidua.cluster c on c.id = cs.cluster_id
            where cs.id = \(clusterSeason)
            """,
            as: Row.self
        ).map { row in row.map(line) }
    }

    /// The managing unit of a cluster's season and every unit above it, in any order.
    package static func managingChain(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[UnitID]> {
        PostgresStatement.rows(
            """
            select d.ancestor_id
            from thidua.cluster_season cs
            join thidua.unit_descent d on d.unit_id = cs.managing_unit_id
            where cs.id = \(clusterSeason)
            """,
            as: UnitID.self
        )
    }

    /// Adds a cluster's season, without its members and leads.
    package static func add(_ clusterSeason: ClusterSeason) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key, state,
                official_document_id, version)
            select \(clusterSeason.id), \(clusterSeason.season.id), c.id, c.managing_unit_id, c.block_key,
                \(clusterSeason.state), \(clusterSeason.officialDocument), \(clusterSeason.version)
            from thidua.cluster c
            where c.id = \(clusterSeason.cluster.id)
            """
        ).expecting(exactly: 1)
    }

    /// Stores that members or leads of a cluster's season change, if nobody was faster.
    package static func store(_ clusterSeason: ClusterSeason) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.cluster_season set version = \(clusterSeason.version)
            where id = \(clusterSeason.id) and version = \(clusterSeason.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Holds a cluster's season until the end of the transaction; true if that was done, false where the scope may not change
    /// it.
    ///
    /// Whoever changes its members or opens a review takes it first, then the locks of reviews, then those of sheets.
    package static func lock(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<Bool> {
        let query: PostgresQuery = "select from thidua.cluster_season where id = \(clusterSeason) for no key update"
        return PostgresStatement.affectedRows(query).map { $0 == 1 }
    }

    /// Locks the reviews of a cluster's season that are not published, until the end of the transaction.
    ///
    /// Whoever writes to a review holds the same lock, so that nobody computes standings or publishes meanwhile.
    package static func lockOpenReviews(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[ReviewID]> {
        PostgresStatement.rows(
            """
            select id from thidua.review
            where cluster_season_id = \(clusterSeason) and state <> 'published'
            order by id
            for no key update
            """,
            as: ReviewID.self
        )
    }

    /// A part of the list of clusters' seasons, in the order in which they were made, without members and leads.
    ///
    /// - Parameters:
    ///   - season: The season; nil for any.
    ///   - managingUnit: The clusters' managing unit; nil for any.
    ///   - cluster: The cluster; nil for any.
    ///   - unit: A unit that is, or was, a member; nil for any.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        season: SeasonID?,
        managingUnit: UnitID?,
        cluster: ClusterID?,
        member unit: UnitID?,
        _ page: PageRequest<ClusterSeasonID>
    ) -> PostgresStatement<Page<ClusterSeason, ClusterSeasonID>> {
        let inSeason: PostgresQuery = season.map { "and cs.season_id = \($0)" } ?? ""
        let managed: PostgresQuery = managingUnit.map { "and cs.managing_unit_id = \($0)" } ?? ""
        let ofCluster: PostgresQuery = cluster.map { "and cs.cluster_id = \($0)" } ?? ""
        let ofMember: PostgresQuery =
            unit.map {
                "and cs.id in (select m.cluster_season_id from thidua.membership m where m.unit_id = \($0))"
            } ?? ""
        let after: PostgresQuery = page.after.map { "and cs.id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select \(columns)
            from thidua.cluster_season cs
            join thidua.season s on s.id = cs.season_id
            join thidua.cluster c on c.id = cs.cluster_id
            where true \(inSeason) \(managed) \(ofCluster) \(ofMember) \(after)
            order by cs.id
            limit \(page.rows)
            """,
            as: Row.self
        ).map { rows in Page(rows.map(line), page, key: \.id) }
    }
}
