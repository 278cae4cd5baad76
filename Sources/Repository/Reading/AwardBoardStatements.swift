package import Domain
package import Postgres

/// The board by which a managing office selects across clusters.
package enum AwardBoardStatements {
    /// A part of the board: every unit of the clusters that is proposed for an award in a season, or every unit.
    ///
    /// - Parameters:
    ///   - season: The season.
    ///   - award: A version of the award; nominations for any version of its code count.
    ///   - managingUnit: Whose clusters; nil for all that the scope may look into.
    ///   - everyUnit: Whether units that are not proposed stand there too.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func board(
        season: SeasonID,
        award: AwardID,
        of managingUnit: UnitID?,
        everyUnit: Bool,
        _ page: PageRequest<BoardKey>
    ) -> PostgresStatement<Page<BoardLine, BoardKey>> {
        let managed: PostgresQuery = managingUnit.map { "and cs.managing_unit_id = \($0)" } ?? ""
        let proposed: PostgresQuery = everyUnit ? "" : "and n.id is not null"
        let after: PostgresQuery =
            page.after.map {
                """
                where (b.rank_key, -b.percent_key, b.line, b.cluster_season_id)
                    > (\($0.rank), -\($0.percent), \($0.line), \($0.clusterSeason))
                """
            } ?? ""
        return PostgresStatement.rows(
            """
            with lines as (
                select cs.id as cluster_season_id, cs.cluster_id, cs.state, s.to_day - 1 as last_day, m.unit_id,
                    n.id as nomination_id, n.person, n.state as nomination_state, n.exception_reason,
                    coalesce(n.rank, p.rank) as rank, coalesce(n.percent, p.percent) as percent,
                    case when n.id is null then p.grade else n.grade end as grade,
                    coalesce(case when n.id is null then p.rank else n.rank end, \(BoardKey.unranked)) as rank_key,
                    coalesce(n.percent, p.percent, \(BoardKey.unscored)) as percent_key,
                    coalesce(n.id, m.unit_id) as line
                from thidua.cluster_season cs
                join thidua.season s on s.id = cs.season_id
                join lateral (
                    select distinct m.unit_id from thidua.membership m
                    where m.cluster_season_id = cs.id and m.from_day < m.to_day
                ) m on true
                left join thidua.nomination n
                    on n.cluster_season_id = cs.id and n.unit_id = m.unit_id and n.state <> 'withdrawn'
                    and n.award_id in (
                        select o.id
                        from thidua.award a
                        join thidua.award o on o.managing_unit_id = a.managing_unit_id and o.code = a.code
                        where a.id = \(award)
                    )
                left join lateral (
                    select st.rank, (line.answer ->> 'percent')::numeric as percent, line.answer ->> 'grade' as grade
                    from thidua.review r
                    join thidua.standing st on st.review_id = r.id and st.unit_id = m.unit_id
                    cross join lateral (select convert_from(st.summary, 'UTF8')::jsonb) as line (answer)
                    where r.cluster_season_id = cs.id and r.state = 'published' and n.id is null
                    order by r.kind = 'annual' desc, r.id desc
                    limit 1
                ) p on true
                where cs.season_id = \(season) \(managed) \(proposed)
                    and cs.managing_unit_id = any ((select thidua.scope_offices('{managingOfficer,auditor}'))::uuid[])
            ),
            b as (
                select * from lines b \(after)
                order by b.rank_key, -b.percent_key, b.line, b.cluster_season_id
                limit \(page.rows)
            )
            select b.cluster_season_id, c.number, c.name, b.unit_id, u.code, u.name,
                led.from_days, led.to_days, lead.unit_id, b.rank, b.percent, b.grade, b.nomination_id, b.person,
                b.nomination_state, b.exception_reason is not null,
                past.seasons, past.codes,
                array(
                    select d.kind from thidua.disqualifier d
                    where d.unit_id = b.unit_id and (d.person is null or d.person = b.person)
                        and d.from_day <= (select auth.scope_day())
                        and (d.lifted_on is null or d.lifted_on > (select auth.scope_day()))
                    order by d.id
                ),
                ds.state
            from b
            join thidua.cluster c on c.id = b.cluster_id
            join thidua.unit u on u.id = b.unit_id
            left join thidua.dossier ds on ds.nomination_id = b.nomination_id
            \(HonourStatements.led(by: "b.unit_id", in: "b.cluster_season_id"))
            left join lateral (
                select l.unit_id from thidua.leadership l
                cross join lateral thidua.leading_day((select auth.scope_day()), b.last_day, b.state) as d (day)
                where l.cluster_season_id = b.cluster_season_id and l.role = 'lead' and l.from_day <= d.day
                    and d.day < l.to_day
            ) lead on true
            cross join lateral (
                select coalesce(array_agg(s.name order by s.from_day, r.id), '{}') as seasons,
                    coalesce(array_agg(a.code order by s.from_day, r.id), '{}') as codes
                from thidua.award_result r
                join thidua.award a on a.id = r.award_id
                join thidua.season s on s.id = r.season_id
                where r.unit_id = b.unit_id and r.person is not distinct from b.person and r.season_id <> \(season)
                    and r.outcome = 'granted'
                    and not exists (select from thidua.award_result v where v.revokes_id = r.id)
            ) past
            order by b.rank_key, -b.percent_key, b.line, b.cluster_season_id
            """,
            as: (
                ClusterSeasonID, Int32?, String?, UnitID, Code, String, [Day], [Day], UnitID?, Int32?, Measure?, Code?,
                NominationID?, String?, NominationState?, Bool, [String], [Code], [String], DossierState?
            ).self
        ).map { rows in
            Page(
                rows.map { row in
                    BoardLine(
                        clusterSeason: row.0,
                        clusterNumber: row.1,
                        clusterName: row.2,
                        unit: row.3,
                        unitCode: row.4,
                        unitName: row.5,
                        leads: zip(row.6, row.7).map { Period(from: $0, to: $1) },
                        ledBy: row.8,
                        rank: row.9,
                        percent: row.10,
                        grade: row.11,
                        nomination: row.12.flatMap { id in
                            row.14.map {
                                BoardNomination(id: id, person: row.13, state: $0, isException: row.15)
                            }
                        },
                        past: zip(row.16, row.17).map { PastAward(season: $0, award: $1) },
                        disqualifiers: row.18,
                        dossier: row.19
                    )
                },
                page,
                key: \.key
            )
        }
    }
}
