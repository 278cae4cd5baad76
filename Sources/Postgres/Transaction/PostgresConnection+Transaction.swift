extension PostgresConnection {
    /// Runs a transaction of any number of round trips, and commits it when the closure returns.
    ///
    ///     try await connection.transaction { transaction in
    ///         let open = try await transaction.run(Sheets.open)
    ///         for sheet in open { try await transaction.run(Sheets.close(sheet)) }
    ///     }
    ///
    /// BEGIN and the settings go with the first statements. Whatever the closure throws is thrown on, after ROLLBACK.
    ///
    /// - Parameters:
    ///   - options: Isolation, access, settings, deadlines.
    ///   - body: What happens in the transaction. It runs where the caller runs.
    /// - Returns: What the closure returned, once the server has acknowledged the COMMIT.
    /// - Throws: The closure's own error, or a `PostgresError`. The outcome of one from the COMMIT may be `.unknown`.
    @discardableResult
    public nonisolated(nonsending) func transaction<Value>(
        _ options: PostgresTransactionOptions = PostgresTransactionOptions(),
        _ body: nonisolated(nonsending) (_ transaction: PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let lease = try await lease(options)
        do {
            let value = try await body(PostgresTransaction(connection: self, lease: lease, options: options))
            try await commit([], for: lease, options)
            return value
        } catch {
            await rollBackAndGiveBack(lease)
            throw error
        }
    }

    /// Runs a transaction in two round trips: load, decide, write.
    ///
    /// The first trip is BEGIN, the settings and the statements that load (and lock). The closure then decides, in
    /// plain Swift, and puts what is to be written into a batch. The second trip is that batch and COMMIT.
    ///
    ///     let receipt = try await connection.transaction(
    ///         options, loading: Sheets.locked(id), Inputs.of(review)
    ///     ) { writes, sheet, inputs in
    ///         let submitted = try sheet.submitted(with: inputs)   // A refusal is a ROLLBACK.
    ///         writes.add(Ledger.append(submitted.entries))
    ///         return submitted.receipt
    ///     }
    ///
    /// When anything of the second trip fails, all of it is rolled back. A statement in it that promises a number of
    /// rows (`expecting(exactly:)`) makes COMMIT wait for a third trip.
    ///
    /// - Parameters:
    ///   - options: Isolation, access, settings, deadlines.
    ///   - first: What the first trip loads.
    ///   - other: What else it loads.
    ///   - decide: Gets an empty batch and what was loaded. It runs where the caller runs, and may wait for other things,
    ///     but its locks are held meanwhile.
    /// - Returns: What the closure returned, once the server has acknowledged the COMMIT.
    /// - Throws: The closure's own error, after ROLLBACK, or a `PostgresError`. The outcome of one from the second trip may
    ///   be `.unknown`.
    @discardableResult
    public nonisolated(nonsending) func transaction<First: Sendable, each Other: Sendable, Value>(
        _ options: PostgresTransactionOptions = PostgresTransactionOptions(),
        loading first: PostgresStatement<First>,
        _ other: repeat PostgresStatement<each Other>,
        then decide:
            nonisolated(nonsending) (
                _ writes: PostgresBatch, _ first: First, repeat each Other
            ) async throws -> Value
    ) async throws -> Value {
        let loads = PostgresBatch()
        let pendingFirst = loads.add(first)
        let pending = (repeat loads.add(each other))
        return try await transaction(options, loading: loads) { writes in
            try await decide(writes, try pendingFirst.value, repeat try (each pending).value)
        }
    }

    /// Runs a transaction in two round trips: load, decide, write.
    ///
    /// As above, for whoever puts the first trip's batch together: the closure reads what was loaded from what `add`
    /// returned.
    ///
    /// - Parameters:
    ///   - options: Isolation, access, settings, deadlines.
    ///   - loads: What the first trip loads; at least one statement.
    ///   - decide: Gets an empty batch.
    /// - Returns: What the closure returned, once the server has acknowledged the COMMIT.
    /// - Throws: As above.
    @discardableResult
    public nonisolated(nonsending) func transaction<Value>(
        _ options: PostgresTransactionOptions = PostgresTransactionOptions(),
        loading loads: PostgresBatch,
        then decide: nonisolated(nonsending) (_ writes: PostgresBatch) async throws -> Value
    ) async throws -> Value {
        let lease = try await begin(options, with: loads.entries)
        do {
            let writes = PostgresBatch()
            let value = try await decide(writes)
            try await commit(writes.entries, for: lease, options)
            return value
        } catch {
            await rollBackAndGiveBack(lease)
            throw error
        }
    }
}

extension PostgresConnection {
    /// Takes the connection and runs the first statements, in one visit to its thread.
    func begin(_ options: PostgresTransactionOptions, with entries: [BatchEntry]) async throws(PostgresError) -> Lease {
        let lease = try lease(options)
        do throws(PostgresError) {
            try await run(entries, for: lease, timeout: options.timeout)
            return lease
        } catch {
            await rollBackAndGiveBack(lease)
            throw error
        }
    }

    /// Runs statements in the transaction, which begins with the first of them.
    func run(_ entries: [BatchEntry], for lease: Lease, timeout: Duration?) async throws(PostgresError) {
        guard !entries.isEmpty else { return }
        let prelude = takePrelude(of: lease)
        let trip = Trip(queries: prelude + entries.map(\.query), phase: .beforeCommit, timeout: timeout)
        var report = try await send(trip, for: lease)
        if report.isStale, !prelude.isEmpty {
            // Nothing has been decided on it yet: the transaction may begin again with the statement prepared anew.
            await rollBack(for: lease)
            report = try await send(trip, for: lease)
        }
        try entries.resolve(
            report.replies.dropFirst(prelude.count),
            failure: report.failure,
            outcome: .surelyNotApplied
        )
    }

    /// Writes and commits in one round trip, or in two when the number of rows must be seen before the COMMIT may go;
    /// then gives the lease back.
    func commit(
        _ writes: [BatchEntry],
        for lease: Lease,
        _ options: PostgresTransactionOptions
    ) async throws(PostgresError) {
        var writes = writes
        if writes.contains(where: { $0.expectedRows != nil }) {
            try await run(writes, for: lease, timeout: options.timeout)
            writes = []
        }
        let prelude = takePrelude(of: lease)
        guard prelude.isEmpty || !writes.isEmpty else { return giveBack(lease) }  // It never began.
        let commit = ("commit" as PostgresQuery).unprepared()
        let phase: PostgresOutcome.Phase = options.access == .readOnly ? .beforeCommit : .commitSent
        let trip = Trip(queries: prelude + writes.map(\.query) + [commit], phase: phase, timeout: options.timeout)
        let report = try await send(trip, for: lease)
        var failure = report.failure
        if failure == nil, case .success(let answer) = report.replies.last, answer.commandTag == "ROLLBACK" {
            failure = PostgresError(.rolledBack, outcome: PostgresOutcome(of: .rolledBack, in: phase))
        }
        try writes.resolve(report.replies.dropFirst(prelude.count).dropLast(), failure: failure, outcome: .applied)
        giveBack(lease)
    }

    /// Ends a transaction that has failed.
    func rollBackAndGiveBack(_ lease: Lease) async {
        await rollBack(for: lease)
        giveBack(lease)
    }
}
