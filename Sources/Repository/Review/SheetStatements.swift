package import Domain
package import Postgres

/// Sheets and the drafts behind them.
package enum SheetStatements {
    /// How a sheet is held until the end of the transaction.
    package enum Lock: Sendable {
        /// Nobody submits it meanwhile, and others may hold it in the same way.
        case shared
        /// Nobody else holds it.
        case exclusive
    }

    /// Holds a sheet until the end of the transaction; true if that was done, false where the scope may not change it.
    package static func lock(_ review: ReviewID, _ unit: UnitID, _ lock: Lock) -> PostgresStatement<Bool> {
        let query: PostgresQuery =
            switch lock {
            case .shared:
                "select from thidua.sheet where review_id = \(review) and unit_id = \(unit) for share"
            case .exclusive:
                "select from thidua.sheet where review_id = \(review) and unit_id = \(unit) for no key update"
            }
        return PostgresStatement.affectedRows(query).map { $0 == 1 }
    }

    /// A unit's sheet; nil where there is none that the scope may read.
    package static func sheet(_ review: ReviewID, _ unit: UnitID) -> PostgresStatement<Sheet?> {
        PostgresStatement.optionalRow(
            """
            select state, open_criteria, version from thidua.sheet where review_id = \(review) and unit_id = \(unit)
            """,
            as: (SheetState, [Code], Int32).self
        ).map { row in
            row.map { Sheet(review: review, unit: unit, state: $0.0, openCriteria: Set($0.1), version: $0.2) }
        }
    }

    /// All units of a review that have a sheet, with its state.
    package static func members(_ review: ReviewID) -> PostgresStatement<[ReviewMember]> {
        members(where: "s.review_id = \(review)").map { $0[review] ?? [] }
    }

    /// The same of each review of a cluster's season that is not published.
    package static func members(
        ofOpen clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[ReviewID: [ReviewMember]]> {
        members(
            where:
                "s.review_id in (select r.id from thidua.review r where \(ReviewStatements.isOpen(of: clusterSeason)))"
        )
    }

    private static func members(where condition: PostgresQuery) -> PostgresStatement<[ReviewID: [ReviewMember]]> {
        PostgresStatement.rows(
            """
            select s.review_id, s.unit_id, u.code, u.name, s.state
            from thidua.sheet s
            join thidua.unit u on u.id = s.unit_id
            where \(condition)
            """,
            as: (ReviewID, UnitID, Code, String, SheetState).self
        ).map { rows in
            Dictionary(grouping: rows, by: \.0).mapValues { rows in
                rows.map { ReviewMember(unit: $0.1, code: $0.2, name: $0.3, sheet: $0.4) }
            }
        }
    }

    /// Adds the sheets of units that come into a review.
    package static func add(_ units: [UnitID], to review: Review) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
            select \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), unit_id
            from unnest(\(units)) as u (unit_id)
            """
        )
    }

    /// Stores a sheet's state, if nobody was faster.
    package static func store(_ sheet: Sheet) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.sheet
            set state = \(sheet.state), open_criteria = \(sheet.openCriteria.sorted()), version = \(sheet.version)
            where review_id = \(sheet.review) and unit_id = \(sheet.unit) and version = \(sheet.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// The draft of a unit's sheet: nothing where the scope is not of that unit.
    package static func drafts(_ review: ReviewID, _ unit: UnitID) -> PostgresStatement<[Code: DraftLeaf]> {
        PostgresStatement.rows(
            """
            select criterion, value, version, evidence from thidua.draft
            where review_id = \(review) and unit_id = \(unit)
            """,
            as: (Code, ResultText?, Int32, Evidence?).self
        ).map { rows in
            Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    (row.0, DraftLeaf(criterion: row.0, value: row.1, evidence: row.3, version: row.2))
                }
            )
        }
    }

    /// Stores leaves of a draft, each of them if nobody was faster with that leaf.
    package static func store(
        _ leaves: [DraftLeaf],
        _ review: ReviewID,
        _ unit: UnitID
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.draft as stored (review_id, unit_id, criterion, value, evidence, version)
            select \(review), \(unit), criterion, value, evidence, version
            from unnest(
                \(leaves.map(\.criterion)), \(leaves.map(\.value)), \(leaves.map(\.evidence)), \(leaves.map(\.version))
            ) as leaf (criterion, value, evidence, version)
            -- In one order for all: two officers who name the same criteria wait for each other, and never both.
            order by criterion
            on conflict (review_id, unit_id, criterion) do update
            set value = excluded.value, evidence = excluded.evidence, version = excluded.version
            where stored.version = excluded.version - 1
            """
        ).expecting(exactly: leaves.count)
    }
}
