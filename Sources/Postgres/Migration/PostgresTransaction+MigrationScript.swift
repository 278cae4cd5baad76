extension PostgresTransaction {
    /// Runs a text of several statements in the transaction.
    ///
    /// - Parameters:
    ///   - sql: The statements, parted by `;`.
    ///   - timeout: How long they may take together.
    /// - Returns: How many of them succeeded, and what stopped the rest.
    /// - Throws: What made it impossible to send.
    nonisolated(nonsending) func migrationScript(
        _ sql: String,
        timeout: Duration
    ) async throws(PostgresError) -> MigrationScriptReport {
        try await connection.migrationScript(sql, for: lease, timeout: timeout)
    }
}

extension PostgresConnection {
    /// Runs a text of several statements for the holder of the lease, whose transaction must have begun.
    func migrationScript(
        _ sql: String,
        for lease: Lease,
        timeout: Duration
    ) async throws(PostgresError) -> MigrationScriptReport {
        let result = await withTaskCancellationHandler {
            migrationScriptNow(sql, for: lease, timeout: timeout)
        } onCancel: {
            thread.wakePipe.wake()
        }
        return try result.get()
    }

    private func migrationScriptNow(
        _ sql: String,
        for lease: Lease,
        timeout: Duration
    ) -> Result<MigrationScriptReport, PostgresError> {
        Result { () throws(PostgresError) in
            let session = try open(for: lease)
            if Task.isCancelled { throw PostgresError(.cancelled) }
            guard !session.isIdle else { throw PostgresError(.protocolMisuse("a script needs a transaction")) }
            let report = session.migrationScript(sql, Call(deadline: .now + timeout, phase: .beforeCommit))
            deliverNotifications(of: session)
            endIfLost(session)
            return report
        }
    }
}
