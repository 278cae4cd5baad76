extension PostgresTransaction {
    /// Reads the rows of a statement one after the other, in constant memory.
    ///
    ///     try await transaction.stream("select id, total from standing", as: (UUID, PostgresNumeric).self) { rows in
    ///         for try await (id, total) in rows { try await writer.write(line(id, total)) }
    ///     }
    ///
    /// While the closure runs the transaction can do nothing else. When it returns before the last row, the rest is
    /// cancelled, which in PostgreSQL ends the transaction too: it then can only be rolled back.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - type: The Swift types of all columns.
    ///   - timeout: How long the server may take for each group of rows; nil for the transaction's own.
    ///   - body: Reads the rows. It runs where the caller runs.
    /// - Returns: What the closure returned.
    /// - Throws: The closure's own error, or a `PostgresError`.
    public nonisolated(nonsending) func stream<each Column: PostgresValue, Value>(
        _ query: PostgresQuery,
        as type: (repeat each Column).Type,
        timeout: Duration? = nil,
        _ body: nonisolated(nonsending) (_ rows: PostgresRowStream<(repeat each Column)>) async throws -> Value
    ) async throws -> Value {
        let timeout = timeout ?? options.timeout
        try await connection.startStream(query, for: lease, timeout: timeout)
        let rows = PostgresRowStream<(repeat each Column)> { [connection, lease] () async throws(PostgresError) in
            try await connection.nextRows(as: (repeat each Column).self, for: lease, timeout: timeout)
        }
        do {
            let value = try await body(rows)
            await connection.stopStream(for: lease)
            return value
        } catch {
            await connection.stopStream(for: lease)
            throw error
        }
    }

    /// Calls a function for each row of a statement, on the connection's thread, in constant memory.
    ///
    /// The fastest way through many rows: nothing is handed from thread to thread.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - type: The Swift types of all columns.
    ///   - timeout: How long the server may take for each group of rows; nil for the transaction's own.
    ///   - body: Takes a row. What it throws ends the stream and is thrown on.
    /// - Throws: The function's own error, or a `PostgresError`.
    public nonisolated(nonsending) func forEachRow<each Column: PostgresValue>(
        of query: PostgresQuery,
        as type: (repeat each Column).Type,
        timeout: Duration? = nil,
        _ body: @escaping @Sendable (repeat each Column) throws -> Void
    ) async throws {
        let timeout = timeout ?? options.timeout
        try await connection.startStream(query, for: lease, timeout: timeout)
        do {
            try await connection.forEachRow(as: (repeat each Column).self, for: lease, timeout: timeout, body)
            await connection.stopStream(for: lease)
        } catch {
            await connection.stopStream(for: lease)
            throw error
        }
    }
}
