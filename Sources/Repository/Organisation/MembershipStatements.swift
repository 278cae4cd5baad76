package import Domain
package import Postgres

/// Who is in a cluster's season, and who leads it.
package enum MembershipStatements {
    /// All memberships of a cluster's season, by the units' codes.
    package static func members(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[MemberLine]> {
        PostgresStatement.rows(
            """
            select m.unit_id, m.from_day, m.to_day, m.official_document_id, m.end_document_id, u.code, u.name
            from thidua.membership m
            join thidua.unit u on u.id = m.unit_id
            where m.cluster_season_id = \(clusterSeason)
            order by u.code, m.from_day
            """,
            as: (UnitID, Day, Day, OfficialDocumentID?, OfficialDocumentID?, Code, String).self
        ).map { rows in
            rows.map {
                MemberLine(
                    membership: Membership(
                        unit: $0.0,
                        from: $0.1,
                        to: $0.2,
                        officialDocument: $0.3,
                        endDocument: $0.4
                    ),
                    code: $0.5,
                    name: $0.6
                )
            }
        }
    }

    /// All leads and deputies of a cluster's season, in the order of their days.
    package static func leadership(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[Leadership]> {
        PostgresStatement.rows(
            """
            select unit_id, role, from_day, to_day, official_document_id
            from thidua.leadership
            where cluster_season_id = \(clusterSeason)
            order by from_day, role desc
            """,
            as: (UnitID, LeadershipRole, Day, Day, OfficialDocumentID?).self
        ).map { rows in
            rows.map { Leadership(unit: $0.0, role: $0.1, from: $0.2, to: $0.3, officialDocument: $0.4) }
        }
    }

    /// What units are members of in a managing unit and block.
    ///
    /// - Parameters:
    ///   - units: The units.
    ///   - cluster: A cluster of that managing unit and block.
    /// - Returns: The statement.
    package static func elsewhere(
        _ units: [UnitID],
        besides cluster: ClusterID
    ) -> PostgresStatement<[MembershipElsewhere]> {
        elsewhere(
            units,
            besides: "select managing_unit_id, block_key from thidua.cluster where id = \(cluster)",
            nil
        )
    }

    /// The same for the cluster of a cluster's season, which itself is left out.
    package static func elsewhere(
        _ units: [UnitID],
        besides clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[MembershipElsewhere]> {
        elsewhere(
            units,
            besides: "select managing_unit_id, block_key from thidua.cluster_season where id = \(clusterSeason)",
            clusterSeason
        )
    }

    private static func elsewhere(
        _ units: [UnitID],
        besides place: PostgresQuery,
        _ clusterSeason: ClusterSeasonID?
    ) -> PostgresStatement<[MembershipElsewhere]> {
        PostgresStatement.rows(
            """
            select m.unit_id, m.from_day, m.to_day, \(ClusterStatements.columns)
            from thidua.membership m
            join thidua.cluster_season cs on cs.id = m.cluster_season_id
            join thidua.cluster c on c.id = cs.cluster_id
            where m.unit_id = any (\(units)) and (m.managing_unit_id, m.block_key) in (\(place))
                and m.cluster_season_id is distinct from \(clusterSeason)
            order by m.from_day
            """,
            as: (
                UnitID, Day, Day, ClusterID, UnitID, BlockID?, Int32?, String?, Day, Day?, OfficialDocumentID?, Int32
            ).self
        ).map { rows in
            rows.map {
                MembershipElsewhere(
                    Membership(unit: $0.0, from: $0.1, to: $0.2),
                    in: ClusterStatements.cluster(($0.3, $0.4, $0.5, $0.6, $0.7, $0.8, $0.9, $0.10, $0.11))
                )
            }
        }
    }

    /// The memberships of a unit that have begun by a day and last beyond it; of all years, or of those that are closed alone.
    package static func lasting(
        of unit: UnitID,
        beyond day: Day,
        inClosed: Bool = false
    ) -> PostgresStatement<Dependents.Named<DependentMembership>> {
        let closed: PostgresQuery = inClosed ? "and cs.state in ('closed', 'handedOver')" : ""
        return lasting(where: "m.unit_id = \(unit) \(closed)", beyond: day)
    }

    /// The same in a cluster.
    package static func lasting(
        in cluster: ClusterID,
        beyond day: Day
    ) -> PostgresStatement<Dependents.Named<DependentMembership>> {
        lasting(where: "cs.cluster_id = \(cluster)", beyond: day)
    }

    private static func lasting(
        where condition: PostgresQuery,
        beyond day: Day
    ) -> PostgresStatement<Dependents.Named<DependentMembership>> {
        PostgresStatement.rows(
            """
            select count(*) over (), m.unit_id, m.from_day, m.to_day, u.code, u.name, \(ClusterStatements.columns)
            from thidua.membership m
            join thidua.cluster_season cs on cs.id = m.cluster_season_id
            join thidua.cluster c on c.id = cs.cluster_id
            join thidua.unit u on u.id = m.unit_id
            where \(condition) and m.from_day < \(day) and m.to_day > \(day)
            order by u.code, m.from_day
            limit \(Dependents.mostNamed)
            """,
            as: (
                Int, UnitID, Day, Day, Code, String, ClusterID, UnitID, BlockID?, Int32?, String?, Day, Day?,
                OfficialDocumentID?, Int32
            ).self
        ).map { rows in
            Dependents.Named(
                first: rows.map { row in
                    DependentMembership(
                        Membership(unit: row.1, from: row.2, to: row.3),
                        code: row.4,
                        name: row.5,
                        in: ClusterStatements.cluster(
                            (row.6, row.7, row.8, row.9, row.10, row.11, row.12, row.13, row.14)
                        )
                    )
                },
                count: rows.first?.0 ?? 0
            )
        }
    }

    /// How many memberships of a unit would begin on a day or later.
    package static func lapsing(of unit: UnitID, on day: Day) -> PostgresStatement<Int> {
        .row("select count(*) from thidua.membership where unit_id = \(unit) and from_day >= \(day)", as: Int.self)
    }

    /// How many memberships in a cluster would begin on a day or later.
    package static func lapsing(in cluster: ClusterID, on day: Day) -> PostgresStatement<Int> {
        .row(
            """
            select count(*)
            from thidua.membership m
            join thidua.cluster_season cs on cs.id = m.cluster_season_id
            where cs.cluster_id = \(cluster) and m.from_day >= \(day)
            """,
            as: Int.self
        )
    }

    /// Adds memberships to a cluster's season.
    package static func add(_ members: [Membership], to clusterSeason: ClusterSeasonID) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.membership (
                cluster_season_id, unit_id, managing_unit_id, block_key, from_day, to_day, official_document_id
            )
            select cs.id, m.unit_id, cs.managing_unit_id, cs.block_key, m.from_day, m.to_day, m.document
            from thidua.cluster_season cs,
                unnest(
                    \(members.map(\.unit)), \(members.map(\.from)), \(members.map(\.to)),
                    \(members.map(\.officialDocument))
                ) as m (unit_id, from_day, to_day, document)
            where cs.id = \(clusterSeason)
            """
        ).expecting(exactly: members.count)
    }

    /// Stores the end of a membership.
    package static func store(_ membership: Membership, of clusterSeason: ClusterSeasonID) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.membership set to_day = \(membership.to), end_document_id = \(membership.endDocument)
            where cluster_season_id = \(clusterSeason) and unit_id = \(membership.unit)
                and from_day = \(membership.from)
            """
        ).expecting(exactly: 1)
    }

    /// Adds leads and deputies to a cluster's season.
    package static func add(
        _ leadership: [Leadership],
        to clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.leadership (cluster_season_id, unit_id, role, from_day, to_day, official_document_id)
            select \(clusterSeason), l.*
            from unnest(
                \(leadership.map(\.unit)), \(leadership.map(\.role)), \(leadership.map(\.from)),
                \(leadership.map(\.to)), \(leadership.map(\.officialDocument))
            ) l
            """
        ).expecting(exactly: leadership.count)
    }

    /// Stores the end of a lead's or deputy's days.
    package static func store(_ leadership: Leadership, of clusterSeason: ClusterSeasonID) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.leadership set to_day = \(leadership.to)
            where cluster_season_id = \(clusterSeason) and role = \(leadership.role)
                and from_day = \(leadership.from)
            """
        ).expecting(exactly: 1)
    }
}
