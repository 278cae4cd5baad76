extension PostgresConnection {
    /// Rolls back a transaction that a statement opened by itself, and says so.
    ///
    /// Left open it would swallow the next caller's statements.
    func refuseOpenTransaction() async throws(PostgresError) {
        guard let session = try? open(for: nil), !session.isIdle else { return }
        await rollBack(for: nil)
        throw PostgresError(.protocolMisuse("BEGIN goes through transaction(…), not through a statement"))
    }

    /// Ends the transaction that is open, if one is, without a trace.
    ///
    /// Closes the connection when that fails.
    func rollBack(for lease: Lease?) async {
        guard let session = try? open(for: lease), !session.isIdle else { return }
        let query = ("rollback" as PostgresQuery).unprepared()
        let report = try? await send(Trip(queries: [query], phase: .beforeCommit, isCleanup: true), for: lease)
        if report?.failure != nil { close() }
    }
}
