extension PostgresTransaction {
    /// Reads what a COPY … TO STDOUT sends, in constant memory: the fastest way to get many rows out.
    ///
    /// While the closure runs the transaction can do nothing else. When it returns before the end, the rest is
    /// cancelled, which in PostgreSQL ends the transaction too: it then can only be rolled back.
    ///
    /// - Parameters:
    ///   - query: The COPY statement. It takes no parameters.
    ///   - timeout: How long the server may take for each piece; nil for the transaction's own.
    ///   - body: Reads the pieces. It runs where the caller runs.
    /// - Returns: What the closure returned.
    /// - Throws: The closure's own error, or a `PostgresError`.
    public nonisolated(nonsending) func copyOut<Value>(
        _ query: PostgresQuery,
        timeout: Duration? = nil,
        _ body: nonisolated(nonsending) (_ data: PostgresCopyData) async throws -> Value
    ) async throws -> Value {
        let timeout = timeout ?? options.timeout
        try await connection.startCopy(query, .fromServer, for: lease, timeout: timeout)
        let data = PostgresCopyData { [connection, lease] () async throws(PostgresError) in
            try await connection.nextCopyData(sql: query.sql, for: lease, timeout: timeout)
        }
        do {
            let value = try await body(data)
            await connection.stopCopy(.fromServer, for: lease)
            return value
        } catch {
            await connection.stopCopy(.fromServer, for: lease)
            throw error
        }
    }

    /// Feeds a COPY … FROM STDIN, in constant memory: the fastest way to get many rows in.
    ///
    /// While the closure runs the transaction can do nothing else. What it throws makes the server forget what it got.
    /// Row-level security refuses COPY FROM: copy into a temporary table, then INSERT … SELECT.
    ///
    /// - Parameters:
    ///   - query: The COPY statement. It takes no parameters.
    ///   - timeout: How long the server may take for each piece; nil for the transaction's own.
    ///   - body: Writes the pieces. It runs where the caller runs.
    /// - Returns: The number of rows that the server took.
    /// - Throws: The closure's own error, or a `PostgresError`, whose `context` names the line.
    @discardableResult
    public nonisolated(nonsending) func copyIn(
        _ query: PostgresQuery,
        timeout: Duration? = nil,
        _ body: nonisolated(nonsending) (_ writer: PostgresCopyWriter) async throws -> Void
    ) async throws -> Int {
        let timeout = timeout ?? options.timeout
        try await connection.startCopy(query, .toServer, for: lease, timeout: timeout)
        do {
            try await body(
                PostgresCopyWriter(connection: connection, lease: lease, sql: query.sql, timeout: timeout)
            )
            return try await connection.finishCopy(sql: query.sql, for: lease, timeout: timeout)
        } catch {
            await connection.stopCopy(.toServer, for: lease)
            throw error
        }
    }
}
