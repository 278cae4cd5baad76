/// The bytes that COPY … TO STDOUT sends, in constant memory.
///
/// A piece is at least 64 kB, but for the last, and ends at the end of a row. It can be read once, inside the closure
/// that it was handed to.
public struct PostgresCopyData: AsyncSequence, Sendable {
    /// A piece.
    public typealias Element = [UInt8]
    /// Why there can be no more.
    public typealias Failure = PostgresError

    let fetch: @Sendable () async throws(PostgresError) -> [UInt8]

    /// Reads the pieces.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let fetch: @Sendable () async throws(PostgresError) -> [UInt8]
        fileprivate var isAtEnd = false

        /// Takes the next piece.
        ///
        /// - Returns: The piece; nil at the end.
        /// - Throws: What failed.
        public mutating func next() async throws(PostgresError) -> [UInt8]? {
            try await next(isolation: nil)
        }

        /// Takes the next piece.
        ///
        /// - Parameter actor: Where the caller runs.
        /// - Returns: The piece; nil at the end.
        /// - Throws: What failed.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> [UInt8]? {
            guard !isAtEnd else { return nil }
            let piece = try await fetch()
            isAtEnd = piece.isEmpty
            return isAtEnd ? nil : piece
        }
    }

    /// Begins to read.
    ///
    /// - Returns: The iterator.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(fetch: fetch)
    }
}
