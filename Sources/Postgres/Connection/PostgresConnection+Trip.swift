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
    /// Cancelling the task ends it early if it may be cancelled.
    ///
    /// - Throws: Only what is known before anything is sent; all else is in the report.
    func send(_ trip: Trip, for lease: Lease? = nil) async throws(PostgresError) -> TripReport {
        // Woken, the thread looks at its own task: a wake-up that comes late finds another task and means nothing.
        let result = await withTaskCancellationHandler {
            sendNow(trip, for: lease)
        } onCancel: {
            thread.wakePipe.wake()
        }
        return try result.get()
    }

    private func sendNow(_ trip: Trip, for lease: Lease?) -> Result<TripReport, PostgresError> {
        Result { () throws(PostgresError) in
            let session = try open(for: lease)
            if Task.isCancelled, !trip.isCleanup { throw PostgresError(.cancelled) }
            for query in trip.queries {
                try query.checkParameters()
            }
            let deadline = ContinuousClock.now + (trip.timeout ?? configuration.statementTimeout)
            let report = session.trip(trip.queries, Call(deadline: deadline, phase: trip.phase))
            deliverNotifications(of: session)
            endIfLost(session)
            return report
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
