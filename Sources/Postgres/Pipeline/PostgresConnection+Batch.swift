extension PostgresConnection: PostgresRunner {
    /// Runs all statements of a batch in one round trip, as one implicit transaction that commits if all succeed.
    ///
    /// - Parameters:
    ///   - batch: The statements.
    ///   - timeout: How long it may take; nil for the configuration's `statementTimeout`.
    /// - Throws: The first error among the statements, or what became of the connection.
    public nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError) {
        try await run(batch, access: .readWrite, timeout: timeout)
    }

    /// Runs all statements of a batch in one round trip, as one implicit transaction that commits if all succeed.
    ///
    /// A batch that only reads may say so: then the server refuses to change anything, cancelling the task cancels the
    /// statements, and every failure is `.surelyNotApplied`. A batch that may write is never cancelled, because its
    /// commit could be under way: a cancelled task gets its answer, or at the deadline `.timeout` with an unknown
    /// outcome.
    ///
    /// When a statement promises a number of rows (`expecting(exactly:)`), BEGIN and COMMIT are explicit and COMMIT has a
    /// round trip of its own.
    ///
    /// - Parameters:
    ///   - batch: The statements. Afterwards each one's result is in what `add` returned for it.
    ///   - access: Whether it may write.
    ///   - settings: Settings for the length of this implicit transaction, such as who asks.
    ///   - timeout: How long it may take; nil for the configuration's `statementTimeout`.
    /// - Throws: The first error among the statements, or what became of the connection.
    public nonisolated(nonsending) func run(
        _ batch: PostgresBatch,
        access: PostgresAccess = .readWrite,
        settings: [PostgresSetting] = [],
        timeout: Duration? = nil
    ) async throws(PostgresError) {
        try await run(batch.entries, access: access, settings: settings, timeout: timeout)
    }

    private func run(
        _ entries: [BatchEntry],
        access: PostgresAccess,
        settings: [PostgresSetting],
        timeout: Duration?
    ) async throws(PostgresError) {
        guard !entries.isEmpty else { return }
        if access == .readWrite, entries.contains(where: { $0.expectedRows != nil }) {
            // The numbers must be seen before anything is committed.
            let options = PostgresTransactionOptions(settings: settings, timeout: timeout)
            return try await runExplicitly(entries, options)
        }
        let prelude = PostgresQuery.settings(settings, access: access).map { [$0] } ?? []
        let trip = Trip(
            queries: prelude + entries.map(\.query),
            phase: access == .readOnly ? .beforeCommit : .commitSent,
            timeout: timeout
        )
        var report = try await send(trip)
        // The implicit transaction was rolled back: it may run again, once, with the statement prepared anew.
        if report.isStale, !isClosed { report = try await send(trip) }
        let stray = await endStrayTransaction()
        let outcome: PostgresOutcome = access == .readOnly ? .surelyNotApplied : .applied
        try entries.resolve(
            report.replies.dropFirst(prelude.count),
            failure: report.failure ?? stray,
            outcome: stray == nil ? outcome : .surelyNotApplied
        )
    }

    private func runExplicitly(
        _ entries: [BatchEntry],
        _ options: PostgresTransactionOptions
    ) async throws(PostgresError) {
        let lease = try lease(options)
        do throws(PostgresError) {
            try await commit(entries, for: lease, options)
        } catch {
            await rollBackAndGiveBack(lease)
            throw error
        }
    }
}

extension [BatchEntry] {
    /// Hands each statement its answer.
    ///
    /// - Parameters:
    ///   - replies: The answers, in order.
    ///   - failure: The first error of the pipeline.
    ///   - outcome: What an error of reading an answer says of the changes.
    /// - Throws: `failure`, or else the first error of reading. A number of rows that was not right goes before the
    ///   server's refusal of what came after it: that was sent before anybody could look.
    func resolve(
        _ replies: ArraySlice<Result<PostgresRows, PostgresError>>,
        failure: PostgresError?,
        outcome: PostgresOutcome
    ) throws(PostgresError) {
        var first = failure
        for (entry, reply) in zip(self, replies) {
            let error = entry.resolve(reply, outcome)
            if first == nil || error?.isRowCount == true && first?.isRefusal == true { first = error }
        }
        if let first { throw first }
    }
}

extension PostgresError {
    fileprivate var isRowCount: Bool { if case .rowCount = kind { true } else { false } }

    /// Whether the server refused a statement, on a connection that goes on.
    fileprivate var isRefusal: Bool { if case .server = kind { outcome == .surelyNotApplied } else { false } }
}
