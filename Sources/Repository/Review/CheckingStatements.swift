package import Domain
package import Postgres

/// Who checks whom in a review.
package enum CheckingStatements {
    /// Holds a review until the end of the transaction, for what its conductors save of it; true if that was done.
    package static func hold(_ review: ReviewID) -> PostgresStatement<Bool> {
        PostgresStatement.affectedRows("select from thidua.review where id = \(review) for no key update").map {
            $0 == 1
        }
    }

    /// The teams of a review; none, of version 0, where none were saved.
    package static func inspection(_ review: ReviewID) -> PostgresStatement<InspectionPlan> {
        PostgresStatement.optionalRow(
            "select teams, version from thidua.inspection where review_id = \(review)",
            as: (InspectionPlan, Int32).self
        ).map { row in row.map { InspectionPlan(teams: $0.0.teams, version: $0.1) } ?? InspectionPlan() }
    }

    /// Stores the teams, if nobody was faster.
    package static func store(_ plan: InspectionPlan, of review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.inspection as stored (
                season_id, cluster_season_id, managing_unit_id, review_id, teams, version
            )
            values (
                \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), \(plan), \(plan.version)
            )
            on conflict (review_id) do update set teams = excluded.teams, version = excluded.version
            where stored.version = excluded.version - 1
            """
        ).expecting(exactly: 1)
    }

    /// The fields of a review's assessing bodies; none, of version 0, where none were saved.
    package static func fields(_ review: ReviewID) -> PostgresStatement<FieldPlan> {
        PostgresStatement.optionalRow(
            "select fields, version from thidua.assessing_body where review_id = \(review)",
            as: (FieldPlan, Int32).self
        ).map { row in row.map { FieldPlan(fields: $0.0.fields, version: $0.1) } ?? FieldPlan() }
    }

    /// Stores the fields, if nobody was faster.
    package static func store(_ plan: FieldPlan, of review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.assessing_body as stored (
                season_id, cluster_season_id, managing_unit_id, review_id, fields, unit_ids, version
            )
            values (
                \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), \(plan),
                \(Set(plan.fields.map(\.unit)).sorted()), \(plan.version)
            )
            on conflict (review_id) do update
            set fields = excluded.fields, unit_ids = excluded.unit_ids, version = excluded.version
            where stored.version = excluded.version - 1
            """
        ).expecting(exactly: 1)
    }

    /// The declarations of conflicts in a cluster's season that the scope may read, in their order.
    package static func conflicts(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[ConflictEvent]> {
        PostgresStatement.rows(
            """
            select sequence, unit_id, other_unit_id, is_lifted, reason, account_id, recorded_at
            from thidua.unit_conflict
            where cluster_season_id = \(clusterSeason)
            order by sequence
            """,
            as: (Int64, UnitID, UnitID, Bool, String, AccountID, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            var events: [ConflictEvent] = []
            for row in rows {
                guard let pair = UnitPair(row.1, row.2) else { continue }
                events.append(
                    ConflictEvent(
                        sequence: row.0,
                        pair: pair,
                        isLifted: row.3,
                        reason: row.4,
                        account: row.5,
                        recordedAt: try row.6.microsecondsSince1970
                    )
                )
            }
            return events
        }
    }

    /// Adds a declaration.
    package static func append(_ event: ConflictEvent, to place: Place) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.unit_conflict (
                season_id, cluster_season_id, managing_unit_id, sequence, unit_id, other_unit_id, is_lifted, reason,
                account_id, recorded_at
            )
            values (
                \(place.season), \(place.clusterSeason), \(place.managingUnit), \(event.sequence), \(event.pair.first),
                \(event.pair.second), \(event.isLifted), \(event.reason), \(event.account),
                \(PostgresInstant(recordedAt: event.recordedAt))
            )
            """
        )
    }
}
