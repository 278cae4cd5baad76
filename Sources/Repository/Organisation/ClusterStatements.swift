package import Domain
package import Postgres

/// Clusters.
package enum ClusterStatements {
    static let columns: PostgresQuery =
        "c.id, c.managing_unit_id, c.block_id, c.number, c.name, c.from_day, c.to_day, c.official_document_id, c.version"
    typealias Row = (ClusterID, UnitID, BlockID?, Int32?, String?, Day, Day?, OfficialDocumentID?, Int32)

    static func cluster(_ row: Row) -> Cluster {
        Cluster(
            id: row.0,
            managingUnit: row.1,
            block: row.2,
            number: row.3,
            name: row.4,
            period: Period(from: row.5, to: row.6),
            officialDocument: row.7,
            version: row.8
        )
    }

    /// A cluster, and whose offices keep it; nil where there is none.
    package static func facts(of cluster: ClusterID) -> PostgresStatement<ManagedCluster?> {
        PostgresStatement.optionalRow(
            """
            select \(columns), array(select d.ancestor_id from thidua.unit_descent d where d.unit_id = c.managing_unit_id)
            from thidua.cluster c
            where c.id = \(cluster)
            """,
            as: (ClusterID, UnitID, BlockID?, Int32?, String?, Day, Day?, OfficialDocumentID?, Int32, [UnitID]).self
        ).map { row in
            row.map { row in
                ManagedCluster(
                    cluster: self.cluster((row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8)),
                    managingChain: row.9
                )
            }
        }
    }

    /// The clusters that a unit manages and that are there on a day, or after it, in the order in which they were made.
    package static func managed(by unit: UnitID, beyond day: Day) -> PostgresStatement<Dependents.Named<Cluster>> {
        PostgresStatement.rows(
            """
            select count(*) over (), \(columns)
            from thidua.cluster c
            where c.managing_unit_id = \(unit) and (c.to_day is null or c.to_day > \(day))
            order by c.id
            limit \(Dependents.mostNamed)
            """,
            as: (Int, ClusterID, UnitID, BlockID?, Int32?, String?, Day, Day?, OfficialDocumentID?, Int32).self
        ).map { rows in
            Dependents.Named(
                first: rows.map { self.cluster(($0.1, $0.2, $0.3, $0.4, $0.5, $0.6, $0.7, $0.8, $0.9)) },
                count: rows.first?.0 ?? 0
            )
        }
    }

    /// Adds a cluster.
    ///
    /// - Parameters:
    ///   - cluster: The cluster.
    ///   - searchKey: What it is searched for by.
    /// - Returns: The statement.
    package static func add(_ cluster: Cluster, searchKey: String) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.cluster (
                id, managing_unit_id, block_id, number, name, search_key, from_day, to_day, official_document_id,
                version
            )
            values (
                \(cluster.id), \(cluster.managingUnit), \(cluster.block), \(cluster.number), \(cluster.name),
                \(searchKey), \(cluster.period.from), \(cluster.period.to), \(cluster.officialDocument), \(cluster.version)
            )
            """
        )
    }

    /// Stores a cluster's name, end and document, if nobody was faster.
    package static func store(_ cluster: Cluster, searchKey: String) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.cluster
            set name = \(cluster.name), search_key = \(searchKey), to_day = \(cluster.period.to),
                official_document_id = \(cluster.officialDocument), version = \(cluster.version)
            where id = \(cluster.id) and version = \(cluster.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// A part of the list of clusters, in the order in which they were made.
    ///
    /// - Parameters:
    ///   - managingUnit: Whose they are; nil for any.
    ///   - block: The block that they are in; nil for any or none.
    ///   - day: A day on which they are there; nil for any.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        of managingUnit: UnitID?,
        in block: BlockID?,
        on day: Day?,
        _ page: PageRequest<ClusterID>
    ) -> PostgresStatement<Page<Cluster, ClusterID>> {
        let managed: PostgresQuery = managingUnit.map { "and c.managing_unit_id = \($0)" } ?? ""
        let blocked: PostgresQuery = block.map { "and c.block_id = \($0)" } ?? ""
        let present: PostgresQuery =
            day.map { "and c.from_day <= \($0) and (c.to_day is null or \($0) < c.to_day)" } ?? ""
        let after: PostgresQuery = page.after.map { "and c.id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select \(columns)
            from thidua.cluster c
            where true \(managed) \(blocked) \(present) \(after)
            order by c.id
            limit \(page.rows)
            """,
            as: Row.self
        ).map { rows in Page(rows.map(cluster), page, key: \.id) }
    }
}
