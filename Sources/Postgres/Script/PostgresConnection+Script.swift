extension PostgresConnection {
    /// Runs a text of several statements, such as a migration's file.
    ///
    /// The only place where run-time text becomes SQL, which is why it takes no values and returns no rows. All of it is
    /// one implicit transaction, unless it has BEGIN and COMMIT of its own; one left open is rolled back and refused. What
    /// fails after a COMMIT of its own has an unknown outcome: the part before it stays.
    ///
    /// - Parameters:
    ///   - script: The statements.
    ///   - timeout: How long all of it may take; nil for the configuration's `statementTimeout`.
    /// - Throws: The first statement's error that failed; none after it ran.
    public func execute(script: String, timeout: Duration? = nil) async throws(PostgresError) {
        do throws(PostgresError) {
            try await onSession(phase: .commitSent, timeout: timeout) { session, call throws(PostgresError) in
                try session.runScript(script, call)
            }
        } catch {
            _ = await endStrayTransaction()
            throw error
        }
        if let stray = await endStrayTransaction() { throw stray }
    }

    func execute(script: String, for lease: Lease, timeout: Duration?) async throws(PostgresError) {
        let prelude = takePrelude(of: lease)
        if !prelude.isEmpty {
            let trip = Trip(queries: prelude, phase: .beforeCommit, timeout: timeout)
            if let failure = try await send(trip, for: lease).failure { throw failure }
        }
        try await onSession(for: lease, timeout: timeout) { session, call throws(PostgresError) in
            try session.runScript(script, call)
        }
    }
}

extension PostgresTransaction {
    /// Runs a text of several statements, such as a migration's file, as part of the transaction.
    ///
    /// - Parameters:
    ///   - script: The statements; none of them may end the transaction.
    ///   - timeout: How long all of it may take; nil for the transaction's own.
    /// - Throws: The first statement's error that failed; none after it ran.
    public func execute(script: String, timeout: Duration? = nil) async throws(PostgresError) {
        try await connection.execute(script: script, for: lease, timeout: timeout ?? options.timeout)
    }
}
