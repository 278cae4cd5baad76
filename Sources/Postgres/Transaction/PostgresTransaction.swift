/// An open transaction, for as long as the closure that it was handed to runs.
///
/// After that every use throws `.protocolMisuse`. A statement that fails makes the server refuse all further ones;
/// there are no savepoints.
public struct PostgresTransaction: PostgresRunner {
    /// The connection that it runs on.
    let connection: PostgresConnection
    let lease: PostgresConnection.Lease
    let options: PostgresTransactionOptions

    /// Runs all statements of a batch in one round trip, which for the first is BEGIN's too.
    ///
    /// - Parameters:
    ///   - batch: The statements. Afterwards each one's result is in what `add` returned for it.
    ///   - timeout: How long it may take; nil for the transaction's own.
    /// - Throws: The first error among the statements, or what became of the connection.
    public nonisolated(nonsending) func run(_ batch: PostgresBatch, timeout: Duration?) async throws(PostgresError) {
        try await connection.run(batch.entries, for: lease, timeout: timeout ?? options.timeout)
    }
}
