import CLibPQ

/// What became of a script.
struct MigrationScriptReport {
    /// How many of its statements succeeded.
    var succeeded = 0
    /// What stopped it; nil when all succeeded.
    var failure: PostgresError?
    /// Whether a transaction, perhaps a failed one, is open after it; also when the connection was lost.
    var isTransactionOpen = true
}

extension Session {
    /// Runs a text of several statements, by the simple protocol: one round trip, all results dropped.
    ///
    /// Unlike a plain script it says how far it came and whether the transaction is still open, which a migration's
    /// error needs.
    ///
    /// The text is one implicit transaction unless one is open. Call it with nothing under way.
    func migrationScript(_ sql: String, _ call: Call) -> MigrationScriptReport {
        var report = MigrationScriptReport()
        notices.forget()
        // The simple protocol has no place in a pipeline.
        guard PQexitPipelineMode(connection) == 1, PQsendQuery(connection, sql) == 1 else {
            lose(.connection(.lost(message)))
            report.failure = loss.map { PostgresError($0, sql: sql) }
            return report
        }
        while let result = next(call) {
            switch result.status {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
                report.succeeded += 1
            case PGRES_EMPTY_QUERY:
                break
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                lose(.protocolMisuse("a script cannot COPY from or to its client"))
            default:
                report.failure = report.failure ?? refusal(result, sql: sql, call)
            }
        }
        settle(call)
        report.isTransactionOpen = loss != nil || !isIdle
        if let loss {
            let outcome = PostgresOutcome(of: .connectionClosed, in: call.phase)
            report.failure = report.failure ?? PostgresError(loss, outcome: outcome, sql: sql)
        } else if PQenterPipelineMode(connection) != 1 {
            lose(.connection(.lost(message)))
        }
        return report
    }

    private func refusal(_ result: borrowing ResultHandle, sql: String, _ call: Call) -> PostgresError {
        guard let error = result.serverError else {
            let reason = PostgresError.Kind.connection(.lost(result.errorMessage))
            lose(reason)
            return PostgresError(reason, outcome: PostgresOutcome(of: .connectionClosed, in: call.phase), sql: sql)
        }
        if error.severity != .error { lose(.connection(.lost(error.message))) }
        let failure = PostgresOutcome.Failure.refused(severity: error.severity, isAlive: loss == nil)
        let outcome = PostgresOutcome(of: failure, in: call.phase)
        if error.sqlState == .queryCanceled, let interruption = call.interruption {
            return PostgresError(interruption == .cancelled ? .cancelled : .timeout, outcome: outcome, sql: sql)
        }
        return PostgresError(.server(error), outcome: outcome, sql: sql)
    }
}
