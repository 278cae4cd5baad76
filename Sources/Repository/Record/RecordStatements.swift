package import Domain
package import Postgres

/// Records of movements, activities, exemplars and practices.
package enum RecordStatements<Subject: RecordSubject> {
    private typealias Row = (
        Identifier<Subject>, SeasonID?, ClusterSeasonID?, UnitID, UnitID?, Identifier<Subject>?, String, String, String,
        Reach, Int32
    )

    private static var columns: PostgresQuery {
        let unit: PostgresQuery = Subject.isOfUnit ? "r.unit_id" : "null::uuid"
        let follows: PostgresQuery = Subject.mayFollow ? "r.follows_id" : "null::uuid"
        return """
            r.id, r.season_id, r.cluster_season_id, r.managing_unit_id, \(unit), \(follows), r.kind, r.title, r.state, r.reach,
            r.version
            """
    }

    private static func line(_ row: Row) throws(PostgresError) -> RecordLine<Subject> {
        RecordLine(
            id: row.0,
            place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
            unit: row.4,
            follows: row.5,
            kind: row.6,
            title: row.7,
            state: try Subject.State(stored: row.8),
            reach: row.9,
            version: row.10
        )
    }

    private static func lines(_ rows: [Row]) throws(PostgresError) -> [RecordLine<Subject>] {
        var lines: [RecordLine<Subject>] = []
        for row in rows { lines.append(try line(row)) }
        return lines
    }

    /// Holds a record until the end of the transaction, where the scope may change it.
    package static func lock(_ record: Identifier<Subject>) -> PostgresStatement<Int> {
        .affectedRows("select from \(Subject.table) where id = \(record) for no key update")
    }

    /// A record; nil where there is none that the scope may read.
    package static func stored(_ record: Identifier<Subject>) -> PostgresStatement<StoredRecord<Subject>?> {
        PostgresStatement.optionalRow(
            "select \(columns), r.document from \(Subject.table) r where r.id = \(record)",
            as: (
                Identifier<Subject>, SeasonID?, ClusterSeasonID?, UnitID, UnitID?, Identifier<Subject>?, String, String,
                String, Reach, Int32, [UInt8]
            ).self
        ).map { row throws(PostgresError) in
            guard let row else { return nil }
            return StoredRecord(
                line: try line((row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10)),
                document: row.11
            )
        }
    }

    /// The records of a cluster's season that the scope may read, in the order in which they were made.
    package static func all(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[RecordLine<Subject>]> {
        PostgresStatement.rows(
            "select \(columns) from \(Subject.table) r where r.cluster_season_id = \(clusterSeason) order by r.id",
            as: Row.self
        ).map { rows throws(PostgresError) in try lines(rows) }
    }

    /// A part of the list of records that the scope may read, in the order in which they were made.
    ///
    /// - Parameters:
    ///   - filter: Which of them; its text as it is searched for.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        _ filter: RecordFilter,
        _ page: PageRequest<Identifier<Subject>>
    ) -> PostgresStatement<Page<RecordLine<Subject>, Identifier<Subject>>> {
        let parts: [PostgresQuery?] = [
            filter.text.map { "and strpos(r.search_key, \($0)) > 0" },
            filter.kind.map { "and r.kind = \($0)" },
            filter.state.map { "and r.state = \($0)" },
            filter.unit.map { Subject.isOfUnit ? "and r.unit_id = \($0)" : "and false and \($0) is null" },
            filter.season.map { "and r.season_id = \($0)" },
            filter.clusterSeason.map { "and r.cluster_season_id = \($0)" },
            filter.managingUnit.map { "and r.managing_unit_id = \($0)" },
            page.after.map { "and r.id > \($0)" },
        ]
        let narrowed = parts.compactMap(\.self).reduce("" as PostgresQuery) { "\($0) \($1)" }
        return PostgresStatement.rows(
            "select \(columns) from \(Subject.table) r where true \(narrowed) order by r.id limit \(page.rows)",
            as: Row.self
        ).map { rows throws(PostgresError) in Page(try lines(rows), page, key: \.id) }
    }

    /// Adds a record.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - searchKey: What it says, as it is searched for.
    /// - Returns: The statement.
    package static func add(_ record: Record<Subject>, searchKey: String) -> PostgresStatement<Void> {
        let more: PostgresQuery = Subject.isOfUnit ? ", unit_id" : Subject.mayFollow ? ", follows_id" : ""
        let values: PostgresQuery =
            Subject.isOfUnit ? ", \(record.unit)" : Subject.mayFollow ? ", \(record.follows)" : ""
        return .done(
            """
            insert into \(Subject.table) (
                id, season_id, cluster_season_id, managing_unit_id, kind, title, search_key, state, reach, document, version
                \(more)
            )
            values (
                \(record.id), \(record.place.season), \(record.place.clusterSeason), \(record.place.managingUnit),
                \(record.text.kind), \(record.text.title), \(searchKey), \(record.state.rawValue), \(record.reach),
                \(record.text.bytes), \(record.version) \(values)
            )
            """
        )
    }

    /// Stores a record's text and state, if nobody was faster.
    package static func store(_ record: Record<Subject>, searchKey: String) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update \(Subject.table)
            set kind = \(record.text.kind), title = \(record.text.title), search_key = \(searchKey),
                state = \(record.state.rawValue), reach = \(record.reach), document = \(record.text.bytes),
                version = \(record.version)
            where id = \(record.id) and version = \(record.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Whether there is a record that the scope may read; true for nil.
    package static func isThere(_ record: Identifier<Subject>?) -> PostgresStatement<Bool> {
        .row(
            "select \(record)::uuid is null or exists (select from \(Subject.table) where id = \(record))",
            as: Bool.self
        )
    }

    /// Who is who for a record; without a cluster's season where it is a managing unit's own.
    package static func cluster(of record: Identifier<Subject>) -> PostgresStatement<ClusterSeasonFacts?> {
        ClusterSeasonFactsStatements.facts(
            whose: "(select r.cluster_season_id from \(Subject.table) r where r.id = \(record))"
        )
    }

    /// The unit that manages a record, and every unit above it.
    package static func managingChain(of record: Identifier<Subject>) -> PostgresStatement<[UnitID]> {
        PostgresStatement.rows(
            """
            select d.ancestor_id
            from \(Subject.table) r
            join thidua.unit_descent d on d.unit_id = r.managing_unit_id
            where r.id = \(record)
            """,
            as: UnitID.self
        )
    }
}
