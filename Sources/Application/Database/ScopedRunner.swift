package import Postgres
package import Repository

/// Something that reads can be run on in somebody's name.
package protocol ScopedRunner: PostgresRunner {
    /// Runs statements that only read, as whom the scope names: the scope travels with them, one round trip in all.
    ///
    /// - Throws: The first error among the statements, or what became of the connection.
    nonisolated(nonsending) func read(_ batch: PostgresBatch, as scope: SignedScope) async throws(PostgresError)
}

extension PostgresConnection: ScopedRunner {
    package nonisolated(nonsending) func read(
        _ batch: PostgresBatch,
        as scope: SignedScope
    ) async throws(PostgresError) {
        try await run(batch, access: .readOnly, settings: [scope.setting])
    }
}

extension PooledRunner: ScopedRunner {
    package nonisolated(nonsending) func read(
        _ batch: PostgresBatch,
        as scope: SignedScope
    ) async throws(PostgresError) {
        try await withConnection { connection throws(PostgresError) in try await connection.read(batch, as: scope) }
    }
}
