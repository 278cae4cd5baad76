extension PostgresConnection {
    /// One pipeline to send.
    struct Trip: Sendable {
        var queries: [PostgresQuery]
        var phase: PostgresOutcome.Phase
        /// How long it may take; nil for the configuration's `statementTimeout`.
        var timeout: Duration?
        /// Whether it is sent even when the task is cancelled, as a ROLLBACK must be.
        var isCleanup = false
    }

    /// Sends a pipeline and reads its answers: one round trip.
    ///
    /// - Throws: Only what is known before anything is sent; all else is in the report.
    func send(_ trip: Trip, for lease: Lease? = nil) async throws(PostgresError) -> TripReport {
        try await onSession(
            for: lease,
            isCleanup: trip.isCleanup,
            phase: trip.phase,
            timeout: trip.timeout
        ) { session, call throws(PostgresError) in
            for query in trip.queries {
                try query.checkParameters()
            }
            return session.trip(trip.queries, call)
        }
    }
}

extension PostgresQuery {
    /// Throws what makes it impossible to send.
    func checkParameters() throws(PostgresError) {
        if let refusal = parameters.refusal { throw PostgresError(refusal, sql: sql) }
        guard parameters.list.count <= 65_535 else {
            throw PostgresError(.protocolMisuse("a statement has at most 65,535 parameters; send arrays"), sql: sql)
        }
    }
}
