extension PostgresConnection {
    /// Reads what a COPY … TO STDOUT sends, in a transaction of its own that only reads.
    ///
    /// - Parameters:
    ///   - query: The COPY statement. It takes no parameters.
    ///   - settings: Settings for the length of the transaction.
    ///   - timeout: How long the server may take for each piece; nil for the configuration's `statementTimeout`.
    ///   - body: Reads the pieces. It runs where the caller runs.
    /// - Returns: What the closure returned.
    /// - Throws: The closure's own error, or a `PostgresError`.
    public nonisolated(nonsending) func copyOut<Value>(
        _ query: PostgresQuery,
        settings: [PostgresSetting] = [],
        timeout: Duration? = nil,
        _ body: nonisolated(nonsending) (_ data: PostgresCopyData) async throws -> Value
    ) async throws -> Value {
        let options = PostgresTransactionOptions(access: .readOnly, settings: settings, timeout: timeout)
        let lease = try await lease(options)
        do {
            let transaction = PostgresTransaction(connection: self, lease: lease, options: options)
            let value = try await transaction.copyOut(query, body)
            // It has only read: there is nothing to commit, and a COPY that was cut short has failed it.
            await rollBackAndGiveBack(lease)
            return value
        } catch {
            await rollBackAndGiveBack(lease)
            throw error
        }
    }

    /// Feeds a COPY … FROM STDIN, in a transaction of its own.
    ///
    /// - Parameters:
    ///   - query: The COPY statement. It takes no parameters.
    ///   - settings: Settings for the length of the transaction.
    ///   - timeout: How long the server may take for each piece; nil for the configuration's `statementTimeout`.
    ///   - body: Writes the pieces. It runs where the caller runs.
    /// - Returns: The number of rows, once the server has acknowledged the COMMIT.
    /// - Throws: The closure's own error, or a `PostgresError`, whose `context` names the line.
    @discardableResult
    public nonisolated(nonsending) func copyIn(
        _ query: PostgresQuery,
        settings: [PostgresSetting] = [],
        timeout: Duration? = nil,
        _ body: nonisolated(nonsending) (_ writer: PostgresCopyWriter) async throws -> Void
    ) async throws -> Int {
        try await transaction(PostgresTransactionOptions(settings: settings, timeout: timeout)) { transaction in
            try await transaction.copyIn(query, body)
        }
    }
}
