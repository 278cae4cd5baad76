package import Domain
package import Postgres

/// Proposals of who leads next.
package enum RotationStatements {
    /// All of a cluster's season, in the order of their making.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[Rotation]> {
        PostgresStatement.rows(
            """
            select id, season_id, managing_unit_id, role, unit_id, state, reason, elected_on, how, conference_id,
                confirmed_on, official_document_id, withdrawal, version
            from thidua.rotation where cluster_season_id = \(clusterSeason)
            order by id
            """,
            as: (
                RotationID, SeasonID, UnitID, LeadershipRole, UnitID, RotationState, String, Day?, String?,
                ConferenceID?,
                Day?, OfficialDocumentID?, String?, Int32
            ).self
        ).map { rows in
            rows.map { row in
                Rotation(
                    id: row.0,
                    place: Place(season: row.1, clusterSeason: clusterSeason, managingUnit: row.2),
                    role: row.3,
                    unit: row.4,
                    state: row.5,
                    reason: row.6,
                    election: row.7.flatMap { on in
                        row.8.map { Rotation.Election(on: on, how: $0, conference: row.9) }
                    },
                    confirmedOn: row.10,
                    officialDocument: row.11,
                    withdrawal: row.12,
                    version: row.13
                )
            }
        }
    }

    /// Adds a proposal.
    package static func add(_ rotation: Rotation) -> PostgresStatement<Void> {
        let place = rotation.place
        return .done(
            """
            insert into thidua.rotation (
                id, season_id, cluster_season_id, managing_unit_id, role, unit_id, state, reason, version
            )
            values (
                \(rotation.id), \(place.season), \(place.clusterSeason), \(place.managingUnit), \(rotation.role),
                \(rotation.unit), \(rotation.state), \(rotation.reason), \(rotation.version)
            )
            """
        )
    }

    /// Stores what has become of a proposal, if nobody was faster.
    package static func store(_ rotation: Rotation) -> PostgresStatement<Int> {
        let election = rotation.election
        return .affectedRows(
            """
            update thidua.rotation
            set state = \(rotation.state), elected_on = \(election?.on), how = \(election?.how),
                conference_id = \(election?.conference), confirmed_on = \(rotation.confirmedOn),
                official_document_id = \(rotation.officialDocument), withdrawal = \(rotation.withdrawal),
                version = \(rotation.version)
            where id = \(rotation.id) and version = \(rotation.version - 1)
            """
        ).expecting(exactly: 1)
    }
}
