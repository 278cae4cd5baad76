import Postgres

extension PostgresPool {
    /// Lends a connection to a piece of work; what the pool itself fails with is an error of `Postgres` too.
    ///
    /// - Throws: What the work throws; `PostgresError`, surely not applied, where there was no connection to be had.
    nonisolated(nonsending) func lend<Value: Sendable>(
        to work: nonisolated(nonsending) (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        do {
            return try await withConnection { try await work($0) }
        } catch let error as PoolError {
            throw PostgresError(error)
        }
    }
}

extension PostgresError {
    /// A pool that has no connection to lend, as a database that is not to be had.
    init(_ error: PoolError) {
        self.init(error.reason == .cancelled ? .cancelled : .unavailable("a connection of the pool"))
    }
}
