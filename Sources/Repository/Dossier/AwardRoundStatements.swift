package import Domain
package import Postgres

/// Rounds of awards.
package enum AwardRoundStatements {
    private static func rounds(_ condition: PostgresQuery) -> PostgresStatement<[AwardRound]> {
        PostgresStatement.rows(
            """
            select id, season_id, managing_unit_id, name, due_on, parts::text, version from thidua.award_round
            where \(condition)
            """,
            as: (AwardRoundID, SeasonID, UnitID, String, Day, String, Int32).self
        ).map { rows throws(PostgresError) in
            try rows.map { row throws(PostgresError) in
                AwardRound(
                    id: row.0,
                    season: row.1,
                    managingUnit: row.2,
                    name: row.3,
                    dueOn: row.4,
                    parts: try StoredJSON.value(row.5, RoundParts.init),
                    version: row.6
                )
            }
        }
    }

    /// A round; nil where there is none.
    package static func round(_ round: AwardRoundID) -> PostgresStatement<AwardRound?> {
        rounds("id = \(round)").map(\.first)
    }

    /// The round that a dossier is laid together for; nil where there is no dossier that the scope may read.
    package static func round(of dossier: DossierID) -> PostgresStatement<AwardRound?> {
        rounds("id = (select d.round_id from thidua.dossier d where d.id = \(dossier))").map(\.first)
    }

    /// A season's rounds, in the order in which they were made.
    package static func list(
        in season: SeasonID,
        of managingUnit: UnitID?,
        _ page: PageRequest<AwardRoundID>
    ) -> PostgresStatement<Page<AwardRound, AwardRoundID>> {
        let managed: PostgresQuery = managingUnit.map { "and managing_unit_id = \($0)" } ?? ""
        let after: PostgresQuery = page.after.map { "and id > \($0)" } ?? ""
        return rounds("season_id = \(season) \(managed) \(after) order by id limit \(page.rows)")
            .map { Page($0, page, key: \.id) }
    }

    /// Whether a round has dossiers.
    package static func isUsed(_ round: AwardRoundID) -> PostgresStatement<Bool> {
        .row("select exists (select from thidua.dossier where round_id = \(round))", as: Bool.self)
    }

    /// Adds one.
    package static func add(_ round: AwardRound) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.award_round (id, season_id, managing_unit_id, name, due_on, parts)
            values (
                \(round.id), \(round.season), \(round.managingUnit), \(round.name), \(round.dueOn),
                \(StoredJSON.text(round.parts.write))::text::jsonb
            )
            """
        )
    }

    /// Stores a round, if nobody was faster.
    package static func store(_ round: AwardRound) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.award_round
            set name = \(round.name), due_on = \(round.dueOn),
                parts = \(StoredJSON.text(round.parts.write))::text::jsonb, version = \(round.version)
            where id = \(round.id) and version = \(round.version - 1)
            """
        ).expecting(exactly: 1)
    }
}
