package import Postgres
package import Repository

/// Runs each batch on a connection of a pool that it has for that long.
package struct PooledRunner: PostgresRunner {
    private let pool: PostgresPool

    package init(_ pool: PostgresPool) { self.pool = pool }

    package nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError) {
        try await withConnection { connection throws(PostgresError) in try await connection.run(batch, timeout: timeout)
        }
    }

    /// Runs statements that only read, as whom the scope names: the scope travels with them, one round trip in all.
    ///
    /// - Throws: The first error among the statements, or what became of the connection.
    package nonisolated(nonsending) func read(_ batch: PostgresBatch, as scope: SignedScope) async throws(PostgresError)
    {
        try await withConnection { connection throws(PostgresError) in
            try await connection.run(batch, access: .readOnly, settings: [scope.setting])
        }
    }

    /// Runs statements that only read, all of them as of one moment: what one says fits what the others say. COMMIT is a
    /// second round trip.
    ///
    /// - Throws: The first error among the statements, or what became of the connection.
    package nonisolated(nonsending) func readAtOnce(
        _ batch: PostgresBatch,
        as scope: SignedScope
    ) async throws(PostgresError) {
        let options = PostgresTransactionOptions(
            isolation: .repeatableRead,
            access: .readOnly,
            settings: [scope.setting]
        )
        try await withConnection { connection throws(PostgresError) in
            do {
                try await connection.transaction(options, loading: batch) { _ in }
            } catch let error as PostgresError {
                throw error
            } catch {
                throw PostgresError(.unavailable("a transaction that only reads"))
            }
        }
    }

    /// Lends a connection; a pool that has none throws as a database that is not to be had.
    nonisolated(nonsending) func withConnection(
        _ body: nonisolated(nonsending) (PostgresConnection) async throws(PostgresError) -> Void
    ) async throws(PostgresError) {
        do {
            try await pool.withConnection { try await body($0) }
        } catch let error as PostgresError {
            throw error
        } catch let error as PoolError {
            throw PostgresError(error)
        } catch {
            throw PostgresError(.unavailable("a connection of the pool"))
        }
    }
}
