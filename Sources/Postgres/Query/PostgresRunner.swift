/// Something that statements can be run on: a connection, a transaction, a pool.
public protocol PostgresRunner: Sendable {
    /// Runs all statements of a batch in one round trip.
    ///
    /// - Parameters:
    ///   - batch: The statements. Afterwards each one's result is in what `add` returned for it.
    ///   - timeout: How long it may take; nil for the configuration's `statementTimeout`.
    /// - Throws: The first error among the statements, or what became of the connection.
    nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError)
}

extension PostgresRunner {
    /// Runs all statements of a batch in one round trip, with the configuration's `statementTimeout`.
    ///
    /// - Parameter batch: The statements.
    /// - Throws: The first error among the statements, or what became of the connection.
    public nonisolated(nonsending) func run(_ batch: PostgresBatch) async throws(PostgresError) {
        try await run(batch, timeout: nil)
    }

    /// Runs one statement: one round trip.
    ///
    /// - Parameters:
    ///   - statement: The statement.
    ///   - timeout: How long it may take; nil for the configuration's `statementTimeout`.
    /// - Returns: The statement's result.
    /// - Throws: What failed.
    @discardableResult
    public nonisolated(nonsending) func run<Output>(
        _ statement: PostgresStatement<Output>,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> Output {
        let batch = PostgresBatch()
        let pending = batch.add(statement)
        try await run(batch, timeout: timeout)
        return try pending.value
    }

    /// Runs several statements in one round trip and one implicit transaction.
    ///
    ///     let (units, total) = try await connection.run(Units.all, Units.count)
    ///
    /// - Parameters:
    ///   - statement: The statements, in the order in which they run.
    ///   - timeout: How long they may take together; nil for the configuration's `statementTimeout`.
    /// - Returns: The statements' results, in their order.
    /// - Throws: The first error among the statements, or what became of the connection.
    public nonisolated(nonsending) func run<each Output: Sendable>(
        _ statement: repeat PostgresStatement<each Output>,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> (repeat each Output) {
        let batch = PostgresBatch()
        let pending = (repeat batch.add(each statement))
        try await run(batch, timeout: timeout)
        return (repeat try (each pending).value)
    }

    /// Runs a query and decodes all its rows: one round trip.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - type: The Swift types of all columns.
    ///   - timeout: How long it may take; nil for the configuration's `statementTimeout`.
    /// - Returns: One tuple a row, in the server's order.
    /// - Throws: What failed.
    public nonisolated(nonsending) func query<each Column: PostgresValue>(
        _ query: PostgresQuery,
        as type: (repeat each Column).Type,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> [(repeat each Column)] {
        try await self.query(query, timeout: timeout).decode((repeat each Column).self)
    }

    /// Runs a query: one round trip.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - timeout: How long it may take; nil for the configuration's `statementTimeout`.
    /// - Returns: The answer as it came.
    /// - Throws: What failed.
    @discardableResult
    public nonisolated(nonsending) func query(
        _ query: PostgresQuery,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> PostgresRows {
        try await run(PostgresStatement(query) { rows in rows }, timeout: timeout)
    }
}
