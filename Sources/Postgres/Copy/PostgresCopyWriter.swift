/// Where the bytes of a COPY … FROM STDIN go, for as long as the closure that it was handed to runs.
public struct PostgresCopyWriter: Sendable {
    let connection: PostgresConnection
    let lease: PostgresConnection.Lease
    let sql: String
    let timeout: Duration?

    /// Hands bytes to the server; returns when they are on their way, so a slow server slows the writer down.
    ///
    /// - Parameter bytes: Any piece of the data; it need not end at the end of a row.
    /// - Throws: What failed. That a row was refused is only known at the end.
    public func write(_ bytes: [UInt8]) async throws(PostgresError) {
        try await connection.putCopyData(bytes, sql: sql, for: lease, timeout: timeout)
    }
}
