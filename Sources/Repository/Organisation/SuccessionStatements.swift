package import Domain
package import Postgres

/// Units that others took over.
package enum SuccessionStatements {
    /// The members of a cluster's season and all that came of them, for a query that begins with `with recursive`.
    private static func kin(of clusterSeason: ClusterSeasonID) -> PostgresQuery {
        """
        with recursive kin (id) as (
                select m.unit_id from thidua.membership m where m.cluster_season_id = \(clusterSeason)
                union
                select s.successor_id from kin k join thidua.unit_succession s on s.predecessor_id = k.id
            )
        """
    }

    /// The members of a cluster's season and all that came of them, by code, with all that are above each.
    package static func units(kinOf clusterSeason: ClusterSeasonID) -> PostgresStatement<[UnitFacts]> {
        PostgresStatement.rows(
            """
            \(kin(of: clusterSeason))
            select u.id, u.code, u.name, u.parent_id, u.from_day, u.to_day, u.version,
                array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = u.id and d.depth > 0)
            from kin k
            join thidua.unit u on u.id = k.id
            order by u.code collate "C"
            """,
            as: (UnitID, Code, String, UnitID?, Day, Day?, Int32, [UnitID]).self
        ).map { rows in
            rows.map { row in
                UnitFacts(
                    unit: Unit(
                        id: row.0,
                        code: row.1,
                        name: row.2,
                        parent: row.3,
                        period: Period(from: row.4, to: row.5),
                        version: row.6
                    ),
                    above: row.7
                )
            }
        }
    }

    /// Who took over members of a cluster's season, and who took over these, in the order of days.
    package static func successors(
        kinOf clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<[(predecessor: UnitID, successor: Lineage.Successor)]> {
        PostgresStatement.rows(
            """
            \(kin(of: clusterSeason))
            select s.predecessor_id, s.successor_id, s.day
            from kin k
            join thidua.unit_succession s on s.predecessor_id = k.id
            order by s.day, s.successor_id
            """,
            as: (UnitID, UnitID, Day).self
        ).map { rows in rows.map { ($0.0, Lineage.Successor(unit: $0.1, day: $0.2)) } }
    }

    /// What members of a cluster's season, and all that came of them, are members of in its managing unit and block, this
    /// season of the cluster included or not.
    package static func elsewhere(
        kinOf clusterSeason: ClusterSeasonID,
        includingItself: Bool
    ) -> PostgresStatement<[MembershipElsewhere]> {
        PostgresStatement.rows(
            """
            \(kin(of: clusterSeason))
            select m.unit_id, m.from_day, m.to_day, \(ClusterStatements.columns)
            from kin k
            join thidua.cluster_season own on own.id = \(clusterSeason)
            join thidua.membership m on m.unit_id = k.id and m.managing_unit_id = own.managing_unit_id
                and m.block_key = own.block_key
            join thidua.cluster_season cs on cs.id = m.cluster_season_id
            join thidua.cluster c on c.id = cs.cluster_id
            where \(includingItself) or cs.id <> own.id
            order by m.from_day
            """,
            as: (
                UnitID, Day, Day, ClusterID, UnitID, BlockID?, Int32?, String?, Day, Day?, OfficialDocumentID?,
                Int32
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

    /// Records who takes a unit over, on which day and by which document.
    package static func add(
        _ successors: [UnitID],
        of unit: UnitID,
        on day: Day,
        by document: OfficialDocumentID?
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            insert into thidua.unit_succession (predecessor_id, successor_id, day, official_document_id)
            select \(unit), successor, \(day), \(document) from unnest(\(successors)) as successor
            """
        ).expecting(exactly: successors.count)
    }
}
