package import Domain
package import Postgres

/// The steps of a cluster's year that somebody took.
package enum YearStepStatements {
    /// All of them, in the order of recording.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[YearStep]> {
        PostgresStatement.rows(
            """
            select state, occurred_on, official_document_id
            from thidua.year_step where cluster_season_id = \(clusterSeason)
            order by recorded_at, id
            """,
            as: (ClusterSeasonState, Day, OfficialDocumentID?).self
        ).map { rows in rows.map { YearStep(state: $0.0, occurredOn: $0.1, officialDocument: $0.2) } }
    }

    /// Records a step, and moves the cluster's season with it, if nobody was faster.
    ///
    /// - Parameters:
    ///   - step: The step.
    ///   - id: Its own.
    ///   - facts: Of the cluster's season as it was before.
    ///   - account: Who took it.
    ///   - instant: When it is recorded.
    /// - Returns: The statements, to be run in this order.
    package static func take(
        _ step: YearStep,
        _ id: Identifier<YearStep>,
        in facts: ClusterSeasonFacts,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> [PostgresStatement<Int>] {
        let place = facts.place
        return [
            .affectedRows(
                """
                update thidua.cluster_season set state = \(step.state), version = \(facts.version + 1)
                where id = \(facts.id) and version = \(facts.version)
                """
            ).expecting(exactly: 1),
            .affectedRows(
                """
                insert into thidua.year_step (
                    season_id, cluster_season_id, managing_unit_id, state, occurred_on, official_document_id, account_id,
                    recorded_at, id
                )
                values (
                    \(place.season), \(place.clusterSeason), \(place.managingUnit), \(step.state), \(step.occurredOn),
                    \(step.officialDocument), \(account), \(instant), \(id)
                )
                """
            ),
        ]
    }
}
