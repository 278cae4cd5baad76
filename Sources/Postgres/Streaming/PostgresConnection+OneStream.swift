extension PostgresConnection {
    /// Reads the rows of a query one after the other, in constant memory and a transaction of its own that only reads.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - type: The Swift types of all columns.
    ///   - settings: Settings for the length of the transaction.
    ///   - timeout: How long the server may take for each group of rows; nil for the configuration's `statementTimeout`.
    ///   - body: Reads the rows, or only some of them. It runs where the caller runs.
    /// - Returns: What the closure returned.
    /// - Throws: The closure's own error, or a `PostgresError`.
    public nonisolated(nonsending) func stream<each Column: PostgresValue, Value>(
        _ query: PostgresQuery,
        as type: (repeat each Column).Type,
        settings: [PostgresSetting] = [],
        timeout: Duration? = nil,
        _ body: nonisolated(nonsending) (_ rows: PostgresRowStream<(repeat each Column)>) async throws -> Value
    ) async throws -> Value {
        let options = PostgresTransactionOptions(access: .readOnly, settings: settings, timeout: timeout)
        let lease = try await lease(options)
        do {
            let transaction = PostgresTransaction(connection: self, lease: lease, options: options)
            let value = try await transaction.stream(query, as: (repeat each Column).self, body)
            // It has only read: there is nothing to commit, and a stream that was cut short has failed it.
            await rollBackAndGiveBack(lease)
            return value
        } catch {
            await rollBackAndGiveBack(lease)
            throw error
        }
    }
}
