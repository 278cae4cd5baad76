import CLibPQ

/// What came back from one pipeline.
struct TripReport {
    /// One answer as it was read, before it is known whether the connection survived.
    enum Answer {
        case rows(PostgresRows)
        case refused(PostgresServerError)
        case skipped
        case failed(PostgresError.Kind)

        var isFailure: Bool {
            if case .rows = self { false } else { true }
        }
    }

    /// The answers to the statements, in order; nil for one that was not read.
    fileprivate(set) var answers: [Answer?]
    /// An answer at the end: the commit of an implicit transaction happens there.
    fileprivate(set) var atSync: Answer?
    /// The answers, concluded.
    fileprivate(set) var replies: [Result<PostgresRows, PostgresError>] = []
    /// The first thing that went wrong: a statement, the commit at the end, or the connection.
    var failure: PostgresError?
    /// Whether it failed only because a prepared statement no longer fits; it has been forgotten meanwhile.
    fileprivate(set) var isStale = false

    /// Whether a COMMIT by hand stands before the first error: what it committed stays.
    fileprivate var hasCommittedBeforeFailing: Bool {
        replies.prefix { $0.isSuccess }.contains { reply in
            if case .success(let rows) = reply { rows.commandTag == "COMMIT" } else { false }
        }
    }
}

extension Session {
    /// What the server will answer to, in the order it was sent.
    private enum Expectation {
        case prepared(query: Int, StatementCache.Key, name: String)
        case executed(query: Int, StatementCache.Key?)
    }

    /// Sends statements with one Sync and reads all answers: one round trip.
    ///
    /// Whatever happens, the connection is afterwards either at the Sync or lost.
    func trip(_ queries: [PostgresQuery], _ call: Call) -> TripReport {
        var report = start(queries, readingUpTo: queries.count, call)
        report.atSync = readSync(call)
        settle(call)
        conclude(&report, queries, call)
        return report
    }

    /// Sends statements with one Sync and reads the answers to the first of them, so many.
    ///
    /// When one of these failed, `failure` says so; it is concluded for a stream, whose last answer is read elsewhere.
    func start(_ queries: [PostgresQuery], readingUpTo count: Int, _ call: Call) -> TripReport {
        begin()
        let leftovers = sendDeallocations()
        let expectations = send(queries, flushingBefore: count)
        readDeallocations(leftovers, call)
        let sql = queries.map(\.sql)
        var report = TripReport(answers: Array(repeating: nil, count: queries.count))
        for expectation in expectations where loss == nil {
            if case .executed(let query, _) = expectation, query >= count { break }
            read(expectation, sql: sql, call, &report)
        }
        if count < queries.count, loss != nil || report.answers.contains(where: { $0?.isFailure == true }) {
            conclude(&report, queries, call)
        }
        return report
    }

    /// Reads to the Sync, past what is left of a stream.
    func finish(_ call: Call) {
        _ = readSync(call)
        settle(call)
    }

    /// The error that a result is.
    func failure(of result: borrowing ResultHandle, sql: String, _ call: Call) -> PostgresError? {
        error(refusal(result), sql: sql, call)
    }

    // MARK: Sending

    /// Puts statements and a Sync into libpq's buffer.
    ///
    /// The server keeps its answers back until the Sync. Those before statement number `streamed` are wanted while that
    /// one still runs, so they are flushed.
    private func send(_ queries: [PostgresQuery], flushingBefore streamed: Int) -> [Expectation] {
        var expectations: [Expectation] = []
        var preparing: [StatementCache.Key: String] = [:]
        for (index, query) in queries.enumerated() {
            guard query.isPrepared, cache.capacity > 0 else {
                if index == streamed { check(PQsendFlushRequest(connection)) }
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
            if index == streamed { check(PQsendFlushRequest(connection)) }
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
                report.answers[query] = failure  // And the execution that follows will be skipped.
            }
        case .executed(let query, let key):
            let answer = readStatement(sql: sql[query], call)
            if let key, case .refused(let error) = answer, error.isStalePlan {
                cache.forget(key)
                observer?.observe(.forgotten(sql: key.sql))
                report.isStale = true
            }
            report.answers[query] = report.answers[query] ?? answer
        }
    }

    /// Reads one statement to its end, which is a null and not the first result.
    private func readStatement(sql: String, _ call: Call) -> TripReport.Answer? {
        var answer: TripReport.Answer?
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

    func refusal(_ result: borrowing ResultHandle) -> TripReport.Answer {
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
    private func readSync(_ call: Call) -> TripReport.Answer? {
        var answer: TripReport.Answer?
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

    private func conclude(_ report: inout TripReport, _ queries: [PostgresQuery], _ call: Call) {
        report.replies = zip(queries, report.answers).map { query, answer in
            let answer = answer ?? .failed(loss ?? .skipped)
            if case .rows(let rows) = answer { return .success(rows) }
            return .failure(error(answer, sql: query.sql, call) ?? PostgresError(.skipped))
        }
        for reply in report.replies {
            guard case .failure(let error) = reply, report.failure == nil else { continue }
            report.failure = error
        }
        if let failure = report.failure, report.hasCommittedBeforeFailing {
            report.failure = failure.with(.unknown)
        }
        if report.failure == nil, let atSync = report.atSync { report.failure = error(atSync, sql: nil, call) }
        if report.failure == nil, let loss {
            report.failure = PostgresError(loss, outcome: PostgresOutcome(of: .connectionClosed, in: call.phase))
        }
        if report.failure == nil, call.phase == .commitSent, let warning = notices.warning {
            let outcome = PostgresOutcome(of: .commitUnconfirmed, in: call.phase)
            report.failure = PostgresError(.commitUnconfirmed(warning), outcome: outcome)
        }
    }

    func error(_ answer: TripReport.Answer, sql: String?, _ call: Call) -> PostgresError? {
        let isAlive = loss == nil
        let lostOutcome = PostgresOutcome(of: .connectionClosed, in: call.phase)
        switch answer {
        case .rows:
            return nil
        case .refused(let error):
            let outcome = PostgresOutcome(of: .refused(severity: error.severity, isAlive: isAlive), in: call.phase)
            if error.sqlState == .queryCanceled, let interruption {
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
