/// Brings a database's schema up to date: forward only, all pending migrations or none, one runner at a time.
///
///     let migrator = try PostgresMigrator(migrations)
///     let applied = try await migrator.run(on: connection)
///
/// The database keeps which migrations it has, with the SHA-256 of each one's text; they must be the beginning of the
/// declared ones, unchanged. The hashes are PostgreSQL's own (`sha256`): it hashes the bytes that it was sent to run,
/// and this module needs no cryptographic library.
///
/// The role needs the right to create the schema of the history, and whatever the migrations do.
public struct PostgresMigrator: Sendable {
    /// The declared migrations, in order.
    public let migrations: [PostgresMigration]
    let history: PostgresIdentifier

    /// How long a runner waits for another one, and how long one migration may take.
    public var timeout: Duration = .seconds(3600)

    /// A migrator for an ordered list of migrations.
    ///
    /// - Parameters:
    ///   - migrations: All migrations since the beginning, in order.
    ///   - history: The schema that holds the table `applied`, by default `migration`.
    /// - Throws: `.misnamed` or `.disordered` for the first name that is not in order.
    public init(
        _ migrations: [PostgresMigration],
        history: PostgresIdentifier = "migration"
    ) throws(PostgresMigrationError) {
        var last: (name: String, number: Int)?
        for migration in migrations {
            guard let number = migration.number else { throw .misnamed(migration.name) }
            if let last, number <= last.number { throw .disordered(migration.name, after: last.name) }
            last = (migration.name, number)
        }
        self.migrations = migrations
        self.history = history
    }

    /// Says what is pending, and changes nothing: neither the schema nor the history is made.
    ///
    /// - Parameter connection: A connection that nothing else uses meanwhile.
    /// - Returns: The names of the pending migrations, in order; none when the database is up to date.
    /// - Throws: `.diverged`, `.changed`, `.ahead` or `.database`.
    public nonisolated(nonsending) func check(
        on connection: PostgresConnection
    ) async throws(PostgresMigrationError) -> [String] {
        do {
            let options = PostgresTransactionOptions(isolation: .repeatableRead, access: .readOnly, timeout: timeout)
            return try await connection.transaction(options) { transaction in
                try await pending(transaction).map(\.name)
            }
        } catch {
            throw PostgresMigrationError(error)
        }
    }

    /// Applies what is pending, in one transaction.
    ///
    /// A second runner waits, and then finds nothing to do.
    ///
    /// - Parameter connection: A connection that nothing else uses meanwhile.
    /// - Returns: The names of the migrations that were applied, in order.
    /// - Throws: What stands in the way; nothing was changed then, but for `.endedTransaction` and a `.database` whose
    ///   outcome is unknown.
    @discardableResult
    public nonisolated(nonsending) func run(
        on connection: PostgresConnection
    ) async throws(PostgresMigrationError) -> [String] {
        do {
            // Waiting for the other runner must not fail for a limit that is meant for requests.
            let limits = ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"]
            let options = PostgresTransactionOptions(
                settings: limits.map { PostgresSetting($0, "0") },
                timeout: timeout
            )
            return try await connection.transaction(options) { transaction in
                try await transaction.query(Self.lock(history))
                // From here on it is the others who wait, for the tables that a migration locks.
                try await transaction.query(Self.ownLockTimeout)
                try await transaction.run(.done(Self.createSchema(history)))
                try await transaction.run(.done(Self.createTable(history)))
                let pending = try await pending(transaction)
                for migration in pending { try await apply(migration, transaction) }
                return pending.map(\.name)
            }
        } catch {
            throw PostgresMigrationError(error)
        }
    }

    /// The declared migrations that the database has not.
    private nonisolated(nonsending) func pending(
        _ transaction: PostgresTransaction
    ) async throws -> ArraySlice<PostgresMigration> {
        let (declared, exists) = try await transaction.run(
            Self.hashes(of: migrations),
            Self.exists(history)
        )
        let applied = exists ? try await transaction.run(Self.applied(history)) : []
        let count = try MigrationHistory(applied: applied).matched(with: declared)
        return migrations.dropFirst(count)
    }

    private nonisolated(nonsending) func apply(
        _ migration: PostgresMigration,
        _ transaction: PostgresTransaction
    ) async throws {
        let before = try await transaction.run(Self.transactionNumber)
        do throws(PostgresError) {
            try await transaction.execute(script: migration.sql, timeout: timeout)
        } catch {
            // A transaction that failed answers nothing any more; one that the text has ended does.
            if (try? await transaction.run(Self.transactionNumber)) != nil {
                throw PostgresMigrationError.endedTransaction(migration.name)
            }
            let place = error.server?.position.flatMap { PostgresTextPlace(position: $0, in: migration.sql) }
            throw PostgresMigrationError.failed(migration.name, place: place, error)
        }
        // A COMMIT in the text ended the transaction, and what comes after it runs in another one.
        guard try await transaction.run(Self.transactionNumber) == before else {
            throw PostgresMigrationError.endedTransaction(migration.name)
        }
        try await transaction.run(Self.record(migration, history))
    }
}

extension PostgresMigrationError {
    /// Keeps a migration's error, and wraps the database's.
    fileprivate init(_ error: any Error) {
        switch error {
        case let error as PostgresMigrationError: self = error
        case let error as PostgresError: self = .database(error)
        default: self = .database(PostgresError(.cancelled))
        }
    }
}
