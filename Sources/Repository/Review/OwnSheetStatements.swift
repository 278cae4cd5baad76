package import Domain
package import Postgres

/// What a unit does with its sheet beside filling it.
package enum OwnSheetStatements {
    /// How a sheet is divided among its unit's people; no parts, of version 0, where that was not saved or the scope may not
    /// read it.
    package static func division(_ review: ReviewID, _ unit: UnitID) -> PostgresStatement<SheetDivision> {
        PostgresStatement.optionalRow(
            "select parts, version from thidua.sheet_division where review_id = \(review) and unit_id = \(unit)",
            as: (SheetDivision, Int32).self
        ).map { row in row.map { SheetDivision(parts: $0.0.parts, version: $0.1) } ?? SheetDivision() }
    }

    /// The accounts among which a unit's sheet is divided, by name; none for everybody else.
    package static func staff(of unit: UnitID) -> PostgresStatement<[SheetOfficer]> {
        PostgresStatement.rows(
            "select s.account_id, s.name from thidua.unit_staff(\(unit)) s",
            as: (AccountID, String).self
        ).map { rows in rows.map { SheetOfficer(account: $0.0, name: $0.1) } }
    }

    /// Stores how a sheet is divided, if nobody was faster.
    package static func store(
        _ division: SheetDivision,
        _ review: ReviewID,
        _ unit: UnitID
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.sheet_division as stored (review_id, unit_id, parts, version)
            values (\(review), \(unit), \(division), \(division.version))
            on conflict (review_id, unit_id) do update set parts = excluded.parts, version = excluded.version
            where stored.version = excluded.version - 1
            """
        ).expecting(exactly: 1)
    }

    /// What a unit explained that the scope may read, in its order.
    package static func explanations(_ review: ReviewID, _ unit: UnitID) -> PostgresStatement<[Explanation]> {
        PostgresStatement.rows(
            """
            select sequence, criterion, text, evidence, account_id, recorded_at
            from thidua.explanation
            where review_id = \(review) and unit_id = \(unit)
            order by sequence
            """,
            as: (Int64, Code, String, Evidence?, AccountID, PostgresInstant).self
        ).map { rows throws(PostgresError) in
            var explanations: [Explanation] = []
            for row in rows {
                explanations.append(
                    Explanation(
                        sequence: row.0,
                        criterion: row.1,
                        text: row.2,
                        evidence: row.3,
                        account: row.4,
                        recordedAt: try row.5.microsecondsSince1970
                    )
                )
            }
            return explanations
        }
    }

    /// Adds what a unit explains.
    package static func append(
        _ explanations: [Explanation],
        of unit: UnitID,
        to review: Review,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.explanation (
                season_id, cluster_season_id, managing_unit_id, review_id, unit_id, sequence, criterion, text, evidence,
                account_id, recorded_at
            )
            select \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), \(unit), e.*,
                \(instant)
            from unnest(
                \(explanations.map(\.sequence)), \(explanations.map(\.criterion)), \(explanations.map(\.text)),
                \(explanations.map(\.evidence)), \(explanations.map(\.account))
            ) e
            """
        )
    }
}
