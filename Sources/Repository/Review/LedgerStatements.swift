package import Domain
package import Postgres

/// The ledger: entries, returns and disqualifications, which are added and never changed.
package enum LedgerStatements {
    /// The entries of a review, or of one unit in it, that the scope may read, in the order of their recording.
    package static func entries(_ review: ReviewID, of unit: UnitID? = nil) -> PostgresStatement<[LedgerEntry]> {
        PostgresStatement.rows(
            """
            select e.sequence, e.unit_id, e.criterion, e.layer, e.pass, e.kind, e.value, e.reason, e.account_id,
                e.recorded_at, e.evidence
            from thidua.review r
            join thidua.ledger_entry e
                on e.season_id = r.season_id and e.cluster_season_id = r.cluster_season_id and e.review_id = r.id
            where r.id = \(review) \(filter(unit))
            order by e.sequence
            """,
            as: (
                Int64, UnitID, Code, Layer, Int32, EntryKind, ResultText?, String?, AccountID, PostgresInstant,
                Evidence?
            ).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                LedgerEntry(
                    sequence: row.0,
                    NewLedgerEntry(
                        unit: row.1,
                        criterion: row.2,
                        layer: row.3,
                        pass: row.4,
                        kind: row.5,
                        value: row.6,
                        evidence: row.10,
                        reason: row.7,
                        account: row.8,
                        recordedAt: try row.9.microsecondsSince1970
                    )
                )
            }
        }
    }

    /// The returns of a review, or of one unit in it, that the scope may read, in the order of their recording.
    package static func returns(_ review: ReviewID, of unit: UnitID? = nil) -> PostgresStatement<[CriterionReturn]> {
        PostgresStatement.rows(
            """
            select e.sequence, e.unit_id, e.criterion, e.pass, e.layer, e.reason, e.account_id, e.recorded_at
            from thidua.review r
            join thidua.criterion_return e
                on e.season_id = r.season_id and e.cluster_season_id = r.cluster_season_id and e.review_id = r.id
            where r.id = \(review) \(filter(unit))
            order by e.sequence
            """,
            as: (Int64, UnitID, Code, Int32, Layer, String, AccountID, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                CriterionReturn(
                    sequence: row.0,
                    NewCriterionReturn(
                        unit: row.1,
                        criterion: row.2,
                        pass: row.3,
                        layer: row.4,
                        reason: row.5,
                        account: row.6,
                        recordedAt: try row.7.microsecondsSince1970
                    )
                )
            }
        }
    }

    /// The disqualifications in a review, or of one unit in it, that the scope may read, in the order of their recording.
    package static func disqualifications(
        _ review: ReviewID,
        of unit: UnitID? = nil
    ) -> PostgresStatement<[Disqualification]> {
        PostgresStatement.rows(
            """
            select e.sequence, e.unit_id, e.is_lifted, e.reason, e.account_id, e.recorded_at
            from thidua.review r
            join thidua.disqualification e
                on e.season_id = r.season_id and e.cluster_season_id = r.cluster_season_id and e.review_id = r.id
            where r.id = \(review) \(filter(unit))
            order by e.sequence
            """,
            as: (Int64, UnitID, Bool, String, AccountID, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                Disqualification(
                    sequence: row.0,
                    NewDisqualification(
                        unit: row.1,
                        isLifted: row.2,
                        reason: row.3,
                        account: row.4,
                        recordedAt: try row.5.microsecondsSince1970
                    )
                )
            }
        }
    }

    private static func filter(_ unit: UnitID?) -> PostgresQuery {
        unit.map { "and e.unit_id = \($0)" } ?? ""
    }

    /// Adds entries to a review's ledger.
    package static func append(_ entries: [LedgerEntry], to review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.ledger_entry (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass, kind,
                value, reason, account_id, recorded_at, evidence
            )
            select \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), e.*
            from unnest(
                \(entries.map(\.sequence)), \(entries.map(\.unit)), \(entries.map(\.criterion)), \(entries.map(\.layer)),
                \(entries.map(\.pass)), \(entries.map(\.kind)), \(entries.map(\.value)), \(entries.map(\.reason)),
                \(entries.map(\.account)), \(entries.map { PostgresInstant(recordedAt: $0.recordedAt) }),
                \(entries.map(\.evidence))
            ) e
            """
        )
    }

    /// Adds returns to a review's ledger.
    package static func append(_ returns: [CriterionReturn], to review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.criterion_return (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, pass, layer,
                reason, account_id, recorded_at
            )
            select \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), e.*
            from unnest(
                \(returns.map(\.sequence)), \(returns.map(\.unit)), \(returns.map(\.criterion)), \(returns.map(\.pass)),
                \(returns.map(\.layer)), \(returns.map(\.reason)), \(returns.map(\.account)),
                \(returns.map { PostgresInstant(recordedAt: $0.recordedAt) })
            ) e
            """
        )
    }

    /// Adds a disqualification, or its lifting, to a review's ledger.
    package static func append(_ event: Disqualification, to review: Review) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.disqualification (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, is_lifted, reason, account_id,
                recorded_at
            )
            values (
                \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), \(event.sequence),
                \(event.unit), \(event.isLifted), \(event.reason), \(event.account),
                \(PostgresInstant(recordedAt: event.recordedAt))
            )
            """
        )
    }
}
