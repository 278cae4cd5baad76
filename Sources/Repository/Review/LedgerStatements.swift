package import Domain
package import Postgres

/// The ledger: entries, returns and disqualifications, which are added and never changed.
package enum LedgerStatements {
    /// The entries of a review, or of one unit in it, that the scope may read, in the order of their recording.
    package static func entries(_ review: ReviewID, of unit: UnitID? = nil) -> PostgresStatement<[LedgerEntry]> {
        entries(where: of(review, unit)).map { $0[review] ?? [] }
    }

    /// The entries of each review of a cluster's season that is not published, in the order of their recording.
    package static func entries(
        ofOpen clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[ReviewID: [LedgerEntry]]> {
        entries(where: ReviewStatements.isOpen(of: clusterSeason))
    }

    private static func entries(where condition: PostgresQuery) -> PostgresStatement<[ReviewID: [LedgerEntry]]> {
        PostgresStatement.rows(
            """
            select r.id, e.sequence, e.unit_id, e.criterion, e.layer, e.pass, e.kind, e.value, e.reason, e.account_id,
                e.recorded_at, e.evidence, e.conference_id
            from thidua.review r
            join thidua.ledger_entry e
                on e.season_id = r.season_id and e.cluster_season_id = r.cluster_season_id and e.review_id = r.id
            where \(condition)
            order by e.sequence
            """,
            as: (
                ReviewID, Int64, UnitID, Code, Layer, Int32, EntryKind, ResultText?, String?, AccountID,
                PostgresInstant, Evidence?, ConferenceID?
            ).self
        ).map { rows throws(PostgresError) in
            var entries: [ReviewID: [LedgerEntry]] = [:]
            for row in rows {
                let entry = LedgerEntry(
                    sequence: row.1,
                    NewLedgerEntry(
                        unit: row.2,
                        criterion: row.3,
                        layer: row.4,
                        pass: row.5,
                        kind: row.6,
                        value: row.7,
                        evidence: row.11,
                        reason: row.8,
                        conference: row.12,
                        account: row.9,
                        recordedAt: try row.10.microsecondsSince1970
                    )
                )
                entries[row.0, default: []].append(entry)
            }
            return entries
        }
    }

    /// The returns of a review, or of one unit in it, that the scope may read, in the order of their recording.
    package static func returns(_ review: ReviewID, of unit: UnitID? = nil) -> PostgresStatement<[CriterionReturn]> {
        returns(where: of(review, unit)).map { $0[review] ?? [] }
    }

    /// The returns of each review of a cluster's season that is not published, in the order of their recording.
    package static func returns(
        ofOpen clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[ReviewID: [CriterionReturn]]> {
        returns(where: ReviewStatements.isOpen(of: clusterSeason))
    }

    private static func returns(where condition: PostgresQuery) -> PostgresStatement<[ReviewID: [CriterionReturn]]> {
        PostgresStatement.rows(
            """
            select r.id, e.sequence, e.unit_id, e.criterion, e.pass, e.layer, e.reason, e.account_id, e.recorded_at
            from thidua.review r
            join thidua.criterion_return e
                on e.season_id = r.season_id and e.cluster_season_id = r.cluster_season_id and e.review_id = r.id
            where \(condition)
            order by e.sequence
            """,
            as: (ReviewID, Int64, UnitID, Code, Int32, Layer, String, AccountID, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            var returns: [ReviewID: [CriterionReturn]] = [:]
            for row in rows {
                let event = CriterionReturn(
                    sequence: row.1,
                    NewCriterionReturn(
                        unit: row.2,
                        criterion: row.3,
                        pass: row.4,
                        layer: row.5,
                        reason: row.6,
                        account: row.7,
                        recordedAt: try row.8.microsecondsSince1970
                    )
                )
                returns[row.0, default: []].append(event)
            }
            return returns
        }
    }

    /// The disqualifications in a review, or of one unit in it, that the scope may read, in the order of their recording.
    package static func disqualifications(
        _ review: ReviewID,
        of unit: UnitID? = nil
    ) -> PostgresStatement<[Disqualification]> {
        disqualifications(where: of(review, unit)).map { $0[review] ?? [] }
    }

    /// The disqualifications in each review of a cluster's season that is not published, in the order of their recording.
    package static func disqualifications(
        ofOpen clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[ReviewID: [Disqualification]]> {
        disqualifications(where: ReviewStatements.isOpen(of: clusterSeason))
    }

    private static func disqualifications(
        where condition: PostgresQuery
    ) -> PostgresStatement<[ReviewID: [Disqualification]]> {
        PostgresStatement.rows(
            """
            select r.id, e.sequence, e.unit_id, e.is_lifted, e.reason, e.account_id, e.recorded_at
            from thidua.review r
            join thidua.disqualification e
                on e.season_id = r.season_id and e.cluster_season_id = r.cluster_season_id and e.review_id = r.id
            where \(condition)
            order by e.sequence
            """,
            as: (ReviewID, Int64, UnitID, Bool, String, AccountID, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            var disqualifications: [ReviewID: [Disqualification]] = [:]
            for row in rows {
                let event = Disqualification(
                    sequence: row.1,
                    NewDisqualification(
                        unit: row.2,
                        isLifted: row.3,
                        reason: row.4,
                        account: row.5,
                        recordedAt: try row.6.microsecondsSince1970
                    )
                )
                disqualifications[row.0, default: []].append(event)
            }
            return disqualifications
        }
    }

    /// One review, or one unit in it.
    private static func of(_ review: ReviewID, _ unit: UnitID?) -> PostgresQuery {
        guard let unit else { return "r.id = \(review)" }
        return "r.id = \(review) and e.unit_id = \(unit)"
    }

    /// Adds entries to a review's ledger.
    package static func append(_ entries: [LedgerEntry], to review: Review) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.ledger_entry (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass, kind,
                value, reason, account_id, recorded_at, evidence, conference_id
            )
            select \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), e.*
            from unnest(
                \(entries.map(\.sequence)), \(entries.map(\.unit)), \(entries.map(\.criterion)), \(entries.map(\.layer)),
                \(entries.map(\.pass)), \(entries.map(\.kind)), \(entries.map(\.value)), \(entries.map(\.reason)),
                \(entries.map(\.account)), \(entries.map { PostgresInstant(recordedAt: $0.recordedAt) }),
                \(entries.map(\.evidence)), \(entries.map(\.entry.conference))
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
