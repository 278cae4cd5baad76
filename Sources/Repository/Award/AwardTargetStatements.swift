package import Domain
package import Postgres

/// What clusters mean to win, and what they were granted.
package enum AwardTargetStatements {
    /// The targets of a cluster's season; nil for none.
    package static func targets(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<StoredAwardTargets?> {
        PostgresStatement.optionalRow(
            "select agreement, targets, version from thidua.award_target where cluster_season_id = \(clusterSeason)",
            as: (String, String, Int32).self
        ).map { row throws(PostgresError) in
            guard let row else { return nil }
            return StoredAwardTargets(
                agreement: row.0,
                targets: try StoredJSON.value(row.1, AwardTargets.init),
                version: row.2
            )
        }
    }

    /// Stores targets, if nobody was faster.
    package static func store(_ stored: StoredAwardTargets, at place: Place) -> PostgresStatement<Int> {
        let text = StoredJSON.text(stored.targets.write)
        let query: PostgresQuery =
            stored.version == 1
            ? """
            insert into thidua.award_target (cluster_season_id, season_id, managing_unit_id, agreement, targets)
            values (\(place.clusterSeason), \(place.season), \(place.managingUnit), \(stored.agreement), \(text))
            """
            : """
            update thidua.award_target
            set agreement = \(stored.agreement), targets = \(text), version = \(stored.version)
            where cluster_season_id = \(place.clusterSeason) and version = \(stored.version - 1)
            """
        return .affectedRows(query).expecting(exactly: 1)
    }

    /// What the units of a cluster's season were granted themselves, not their people, and still have.
    package static func granted(
        _ clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[UnitID: Set<Code>]> {
        PostgresStatement.rows(
            """
            select r.unit_id, a.code
            from thidua.award_result r
            join thidua.award a on a.id = r.award_id
            where r.cluster_season_id = \(clusterSeason) and r.outcome = 'granted' and r.person is null
                and not exists (select from thidua.award_result v where v.revokes_id = r.id)
            """,
            as: (UnitID, Code).self
        ).map { rows in
            rows.reduce(into: [:]) { granted, row in granted[row.0, default: []].insert(row.1) }
        }
    }

    /// Whether decisions are in: there is one, and no nomination of the cluster's season waits for any.
    package static func isDecided(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<Bool> {
        .row(
            "select thidua.are_awards_decided(\(clusterSeason))",
            as: Bool.self
        )
    }
}
