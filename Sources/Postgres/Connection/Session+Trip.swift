import CLibPQ

/// What came back from one pipeline.
struct TripReport {
    /// The answer to each statement, in order.
    var replies: [Result<PostgresRows, PostgresError>] = []
    /// The first thing that went wrong: a statement, the commit at the end, or the connection.
    var failure: PostgresError?
    /// Whether it failed only because a prepared statement no longer fits; it has been forgotten meanwhile.
    var isStale = false
}

extension Session {
    /// What the server will answer to, in the order it was sent.
    private enum Expectation {
        case prepared(query: Int, StatementCache.Key, name: String)
        case executed(query: Int, StatementCache.Key?)
    }

    /// What was read, before it is known whether the connection survived.
    private enum Answer {
        case rows(PostgresRows)
        case refused(PostgresServerError)
        case skipped
        case failed(PostgresError.Kind)
    }

    /// Sends statements with one Sync and reads all answers: one round trip.
    ///
    /// Whatever happens, the connection is afterwards either at the Sync or lost.
    func trip(_ queries: [PostgresQuery], _ call: Call) -> TripReport {
        notices.forget()
        let leftovers = sendDeallocations()
        let expectations = send(queries)
        readDeallocations(leftovers, call)
        var answers: [Answer?] = Array(repeating: nil, count: queries.count)
        var report = TripReport()
        for expectation in expectations {
            guard loss == nil else { break }
            read(expectation, into: &answers, sql: queries.map(\.sql), call, &report)
        }
        let atSync = readSync(call)
        settle(call)
        return conclude(report, queries, answers, atSync: atSync, call)
    }

    // MARK: Sending

    private func send(_ queries: [PostgresQuery]) -> [Expectation] {
        var expectations: [Expectation] = []
        var preparing: [StatementCache.Key: String] = [:]
        for (index, query) in queries.enumerated() {
            guard query.isPrepared, cache.capacity > 0 else {
                check(query.send(to: connection, as: .unnamed))
                expectations.append(.executed(query: index, nil))
                continue
            }
            let key = StatementCache.Key(sql: query.sql, types: query.parameters.types)
            let name: String
            if let known = cache.name(for: key) ?? preparing[key] {
                name = known
            } else {
                name = cache.makeName()
                preparing[key] = name
                check(PQsendPrepare(connection, name, query.sql, Int32(key.types.count), key.types))
                expectations.append(.prepared(query: index, key, name: name))
            }
            check(query.send(to: connection, as: .prepared(name)))
            expectations.append(.executed(query: index, key))
        }
        check(PQpipelineSync(connection))
        return expectations
    }

    private func check(_ isSent: Int32) {
        if isSent == 0 { lose(.connection(.lost(message))) }
    }

    // MARK: Reading

    private func read(
        _ expectation: Expectation,
        into answers: inout [Answer?],
        sql: [String],
        _ call: Call,
        _ report: inout TripReport
    ) {
        switch expectation {
        case .prepared(let query, let key, let name):
            switch readStatement(sql: sql[query], call) {
            case .rows:
                observer?.observe(.prepared(sql: key.sql))
                if let forgotten = cache.insert(key, name: name) { observer?.observe(.forgotten(sql: forgotten)) }
            case let failure:
                answers[query] = failure  // And the execution that follows will be skipped.
            }
        case .executed(let query, let key):
            let answer = readStatement(sql: sql[query], call)
            if let key, case .refused(let error) = answer, error.isStalePlan {
                cache.forget(key)
                observer?.observe(.forgotten(sql: key.sql))
                report.isStale = true
            }
            answers[query] = answers[query] ?? answer
        }
    }

    /// Reads one statement to its end, which is a null and not the first result.
    private func readStatement(sql: String, _ call: Call) -> Answer? {
        var answer: Answer?
        while let result = next(call) {
            switch result.status {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                if answer == nil { answer = .rows(PostgresRows(result, sql: sql)) }
            case PGRES_PIPELINE_ABORTED:
                answer = answer ?? .skipped
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                // There is no way out of a COPY inside a pipeline but to drop the connection.
                let misuse = PostgresError.Kind.protocolMisuse("COPY goes through copyIn and copyOut")
                answer = .failed(misuse)
                lose(misuse)
            default:
                answer = refusal(result)
            }
        }
        return answer
    }

