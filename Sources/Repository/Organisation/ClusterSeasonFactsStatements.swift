package import Domain
package import Postgres

/// Who is who in a cluster's season.
package enum ClusterSeasonFactsStatements {
    /// The lead, its deputy, the members, and the managing unit with all above it, for a query that has `leadingDay` after
    /// `thidua.cluster_season cs`.
    ///
    /// - Parameter members: The members, each as `unit_id`.
    /// - Returns: Four columns.
    static func whoIsWho(members: PostgresQuery) -> PostgresQuery {
        """
        (
                    select l.unit_id from thidua.leadership l
                    where l.cluster_season_id = cs.id and l.role = 'lead' and l.from_day <= d.day and d.day < l.to_day
                ),
                (
                    select l.unit_id from thidua.leadership l
                    where l.cluster_season_id = cs.id and l.role = 'deputy' and l.from_day <= d.day and d.day < l.to_day
                ),
                array(\(members)),
                array(select ud.ancestor_id from thidua.unit_descent ud where ud.unit_id = cs.managing_unit_id)
        """
    }
    /// Every unit that is, was or will be a member of the season, for `whoIsWho`.
    private static let everyUnit: PostgresQuery =
        "select distinct m.unit_id from thidua.membership m where m.cluster_season_id = cs.id"
    /// The season as `s`, and the day by which it is judged who leads as `d`.
    static let leadingDay: PostgresQuery = """
        join thidua.season s on s.id = cs.season_id
            cross join lateral thidua.leading_day((select auth.scope_day()), s.to_day - 1, cs.state) as d (day)
        """

    /// The season of a cluster, and who is who in it on the scope's day; nil where there is none.
    package static func facts(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<ClusterSeasonFacts?> {
        facts(whose: "\(clusterSeason)")
    }

    /// The same for the cluster's season that a document of the register belongs to; nil where it belongs to none.
    package static func facts(of document: OfficialDocumentID) -> PostgresStatement<ClusterSeasonFacts?> {
        facts(
            whose: "(select o.cluster_season_id from thidua.official_document o where o.id = \(document))"
        )
    }

    /// The same for the season whose id a query says.
    static func facts(whose clusterSeason: PostgresQuery) -> PostgresStatement<ClusterSeasonFacts?> {
        let query: PostgresQuery = """
            select cs.id, cs.season_id, cs.managing_unit_id, s.from_day, cs.state, cs.version,
                \(whoIsWho(members: everyUnit))
            from thidua.cluster_season cs
            \(leadingDay)
            where cs.id = \(clusterSeason)
            """
        return PostgresStatement.optionalRow(
            query,
            as: (
                ClusterSeasonID, SeasonID, UnitID, Day, ClusterSeasonState, Int32, UnitID?, UnitID?, [UnitID], [UnitID]
            ).self
        ).map { row in
            guard let row else { return nil }
            return ClusterSeasonFacts(
                id: row.0,
                place: Place(season: row.1, clusterSeason: row.0, managingUnit: row.2),
                seasonBegins: row.3,
                state: row.4,
                version: row.5,
                lead: row.6,
                deputy: row.7,
                members: Set(row.8),
                managingChain: row.9
            )
        }
    }

    /// The units that are members on the scope's day, or were on the season's last day, by code.
    ///
    /// - Parameters:
    ///   - clusterSeason: The cluster's season.
    ///   - day: Whoever joins until then counts too; nil for nobody else.
    /// - Returns: The statement.
    package static func members(
        _ clusterSeason: ClusterSeasonID,
        through day: Day? = nil
    ) -> PostgresStatement<[MemberUnit]> {
        members(of: "\(clusterSeason)", through: day)
    }

    /// The same of the season that an expression names.
    static func members(of clusterSeason: PostgresQuery, through day: Day? = nil) -> PostgresStatement<[MemberUnit]> {
        PostgresStatement.rows(
            """
            select u.id, u.code, u.name
            from thidua.cluster_season cs
            join thidua.season s on s.id = cs.season_id
            join thidua.cluster c on c.id = cs.cluster_id
            cross join lateral (select greatest(least((select auth.scope_day()), s.to_day - 1), s.from_day)) as d (day)
            join lateral (
                select m.unit_id, min(m.from_day) as from_day
                from thidua.membership m
                where m.cluster_season_id = cs.id and m.from_day <= greatest(d.day, \(day)) and d.day < m.to_day
                group by m.unit_id
            ) m on true
            -- A membership that was to begin after its unit's end, or its cluster's, has lapsed.
            join thidua.unit u on u.id = m.unit_id and (u.to_day is null or m.from_day < u.to_day)
            where cs.id = \(clusterSeason) and (c.to_day is null or m.from_day < c.to_day)
            order by u.code collate "C"
            """,
            as: (UnitID, Code, String).self
        ).map { rows in rows.map { MemberUnit(unit: $0.0, code: $0.1, name: $0.2) } }
    }

    /// Every unit that is, was or will be a member, by code: those that the texts of its agreements may name.
    package static func everyMember(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[MemberUnit]> {
        PostgresStatement.rows(
            """
            select u.id, u.code, u.name
            from thidua.unit u
            where u.id in (select m.unit_id from thidua.membership m where m.cluster_season_id = \(clusterSeason))
            order by u.code collate "C"
            """,
            as: (UnitID, Code, String).self
        ).map { rows in rows.map { MemberUnit(unit: $0.0, code: $0.1, name: $0.2) } }
    }

    /// Moves the season of a cluster on to a state, if it is in one of those before.
    package static func move(
        _ clusterSeason: ClusterSeasonID,
        from: [ClusterSeasonState],
        to state: ClusterSeasonState
    ) -> PostgresStatement<Void> {
        .done(
            """
            update thidua.cluster_season set state = \(state), version = version + 1
            where id = \(clusterSeason) and state = any (\(from.map(\.rawValue)))
            """
        )
    }
}
