package import Domain
package import Postgres

/// What was done to records: acts are only added.
package enum RecordActStatements<Subject: RecordSubject> {
    /// Adds an act.
    ///
    /// - Parameters:
    ///   - act: What was done.
    ///   - record: As the act left it.
    ///   - account: Who recorded it.
    ///   - instant: When.
    /// - Returns: The statement.
    package static func append(
        _ act: RecordAct,
        to record: Record<Subject>,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into \(Subject.actTable) (
                season_id, cluster_season_id, managing_unit_id, record_id, version, state, occurred_on, by_whom, words,
                official_document_id, document, account_id, recorded_at
            )
            values (
                \(record.place.season), \(record.place.clusterSeason), \(record.place.managingUnit), \(record.id),
                \(record.version), \(record.state.rawValue), \(act.occurredOn), \(act.by), \(act.words), \(act.officialDocument),
                \(record.text.bytes), \(account), \(instant)
            )
            """
        )
    }

    /// A record's acts in their order.
    package static func all(of record: Identifier<Subject>) -> PostgresStatement<[KeptAct<Subject.State>]> {
        PostgresStatement.rows(
            """
            select version, state, occurred_on, by_whom, words, official_document_id, document, recorded_at
            from \(Subject.actTable)
            where record_id = \(record)
            order by version
            """,
            as: (Int32, String, Day, String?, String?, OfficialDocumentID?, [UInt8], PostgresInstant).self
        ).map { rows throws(PostgresError) in
            var acts: [KeptAct<Subject.State>] = []
            for row in rows {
                acts.append(
                    KeptAct(
                        version: row.0,
                        state: try Subject.State(stored: row.1),
                        act: RecordAct(occurredOn: row.2, by: row.3, words: row.4, officialDocument: row.5),
                        document: row.6,
                        recordedAt: try row.7.microsecondsSince1970
                    )
                )
            }
            return acts
        }
    }

    /// The day on which a record came to its present state; nil where no act brought it there.
    package static func lastDay(of record: Identifier<Subject>) -> PostgresStatement<Day?> {
        PostgresStatement.optionalRow(
            """
            select a.occurred_on
            from \(Subject.actTable) a
            join \(Subject.table) r on r.id = a.record_id and r.state = a.state
            where a.record_id = \(record)
            order by a.version
            limit 1
            """,
            as: Day.self
        )
    }
}
