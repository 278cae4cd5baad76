package import Domain
package import Postgres

/// What units enter in records: entries are only added, and the latest of a unit and kind counts.
package enum UnitEntryStatements<Subject: RecordSubject> {
    private static var table: PostgresQuery { Subject.entryTable }

    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - entry: What a unit says.
    ///   - id: Its name.
    ///   - record: Where.
    ///   - account: Who entered it.
    ///   - instant: When.
    /// - Returns: The statement.
    package static func append(
        _ entry: UnitEntry,
        _ id: Identifier<UnitEntry>,
        to record: Record<Subject>,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into \(table) (
                id, season_id, cluster_season_id, managing_unit_id, record_id, unit_id, kind, occurred_on, persons, words,
                figures, account_id, recorded_at
            )
            values (
                \(id), \(record.place.season), \(record.place.clusterSeason), \(record.place.managingUnit), \(record.id),
                \(entry.unit), \(entry.kind), \(entry.occurredOn), \(entry.persons), \(entry.words),
                \(entry.figures.bytes), \(account), \(instant)
            )
            """
        )
    }

    /// A part of the entries that the scope may read, in the order in which they were made.
    package static func list(
        of record: Identifier<Subject>,
        _ page: PageRequest<Identifier<UnitEntry>>
    ) -> PostgresStatement<Page<ListedEntry, Identifier<UnitEntry>>> {
        let after: PostgresQuery = page.after.map { "and e.id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select e.id, e.unit_id, e.kind, e.occurred_on, e.persons, e.words, e.figures, e.recorded_at,
                not exists (
                    select from \(table) l
                    where l.record_id = e.record_id and l.unit_id = e.unit_id and l.kind = e.kind and l.id > e.id
                )
            from \(table) e
            where e.record_id = \(record) \(after)
            order by e.id
            limit \(page.rows)
            """,
            as: (
                Identifier<UnitEntry>, UnitID, UnitEntry.Kind, Day, Int32?, String?, [UInt8], PostgresInstant, Bool
            ).self
        ).map { rows throws(PostgresError) in
            var entries: [ListedEntry] = []
            for row in rows {
                entries.append(
                    ListedEntry(
                        id: row.0,
                        unit: row.1,
                        kind: row.2,
                        occurredOn: row.3,
                        persons: row.4,
                        words: row.5,
                        figures: row.6,
                        recordedAt: try row.7.microsecondsSince1970,
                        counts: row.8
                    )
                )
            }
            return Page(entries, page, key: \.id)
        }
    }

    /// How many units entered what, among those entries that the scope may read.
    package static func counts(of record: Identifier<Subject>) -> PostgresStatement<[EntryCount]> {
        guard !Subject.entries.isEmpty else {
            return PostgresStatement.rows("select null::text where false", as: String.self).map { _ in [] }
        }
        return PostgresStatement.rows(
            """
            select l.kind, count(*), coalesce(sum(l.persons), 0)
            from (
                select distinct on (e.unit_id, e.kind) e.kind, e.persons
                from \(table) e
                where e.record_id = \(record)
                order by e.unit_id, e.kind, e.id desc
            ) l
            where l.persons is distinct from 0
            group by l.kind
            order by l.kind
            """,
            as: (UnitEntry.Kind, Int, Int).self
        ).map { rows in rows.map { EntryCount(kind: $0.0, units: $0.1, persons: $0.2) } }
    }

    /// Whether a unit has joined.
    package static func hasJoined(_ unit: UnitID, in record: Identifier<Subject>) -> PostgresStatement<Bool> {
        .row(
            """
            select exists (
                select from \(table) where record_id = \(record) and unit_id = \(unit) and kind = 'joined'
            )
            """,
            as: Bool.self
        )
    }
}

extension UnitEntryStatements<Activity> {
    /// The part that each unit took in each activity of a cluster's season, as its latest entry says.
    package static func parts(of clusterSeason: ClusterSeasonID) -> PostgresStatement<[ActivitySummary.Part]> {
        PostgresStatement.rows(
            """
            select distinct on (e.record_id, e.unit_id) e.record_id, e.unit_id, coalesce(e.persons, 0)
            from thidua.activity_entry e
            where e.cluster_season_id = \(clusterSeason)
            order by e.record_id, e.unit_id, e.id desc
            """,
            as: (ActivityID, UnitID, Int32).self
        ).map { rows in rows.map { ActivitySummary.Part(activity: $0.0, unit: $0.1, persons: $0.2) } }
    }
}
