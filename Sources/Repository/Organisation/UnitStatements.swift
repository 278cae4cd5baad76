package import Domain
package import Postgres

/// Units, what came before them and after.
package enum UnitStatements {
    private static let columns: PostgresQuery = "u.id, u.code, u.name, u.parent_id, u.from_day, u.to_day, u.version"
    private typealias Row = (UnitID, Code, String, UnitID?, Day, Day?, Int32)

    private static func unit(_ row: Row) -> Unit {
        Unit(
            id: row.0,
            code: row.1,
            name: row.2,
            parent: row.3,
            period: Period(from: row.4, to: row.5),
            version: row.6
        )
    }

    /// Those of the units that are there, with all that are above each.
    package static func facts(of units: [UnitID]) -> PostgresStatement<[UnitFacts]> {
        facts(where: "u.id = any (\(units))")
    }

    /// The units of which a condition on `u` holds, with all that are above each.
    static func facts(where condition: PostgresQuery) -> PostgresStatement<[UnitFacts]> {
        PostgresStatement.rows(
            """
            select \(columns),
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = u.id and d.depth > 0)
            from thidua.unit u
            where \(condition)
            """,
            as: (UnitID, Code, String, UnitID?, Day, Day?, Int32, [UnitID]).self
        ).map { rows in
            rows.map { UnitFacts(unit: unit(($0.0, $0.1, $0.2, $0.3, $0.4, $0.5, $0.6)), above: $0.7) }
        }
    }

    /// A unit with all that are above it; nil where there is none.
    package static func facts(of unit: UnitID) -> PostgresStatement<UnitFacts?> {
        facts(of: [unit]).map(\.first)
    }

    /// The unit in whose register, or under whose office, a document stands; nil where there is no such document.
    package static func manager(of document: OfficialDocumentID) -> PostgresStatement<UnitFacts?> {
        facts(where: "u.id = (select o.managing_unit_id from thidua.official_document o where o.id = \(document))")
            .map(\.first)
    }

    /// Whether a unit is there.
    package static func isThere(_ unit: UnitID) -> PostgresStatement<Bool> {
        .row("select exists (select from thidua.unit where id = \(unit))", as: Bool.self)
    }

    /// The units that belong to none.
    package static let top: PostgresStatement<[UnitID]> = PostgresStatement.rows(
        "select id from thidua.unit where parent_id is null",
        as: UnitID.self
    )

    /// Adds a unit.
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - searchKey: Its name as it is searched for.
    /// - Returns: The statement.
    package static func add(_ unit: Unit, searchKey: String) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.unit (id, code, name, search_key, parent_id, from_day, to_day, version)
            values (
                \(unit.id), \(unit.code), \(unit.name), \(searchKey), \(unit.parent), \(unit.period.from),
                \(unit.period.to), \(unit.version)
            )
            """
        )
    }

    /// Records what a unit comes from, and the day of that.
    package static func add(predecessors: [UnitID], of unit: Unit) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.unit_succession (predecessor_id, successor_id, day)
            select predecessor, \(unit.id), \(unit.period.from) from unnest(\(predecessors)) as predecessor
            """
        ).expecting(exactly: predecessors.count)
    }

    /// Stores a unit's name and end, if nobody was faster.
    package static func store(_ unit: Unit, searchKey: String) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.unit
            set name = \(unit.name), search_key = \(searchKey), to_day = \(unit.period.to), version = \(unit.version)
            where id = \(unit.id) and version = \(unit.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// What a unit came from and what came of it, in the order of days.
    package static func relatives(of unit: UnitID) -> PostgresStatement<[RelatedUnit]> {
        PostgresStatement.rows(
            """
            select \(columns), s.day, s.predecessor_id = u.id
            from thidua.unit_succession s
            join thidua.unit u on u.id = case when s.successor_id = \(unit) then s.predecessor_id else s.successor_id end
            where \(unit) in (s.predecessor_id, s.successor_id)
            order by s.day, u.code
            """,
            as: (UnitID, Code, String, UnitID?, Day, Day?, Int32, Day, Bool).self
        ).map { rows in
            rows.map { row in
                RelatedUnit(
                    unit: self.unit((row.0, row.1, row.2, row.3, row.4, row.5, row.6)),
                    day: row.7,
                    isPredecessor: row.8
                )
            }
        }
    }

    /// The units that belong to one and are there on a day, or after it, by code.
    package static func children(of unit: UnitID, beyond day: Day) -> PostgresStatement<Dependents.Named<Unit>> {
        PostgresStatement.rows(
            """
            select count(*) over (), \(columns)
            from thidua.unit u
            where u.parent_id = \(unit) and (u.to_day is null or u.to_day > \(day))
            order by u.code
            limit \(Dependents.mostNamed)
            """,
            as: (Int, UnitID, Code, String, UnitID?, Day, Day?, Int32).self
        ).map { rows in
            Dependents.Named(
                first: rows.map { self.unit(($0.1, $0.2, $0.3, $0.4, $0.5, $0.6, $0.7)) },
                count: rows.first?.0 ?? 0
            )
        }
    }

    /// A part of the list of units, by code.
    ///
    /// - Parameters:
    ///   - text: A part of the name as it is searched for; nil for all.
    ///   - parent: The unit that they belong to; nil for any.
    ///   - day: A day on which they are there; nil for any.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        named text: String?,
        below parent: UnitID?,
        on day: Day?,
        _ page: PageRequest<Code>
    ) -> PostgresStatement<Page<Unit, Code>> {
        let named: PostgresQuery = text.map { "and u.search_key like \(pattern(containing: $0))" } ?? ""
        let below: PostgresQuery = parent.map { "and u.parent_id = \($0)" } ?? ""
        let present: PostgresQuery =
            day.map { "and u.from_day <= \($0) and (u.to_day is null or \($0) < u.to_day)" } ?? ""
        let after: PostgresQuery = page.after.map { "and u.code > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select \(columns)
            from thidua.unit u
            where true \(named) \(below) \(present) \(after)
            order by u.code
            limit \(page.rows)
            """,
            as: Row.self
        ).map { rows in Page(rows.map(unit), page, key: \.code) }
    }

    /// What `like` takes for a text anywhere: the three characters that mean something to it mean themselves.
    static func pattern(containing text: String) -> String {
        var pattern = "%"
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { pattern += "\\" }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern + "%"
    }
}
