package import Domain
package import Postgres

/// The registry over years: which awards units have, and which clusters they led.
package enum HonourStatements {
    /// The days on which a unit leads a cluster's season, as `led.from_days` and `led.to_days`.
    static func led(by unit: PostgresQuery, in clusterSeason: PostgresQuery) -> PostgresQuery {
        """
        cross join lateral (
                select coalesce(array_agg(l.from_day order by l.from_day), '{}') as from_days,
                    coalesce(array_agg(l.to_day order by l.from_day), '{}') as to_days
                from thidua.leadership l
                where l.cluster_season_id = \(clusterSeason) and l.unit_id = \(unit) and l.role = 'lead'
                    and l.from_day < l.to_day
            ) led
        """
    }

    private static func honours(_ condition: PostgresQuery) -> PostgresStatement<[Honour]> {
        PostgresStatement.rows(
            """
            select r.id, r.season_id, s.name, r.unit_id, u.name, r.person, r.award_id, a.code, a.name, a.kind, r.decision_id,
                d.number, d.decided_on, r.cluster_season_id, led.from_days, led.to_days
            from thidua.award_result r
            join thidua.award_decision d on d.id = r.decision_id
            join thidua.award a on a.id = r.award_id
            join thidua.season s on s.id = r.season_id
            join thidua.unit u on u.id = r.unit_id
            \(led(by: "r.unit_id", in: "r.cluster_season_id"))
            where r.outcome = 'granted' and not exists (select from thidua.award_result v where v.revokes_id = r.id)
                \(condition)
            """,
            as: (
                AwardResultID, SeasonID, String, UnitID, String, String?, AwardID, Code, String, AwardKind,
                AwardDecisionID, String, Day, ClusterSeasonID?, [Day], [Day]
            ).self
        ).map { rows in
            rows.map { row in
                Honour(
                    id: row.0,
                    season: row.1,
                    seasonName: row.2,
                    unit: row.3,
                    unitName: row.4,
                    person: row.5,
                    award: row.6,
                    code: row.7,
                    name: row.8,
                    kind: row.9,
                    decision: row.10,
                    number: row.11,
                    decidedOn: row.12,
                    clusterSeason: row.13,
                    leads: zip(row.14, row.15).map { Period(from: $0, to: $1) }
                )
            }
        }
    }

    /// All that a unit and its people have, by the day of the decision.
    package static func honours(of unit: UnitID) -> PostgresStatement<[Honour]> {
        honours("and r.unit_id = \(unit) order by d.decided_on, r.id")
    }

    /// A part of all that is held, in the order of recording; what is nil leaves all in.
    ///
    /// - Parameters:
    ///   - season: The season.
    ///   - award: A version of the award; what was granted by any version of its code is listed.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        season: SeasonID?,
        award: AwardID?,
        _ page: PageRequest<AwardResultID>
    ) -> PostgresStatement<Page<Honour, AwardResultID>> {
        let inSeason: PostgresQuery = season.map { "and r.season_id = \($0)" } ?? ""
        let ofAward: PostgresQuery =
            award.map {
                """
                and (a.managing_unit_id, a.code) = (
                    select o.managing_unit_id, o.code from thidua.award o where o.id = \($0)
                )
                """
            } ?? ""
        let after: PostgresQuery = page.after.map { "and r.id > \($0)" } ?? ""
        return honours("\(inSeason) \(ofAward) \(after) order by r.id limit \(page.rows)")
            .map { Page($0, page, key: \.id) }
    }

    private typealias LedRow = (ClusterSeasonID, String, Int32?, String?, LeadershipRole, Day, Day)

    private static func ledCluster(_ row: LedRow) -> LedCluster {
        LedCluster(
            clusterSeason: row.0,
            seasonName: row.1,
            number: row.2,
            name: row.3,
            role: row.4,
            period: Period(from: row.5, to: row.6)
        )
    }

    /// The clusters that a unit has led, or stood in for the lead of, by first day.
    package static func ledClusters(by unit: UnitID) -> PostgresStatement<[LedCluster]> {
        PostgresStatement.rows(
            """
            select l.cluster_season_id, s.name, c.number, c.name, l.role, l.from_day, l.to_day
            from thidua.leadership l
            join thidua.cluster_season cs on cs.id = l.cluster_season_id
            join thidua.season s on s.id = cs.season_id
            join thidua.cluster c on c.id = cs.cluster_id
            where l.unit_id = \(unit) and l.from_day < l.to_day
            order by l.from_day, l.cluster_season_id
            """,
            as: LedRow.self
        ).map { rows in rows.map { ledCluster($0) } }
    }
}
