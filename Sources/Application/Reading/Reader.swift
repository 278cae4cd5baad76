import Domain
package import Postgres
import Repository

/// Reads on behalf of somebody, under the caller's scope.
package struct Reader: Sendable {
    private let pool: PostgresPool

    package init(pool: PostgresPool) { self.pool = pool }

    /// Who the caller is, and what the statements say, in one round trip; each statement as of when it runs.
    ///
    /// - Throws: `NotSignedIn`, `PostgresError`.
    func read<each Load: Sendable>(
        as caller: Caller,
        _ loads: repeat PostgresStatement<each Load>
    ) async throws -> (ActingAccount, repeat each Load) {
        let batch = PostgresBatch()
        let account = batch.add(ActingAccountStatements.current)
        let pending = (repeat batch.add(each loads))
        try await PooledRunner(pool).read(batch, as: caller.scope)
        guard let account = try account.value else { throw NotSignedIn() }
        return (account, repeat try (each pending).value)
    }

    /// Who the caller is, and what somebody adds to the batch, of whatever number; in one round trip.
    ///
    /// - Throws: `NotSignedIn`, `PostgresError`.
    func read<Pending>(
        as caller: Caller,
        _ add: (PostgresBatch) -> Pending
    ) async throws -> (ActingAccount, Pending) {
        let batch = PostgresBatch()
        let account = batch.add(ActingAccountStatements.current)
        let pending = add(batch)
        try await PooledRunner(pool).read(batch, as: caller.scope)
        guard let account = try account.value else { throw NotSignedIn() }
        return (account, pending)
    }

    /// Who the caller is, and what the statements say; all of them as of one moment, for what is computed from several.
    ///
    /// - Throws: `NotSignedIn`, `PostgresError`.
    func readAtOnce<each Load: Sendable>(
        as caller: Caller,
        _ loads: repeat PostgresStatement<each Load>
    ) async throws -> (ActingAccount, repeat each Load) {
        let batch = PostgresBatch()
        let account = batch.add(ActingAccountStatements.current)
        let pending = (repeat batch.add(each loads))
        try await PooledRunner(pool).readAtOnce(batch, as: caller.scope)
        guard let account = try account.value else { throw NotSignedIn() }
        return (account, repeat try (each pending).value)
    }
}
