package import Domain
package import Postgres

/// What keeps units, and people of theirs, from being proposed.
package enum DisqualifierStatements {
    private typealias Row = (
        DisqualifierID, UnitID, UnitID, String?, String, String, Day, Day?, String?, Int32
    )
    private static let columns: PostgresQuery = """
        d.id, d.managing_unit_id, d.unit_id, d.person, d.kind, d.reason, d.from_day, d.lifted_on, d.lifted_reason, d.version
        """

    private static func disqualifier(_ row: Row) -> Disqualifier {
        Disqualifier(
            id: row.0,
            managingUnit: row.1,
            unit: row.2,
            person: row.3,
            kind: row.4,
            reason: row.5,
            from: row.6,
            lifted: row.7.map { Disqualifier.Lifting(day: $0, reason: row.8 ?? "") },
            version: row.9
        )
    }

    private static func disqualifiers(_ condition: PostgresQuery) -> PostgresStatement<[Disqualifier]> {
        PostgresStatement.rows(
            "select \(columns) from thidua.disqualifier d where \(condition)",
            as: Row.self
        ).map { rows in rows.map { disqualifier($0) } }
    }

    /// One that the scope may read; nil where there is none.
    package static func disqualifier(_ id: DisqualifierID) -> PostgresStatement<Disqualifier?> {
        disqualifiers("d.id = \(id)").map(\.first)
    }

    /// All of a unit and its people.
    package static func all(of unit: UnitID) -> PostgresStatement<[Disqualifier]> {
        disqualifiers("d.unit_id = \(unit) order by d.id")
    }

    /// All of the units of some nominations, and their people.
    package static func all(of nominations: [NominationID]) -> PostgresStatement<[Disqualifier]> {
        disqualifiers(
            """
            d.unit_id in (select n.unit_id from thidua.nomination n where n.id = any (\(nominations))) order by d.id
            """
        )
    }

    /// A part of those that the scope may read; what is nil leaves all in.
    package static func list(
        of unit: UnitID?,
        on day: Day?,
        _ page: PageRequest<DisqualifierID>
    ) -> PostgresStatement<Page<Disqualifier, DisqualifierID>> {
        let ofUnit: PostgresQuery = unit.map { "and d.unit_id = \($0)" } ?? ""
        let holding: PostgresQuery =
            day.map { "and d.from_day <= \($0) and (d.lifted_on is null or d.lifted_on > \($0))" } ?? ""
        let after: PostgresQuery = page.after.map { "and d.id > \($0)" } ?? ""
        return disqualifiers("true \(ofUnit) \(holding) \(after) order by d.id limit \(page.rows)")
            .map { Page($0, page, key: \.id) }
    }

    /// Adds one.
    package static func add(
        _ disqualifier: Disqualifier,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.disqualifier (
                id, managing_unit_id, unit_id, person, kind, reason, from_day, account_id, recorded_at
            )
            values (
                \(disqualifier.id), \(disqualifier.managingUnit), \(disqualifier.unit), \(disqualifier.person),
                \(disqualifier.kind), \(disqualifier.reason), \(disqualifier.from), \(account), \(instant)
            )
            """
        )
    }

    /// Stores that one is lifted, if nobody was faster.
    package static func store(_ disqualifier: Disqualifier) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.disqualifier
            set lifted_on = \(disqualifier.lifted?.day), lifted_reason = \(disqualifier.lifted?.reason),
                version = \(disqualifier.version)
            where id = \(disqualifier.id) and version = \(disqualifier.version - 1)
            """
        ).expecting(exactly: 1)
    }
}
