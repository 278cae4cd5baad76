package import Domain
package import Postgres

/// What lacks what: the dossiers of a round.
package enum DossierOverviewStatements {
    /// A part of a round's dossiers that the scope may read, and of each of the round's parts how many of all that are asked for
    /// have it: one query, which has a row without a dossier where the part of the list is empty.
    ///
    /// - Parameters:
    ///   - round: The round.
    ///   - state: How far they are; nil for any.
    ///   - part: A part that they lack; nil for any.
    ///   - page: Which part of the list.
    /// - Returns: The statement.
    package static func overview(
        _ round: AwardRoundID,
        in state: DossierState?,
        lacking part: Code?,
        _ page: PageRequest<DossierID>
    ) -> PostgresStatement<DossierOverview> {
        let inState: PostgresQuery = state.map { "and d.state = \($0)" } ?? ""
        let lacking: PostgresQuery =
            part.map {
                "and exists (select from counted k where k.id = d.id and k.code = \($0) and k.state = 'missing')"
            } ?? ""
        let after: PostgresQuery = page.after.map { "where w.id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            with asked as (
                select (p.value ->> 'code') as code, (p.value ->> 'isRequired')::boolean as is_required, p.ordinality as place
                from thidua.award_round r
                cross join lateral jsonb_array_elements(r.parts) with ordinality p (value, ordinality)
                where r.id = \(round)
            ),
            counted as (
                select d.id, a.code, a.is_required, a.place, coalesce(p.state, 'missing') as state
                from thidua.dossier d
                cross join asked a
                left join thidua.dossier_part p on p.dossier_id = d.id and p.code = a.code
                where d.round_id = \(round)
            ),
            wanted as (select * from thidua.dossier d where d.round_id = \(round) \(inState) \(lacking)),
            page as (select * from wanted w \(after) order by w.id limit \(page.rows)),
            totals as (
                select coalesce(array_agg(t.code order by t.place), '{}') as codes,
                    coalesce(array_agg(t.present order by t.place), '{}') as present,
                    coalesce(array_agg(t.missing order by t.place), '{}') as missing,
                    coalesce(array_agg(t.spared order by t.place), '{}') as spared
                from (
                    select a.code, a.place, count(w.id) filter (where c.state = 'present') as present,
                        count(w.id) filter (where c.state = 'missing') as missing,
                        count(w.id) filter (where c.state = 'notNeeded') as spared
                    from asked a
                    left join counted c on c.code = a.code
                    left join wanted w on w.id = c.id
                    group by a.code, a.place
                ) t
            )
            select t.codes, t.present, t.missing, t.spared, p.id, p.cluster_season_id, c.number, c.name, p.unit_id, u.code,
                u.name, w.code, p.nomination_id, p.state, lacks.codes
            from totals t
            left join page p on true
            left join thidua.cluster_season cs on cs.id = p.cluster_season_id
            left join thidua.cluster c on c.id = cs.cluster_id
            left join thidua.unit u on u.id = p.unit_id
            left join thidua.nomination n on n.id = p.nomination_id
            left join thidua.award w on w.id = n.award_id
            left join lateral (
                select coalesce(array_agg(k.code order by k.place), '{}') as codes
                from counted k where k.id = p.id and k.is_required and k.state = 'missing'
            ) lacks on true
            order by p.id
            """,
            as: (
                [Code], [Int64], [Int64], [Int64], DossierID?, ClusterSeasonID?, Int32?, String?, UnitID?, Code?,
                String?,
                Code?, NominationID?, DossierState?, [Code]?
            ).self
        ).map { rows in
            let lines = rows.compactMap { row -> DossierOverview.Line? in
                guard let id = row.4, let clusterSeason = row.5, let unit = row.8, let code = row.9,
                    let name = row.10, let award = row.11, let nomination = row.12, let state = row.13
                else { return nil }
                return DossierOverview.Line(
                    id: id,
                    clusterSeason: clusterSeason,
                    clusterNumber: row.6,
                    clusterName: row.7,
                    unit: unit,
                    unitCode: code,
                    unitName: name,
                    award: award,
                    nomination: nomination,
                    state: state,
                    lacking: row.14 ?? []
                )
            }
            let first = rows.first
            return DossierOverview(
                page: Page(lines, page, key: \.id),
                parts: (first?.0 ?? []).indices.compactMap { index in
                    first.map {
                        DossierOverview.PartCount(
                            code: $0.0[index],
                            present: $0.1[index],
                            missing: $0.2[index],
                            notNeeded: $0.3[index]
                        )
                    }
                }
            )
        }
    }
}
