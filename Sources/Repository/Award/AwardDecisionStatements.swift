package import Domain
package import Postgres

/// Decisions on awards, and what they say of each unit.
package enum AwardDecisionStatements {
    private typealias Row = (
        AwardDecisionID, UnitID, SeasonID, String, Day, String, String?, String?, Signer.Form?, OfficialDocumentID?
    )
    private typealias ResultRow = (
        AwardResultID, SeasonID, ClusterSeasonID?, UnitID, String?, AwardID, NominationID?, AwardOutcome, String?,
        AwardResultID?
    )
    private static let resultColumns: PostgresQuery = """
        r.id, r.season_id, r.cluster_season_id, r.unit_id, r.person, r.award_id, r.nomination_id, r.outcome, r.reason,
            r.revokes_id
        """

    private static func result(_ row: ResultRow) -> AwardResult {
        AwardResult(
            id: row.0,
            season: row.1,
            clusterSeason: row.2,
            subject: Nomination.Subject(unit: row.3, person: row.4, award: row.5),
            nomination: row.6,
            outcome: row.7,
            reason: row.8,
            revokes: row.9
        )
    }

    private static func decisions(_ condition: PostgresQuery) -> PostgresStatement<[AwardDecision]> {
        PostgresStatement.rows(
            """
            select d.id, d.managing_unit_id, d.season_id, d.number, d.decided_on, d.signer_name, d.signer_rank,
                d.signer_position, d.signer_form, d.official_document_id
            from thidua.award_decision d
            where \(condition)
            """,
            as: Row.self
        ).map { rows in
            rows.map { row in
                AwardDecision(
                    id: row.0,
                    managingUnit: row.1,
                    season: row.2,
                    number: row.3,
                    decidedOn: row.4,
                    signer: Signer(name: row.5, rank: row.6, position: row.7, form: row.8),
                    document: row.9
                )
            }
        }
    }

    /// A decision; nil where there is none.
    package static func decision(_ decision: AwardDecisionID) -> PostgresStatement<AwardDecision?> {
        decisions("d.id = \(decision)").map(\.first)
    }

    /// A part of a season's decisions, in the order of their recording.
    package static func list(
        in season: SeasonID,
        of managingUnit: UnitID?,
        _ page: PageRequest<AwardDecisionID>
    ) -> PostgresStatement<Page<AwardDecision, AwardDecisionID>> {
        let managed: PostgresQuery = managingUnit.map { "and d.managing_unit_id = \($0)" } ?? ""
        let after: PostgresQuery = page.after.map { "and d.id > \($0)" } ?? ""
        return decisions("d.season_id = \(season) \(managed) \(after) order by d.id limit \(page.rows)")
            .map { Page($0, page, key: \.id) }
    }

    /// What a decision says, as far as the scope may read it.
    package static func results(of decision: AwardDecisionID) -> PostgresStatement<[AwardResult]> {
        PostgresStatement.rows(
            "select \(resultColumns) from thidua.award_result r where r.decision_id = \(decision) order by r.id",
            as: ResultRow.self
        ).map { rows in rows.map { result($0) } }
    }

    /// Those of these results that are grants and hold: nobody has revoked them.
    package static func grants(_ results: [AwardResultID]) -> PostgresStatement<[AwardResult]> {
        PostgresStatement.rows(
            """
            select \(resultColumns)
            from thidua.award_result r
            where r.id = any (\(results)) and r.outcome = 'granted'
                and not exists (select from thidua.award_result v where v.revokes_id = r.id)
            order by r.id
            """,
            as: ResultRow.self
        ).map { rows in rows.map { result($0) } }
    }

    /// The managing units of those of some clusters' seasons that are managed by a unit, or below it.
    package static func managingUnits(
        of clusterSeasons: [ClusterSeasonID],
        below managingUnit: UnitID
    ) -> PostgresStatement<[ClusterSeasonID: UnitID]> {
        PostgresStatement.rows(
            """
            select cs.id, cs.managing_unit_id
            from thidua.cluster_season cs
            join thidua.unit_descent d on d.unit_id = cs.managing_unit_id and d.ancestor_id = \(managingUnit)
            where cs.id = any (\(clusterSeasons))
            """,
            as: (ClusterSeasonID, UnitID).self
        ).map { rows in Dictionary(rows.map { ($0.0, $0.1) }) { first, _ in first } }
    }

    /// The units that are, were or will be members of some clusters' seasons.
    package static func members(
        of clusterSeasons: [ClusterSeasonID]
    ) -> PostgresStatement<[ClusterSeasonID: Set<UnitID>]> {
        PostgresStatement.rows(
            """
            select distinct cluster_season_id, unit_id from thidua.membership
            where cluster_season_id = any (\(clusterSeasons))
            """,
            as: (ClusterSeasonID, UnitID).self
        ).map { rows in
            rows.reduce(into: [:]) { members, row in members[row.0, default: []].insert(row.1) }
        }
    }

    /// Adds a decision.
    package static func add(
        _ decision: AwardDecision,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        let signer = decision.signer
        return .done(
            """
            insert into thidua.award_decision (
                id, managing_unit_id, season_id, number, decided_on, signer_name, signer_rank, signer_position, signer_form,
                official_document_id, account_id, recorded_at
            )
            values (
                \(decision.id), \(decision.managingUnit), \(decision.season), \(decision.number), \(decision.decidedOn),
                \(signer.name), \(signer.rank), \(signer.position), \(signer.form), \(decision.document), \(account),
                \(instant)
            )
            """
        )
    }

    /// Adds what a decision says of one.
    package static func add(_ result: AwardResult, of decision: AwardDecision) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.award_result (
                id, decision_id, season_id, managing_unit_id, cluster_season_id, unit_id, person, award_id, nomination_id,
                outcome, reason, revokes_id
            )
            values (
                \(result.id), \(decision.id), \(result.season), \(decision.managingUnit), \(result.clusterSeason),
                \(result.subject.unit), \(result.subject.person), \(result.subject.award), \(result.nomination),
                \(result.outcome), \(result.reason), \(result.revokes)
            )
            """
        )
    }
}
