/// The notifications of one channel as they arrive, for one consumer.
///
/// It ends without an error when the connection is closed by the program, and throws when the connection breaks or the
/// consumer has fallen too far behind: what was missed must be looked up, so silence would be a lie. Letting go of it
/// ends the subscription.
public struct PostgresNotifications: AsyncSequence, Sendable {
    /// A notification.
    public typealias Element = PostgresNotification
    /// Why there can be no more.
    public typealias Failure = any Error

    let stream: AsyncThrowingStream<PostgresNotification, any Error>

    /// Reads the notifications.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var iterator: AsyncThrowingStream<PostgresNotification, any Error>.Iterator

        /// Waits for the next notification.
        ///
        /// - Returns: The notification; nil at the end.
        /// - Throws: A `PostgresError`.
        public mutating func next() async throws -> PostgresNotification? {
            try await iterator.next()
        }
    }

    /// Begins to read.
    ///
    /// - Returns: The iterator.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(iterator: stream.makeAsyncIterator())
    }
}