    private func refusal(_ result: borrowing ResultHandle) -> Answer {
        guard let error = result.serverError else {
            // libpq's own error: the connection broke.
            let reason = PostgresError.Kind.connection(.lost(result.errorMessage))
            lose(reason)
            return .failed(reason)
        }
        if error.severity != .error { lose(.connection(.lost(error.message))) }  // FATAL: the server hangs up.
        return .refused(error)
    }

    /// Reads to the Sync's own answer, after which there is no null.
    ///
    /// An error can come before it: the commit of an implicit transaction happens there.
    private func readSync(_ call: Call) -> Answer? {
        var answer: Answer?
        var nulls = 0
        while loss == nil {
            guard let result = next(call) else {
                nulls += 1
                if nulls > 3 { lose(.connection(.lost("libpq lost the pipeline's end"))) }
                continue
            }
            if result.status == PGRES_PIPELINE_SYNC { break }
            if result.status == PGRES_FATAL_ERROR { answer = answer ?? refusal(result) }
        }
        return answer
    }

    // MARK: Concluding

    private func conclude(
        _ report: TripReport,
        _ queries: [PostgresQuery],
        _ answers: [Answer?],
        atSync: Answer?,
        _ call: Call
    ) -> TripReport {
        var report = report
        report.replies = zip(queries, answers).map { query, answer in
            let answer = answer ?? .failed(loss ?? .skipped)
            switch error(answer, sql: query.sql, call) {
            case nil: break
            case let error?: return .failure(error)
            }
            guard case .rows(let rows) = answer else { return .failure(PostgresError(.skipped)) }
            return .success(rows)
        }
        for reply in report.replies {
            guard case .failure(let error) = reply, report.failure == nil else { continue }
            report.failure = error
        }
        if report.failure == nil, let atSync { report.failure = error(atSync, sql: nil, call) }
        if report.failure == nil, let loss {
            report.failure = PostgresError(loss, outcome: PostgresOutcome(of: .connectionClosed, in: call.phase))
        }
        if report.failure == nil, call.phase == .commitSent, let warning = notices.warning {
            let outcome = PostgresOutcome(of: .commitUnconfirmed, in: call.phase)
            report.failure = PostgresError(.commitUnconfirmed(warning), outcome: outcome)
        }
        return report
    }

    private func error(_ answer: Answer, sql: String?, _ call: Call) -> PostgresError? {
        let isAlive = loss == nil
        let lostOutcome = PostgresOutcome(of: .connectionClosed, in: call.phase)
        switch answer {
        case .rows:
            return nil
        case .refused(let error):
            let outcome = PostgresOutcome(of: .refused(severity: error.severity, isAlive: isAlive), in: call.phase)
            if error.sqlState == .queryCanceled, let interruption = call.interruption {
                return PostgresError(interruption == .cancelled ? .cancelled : .timeout, outcome: outcome, sql: sql)
            }
            return PostgresError(.server(error), outcome: outcome, sql: sql)
        case .skipped:
            let refused = PostgresOutcome.Failure.refused(severity: .error, isAlive: isAlive)
            return PostgresError(.skipped, outcome: PostgresOutcome(of: refused, in: call.phase), sql: sql)
        case .failed(let kind):
            return PostgresError(kind, outcome: lostOutcome, sql: sql)
        }
    }

    // MARK: Leftovers

    /// Drops on the server what the cache has given up, ahead of the pipeline and with a Sync of its own.
    ///
    /// Only between transactions: were a name unknown to the server, the error would fail the caller's transaction.
    private func sendDeallocations() -> [String] {
        guard isIdle, !cache.leftovers.isEmpty else { return [] }
        for name in cache.leftovers {
            check(PostgresQuery.deallocate(name).send(to: connection, as: .unnamed))
        }
        check(PQpipelineSync(connection))
        return cache.leftovers
    }

    private func readDeallocations(_ names: [String], _ call: Call) {
        guard !names.isEmpty else { return }
        for name in names where loss == nil {
            switch readStatement(sql: "", call) {
            case .rows: cache.deallocated(name)
            case .refused(let error) where error.sqlState == .invalidStatementName: cache.deallocated(name)
            default: break
            }
        }
        _ = readSync(call)
    }
}

extension PostgresServerError {
    /// Whether a prepared statement must be prepared again: its result's columns have changed (a table was altered), or
    /// the server has dropped it (DISCARD ALL).
    var isStalePlan: Bool {
        // 0A000 means a hundred things; the routine tells this one, whatever the message's language.
        (sqlState == .featureNotSupported && routine == "RevalidateCachedQuery") || sqlState == .invalidStatementName
    }
}
