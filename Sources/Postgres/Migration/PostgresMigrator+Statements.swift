extension PostgresMigrator {
    /// Waits until no other runner works on this history in this database; held until the transaction ends.
    static func lock(_ history: PostgresIdentifier) -> PostgresQuery {
        ("select pg_advisory_xact_lock(hashtextextended(\(history.name), 0))" as PostgresQuery).unprepared()
    }

    /// Gives the session its own `lock_timeout` back: a statement that waits for a table's lock makes everybody else queue
    /// behind it.
    static let ownLockTimeout =
        ("""
    select set_config('lock_timeout', reset_val, true) from pg_settings where name = 'lock_timeout'
    """ as PostgresQuery).unprepared()

    static func createSchema(_ history: PostgresIdentifier) -> PostgresQuery {
        ("create schema if not exists \(identifier: history)" as PostgresQuery).unprepared()
    }

    static func createTable(_ history: PostgresIdentifier) -> PostgresQuery {
        let query: PostgresQuery = """
            create table if not exists \(identifier: history).applied (
                position integer constraint applied_pkey primary key,
                name text not null constraint applied_name_key unique,
                sha256 text not null,
                applied_at timestamptz not null default clock_timestamp()
            )
            """
        return query.unprepared()
    }

    /// Whether the history's table is there.
    static func exists(_ history: PostgresIdentifier) -> PostgresStatement<Bool> {
        let query: PostgresQuery = """
            select exists (select from pg_tables where schemaname = \(history.name) and tablename = 'applied')
            """
        return .row(query.unprepared(), as: Bool.self)
    }

    /// The applied migrations: 0…n, in the order in which they were applied.
    static func applied(_ history: PostgresIdentifier) -> PostgresStatement<[MigrationHistory.Entry]> {
        let query: PostgresQuery = "select name, sha256 from \(identifier: history).applied order by position"
        return PostgresStatement.rows(query.unprepared(), as: (String, String).self)
            .map { rows in rows.map { MigrationHistory.Entry(name: $0.0, hash: $0.1) } }
    }

    /// The declared migrations with their hashes: one for each, in their order.
    static func hashes(of migrations: [PostgresMigration]) -> PostgresStatement<[MigrationHistory.Entry]> {
        let names = migrations.map(\.name)
        let texts = migrations.map(\.sql)
        let query: PostgresQuery = """
            select name, encode(sha256(convert_to(text, 'UTF8')), 'hex')
            from unnest(\(names), \(texts)) with ordinality as declared (name, text, position)
            order by position
            """
        return PostgresStatement.rows(query.unprepared(), as: (String, String).self)
            .map { rows in rows.map { MigrationHistory.Entry(name: $0.0, hash: $0.1) } }
    }

    /// Notes a migration as applied, with the hash of its text.
    static func record(_ migration: PostgresMigration, _ history: PostgresIdentifier) -> PostgresStatement<Int> {
        let query: PostgresQuery = """
            insert into \(identifier: history).applied (position, name, sha256)
            select count(*) + 1, \(migration.name), encode(sha256(convert_to(\(migration.sql), 'UTF8')), 'hex')
            from \(identifier: history).applied
            """
        return PostgresStatement.affectedRows(query.unprepared()).expecting(exactly: 1)
    }

    /// The number of the transaction: another one after a script means that the script ended the transaction.
    static let transactionNumber = PostgresStatement.row(
        ("select pg_current_xact_id()::text" as PostgresQuery).unprepared(),
        as: String.self
    )
}
