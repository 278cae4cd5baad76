package import Domain
package import Postgres

/// Seasons.
package enum SeasonStatements {
    /// A season; nil where there is none.
    package static func season(_ season: SeasonID) -> PostgresStatement<Season?> {
        PostgresStatement.optionalRow(
            "select kind, name, from_day, to_day from thidua.season where id = \(season)",
            as: (SeasonKind, String, Day, Day).self
        ).map { row in row.map { Season(id: season, kind: $0.0, name: $0.1, from: $0.2, to: $0.3) } }
    }

    /// Adds a season.
    package static func add(_ season: Season) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.season (id, kind, name, from_day, to_day)
            values (\(season.id), \(season.kind), \(season.name), \(season.from), \(season.to))
            """
        )
    }

    /// A part of the list of seasons, in the order in which they were made.
    package static func list(_ page: PageRequest<SeasonID>) -> PostgresStatement<Page<Season, SeasonID>> {
        let after: PostgresQuery = page.after.map { "where id > \($0)" } ?? ""
        return PostgresStatement.rows(
            "select id, kind, name, from_day, to_day from thidua.season \(after) order by id limit \(page.rows)",
            as: (SeasonID, SeasonKind, String, Day, Day).self
        ).map { rows in
            Page(
                rows.map { Season(id: $0.0, kind: $0.1, name: $0.2, from: $0.3, to: $0.4) },
                page,
                key: \.id
            )
        }
    }
}
