/// The rows of a statement as they come from the server, in constant memory.
///
/// Rows are fetched in small groups when the consumer asks for them, so a slow consumer slows the server down. It can be
/// read once, inside the closure that it was handed to.
public struct PostgresRowStream<Row: Sendable>: AsyncSequence, Sendable {
    /// A row.
    public typealias Element = Row
    /// Why there can be no more rows.
    public typealias Failure = PostgresError

    let fetch: @Sendable () async throws(PostgresError) -> [Row]

    /// Reads the rows.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let fetch: @Sendable () async throws(PostgresError) -> [Row]
        fileprivate var rows: ArraySlice<Row> = []

        /// Takes the next row.
        ///
        /// - Returns: The row; nil at the end.
        /// - Throws: The statement's error, or that of a row that cannot be decoded.
        public mutating func next() async throws(PostgresError) -> Row? {
            try await next(isolation: nil)
        }

        /// Takes the next row.
        ///
        /// - Parameter actor: Where the caller runs.
        /// - Returns: The row; nil at the end.
        /// - Throws: The statement's error, or that of a row that cannot be decoded.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> Row? {
            if rows.isEmpty { rows = try await fetch()[...] }
            return rows.popFirst()
        }
    }

    /// Begins to read.
    ///
    /// - Returns: The iterator.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(fetch: fetch)
    }
}
