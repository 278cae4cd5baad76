import Postgres

extension PostgresConfiguration {
    /// Runs something on a connection of its own, and on that one's thread: what waits for a disk or computes for long
    /// keeps none from those who serve requests.
    ///
    /// - Parameter body: Is given the connection, which is closed afterwards.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws; `PostgresError` where there is no connection.
    func connected<Value: Sendable>(
        _ body: @Sendable (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await PostgresConnection.connect(self)
        let result: Result<Value, any Error>
        do {
            let value = try await withTaskExecutorPreference(connection.taskExecutor) { try await body(connection) }
            result = .success(value)
        } catch {
            result = .failure(error)
        }
        await connection.close()
        return try result.get()
    }
}
