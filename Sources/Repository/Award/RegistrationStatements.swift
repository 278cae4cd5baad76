package import Domain
package import Postgres

/// Which awards units mean to win, and until when they may say so.
package enum RegistrationStatements {
    /// The last day, and the version of what says so; nil where nobody has set one.
    package static func deadline(
        _ clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<(day: Day, version: Int32)?> {
        PostgresStatement.optionalRow(
            "select last_day, version from thidua.registration_deadline where cluster_season_id = \(clusterSeason)",
            as: (Day, Int32).self
        ).map { row in row.map { (day: $0.0, version: $0.1) } }
    }

    /// Stores the last day as the version after one, if nobody was faster.
    package static func store(
        deadline day: Day,
        at place: Place,
        after version: Int32
    ) -> PostgresStatement<Int> {
        let query: PostgresQuery =
            version == 0
            ? """
            insert into thidua.registration_deadline (cluster_season_id, season_id, managing_unit_id, last_day)
            values (\(place.clusterSeason), \(place.season), \(place.managingUnit), \(day))
            """
            : """
            update thidua.registration_deadline set last_day = \(day), version = \(version + 1)
            where cluster_season_id = \(place.clusterSeason) and version = \(version)
            """
        return .affectedRows(query).expecting(exactly: 1)
    }

    /// All registrations of a cluster's season, by unit.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[TitleRegistration]> {
        PostgresStatement.rows(
            """
            select unit_id, awards, recorded_at, version
            from thidua.title_registration where cluster_season_id = \(clusterSeason)
            order by unit_id
            """,
            as: (UnitID, [AwardID], PostgresInstant, Int32).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                TitleRegistration(
                    unit: row.0,
                    awards: row.1,
                    recordedOn: Day(microsecondsSince1970: try row.2.microsecondsSince1970),
                    version: row.3
                )
            }
        }
    }

    /// Stores what a unit registers as the version after one, if nobody was faster.
    package static func store(
        _ awards: [AwardID],
        of unit: UnitID,
        at place: Place,
        after version: Int32,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Int> {
        let query: PostgresQuery =
            version == 0
            ? """
            insert into thidua.title_registration (
                season_id, cluster_season_id, managing_unit_id, unit_id, awards, account_id, recorded_at
            )
            values (
                \(place.season), \(place.clusterSeason), \(place.managingUnit), \(unit), \(awards), \(account), \(instant)
            )
            """
            : """
            update thidua.title_registration
            set awards = \(awards), account_id = \(account), recorded_at = \(instant), version = \(version + 1)
            where cluster_season_id = \(place.clusterSeason) and unit_id = \(unit) and version = \(version)
            """
        return .affectedRows(query).expecting(exactly: 1)
    }
}
