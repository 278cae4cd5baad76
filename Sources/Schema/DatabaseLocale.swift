package import Postgres

/// How a database writes and sorts texts.
package struct DatabaseLocale: Sendable {
    /// Such as `UTF8`.
    package let encoding: String
    package let collation: String
    /// Whether the operating system sorts as it did when the database was made: else its indexes may be wrong.
    package let isUnchanged: Bool

    /// Whether it is as the program makes it: sorted by code points, and so the same everywhere and for ever.
    package var isAsMade: Bool { encoding == "UTF8" && ["C", "POSIX"].contains(collation) && isUnchanged }

    /// The locale of the database that this runs in: one row.
    package static let current = PostgresStatement.row(
        """
        select pg_encoding_to_char(encoding)::text, datcollate::text,
            datcollversion is not distinct from pg_database_collation_actual_version(oid)
        from pg_database where datname = current_database()
        """,
        as: (String, String, Bool).self
    ).map { DatabaseLocale(encoding: $0.0, collation: $0.1, isUnchanged: $0.2) }
}

/// The server's version, such as `15.14`, and whether the session can write: one row.
package struct DatabaseServer: Sendable {
    package let version: String
    /// Whether transactions only read unless they say otherwise.
    package let isReadOnlyByDefault: Bool

    package static let current = PostgresStatement.row(
        """
        select current_setting('server_version'), current_setting('default_transaction_read_only') = 'on'
        """,
        as: (String, Bool).self
    ).map { DatabaseServer(version: $0.0, isReadOnlyByDefault: $0.1) }
}
