/// What a `ConnectionPool` needs from a connection.
public protocol PoolableConnection: Sendable {
    /// Whether the connection can serve another lease.
    ///
    /// The pool asks before a lease begins and when it ends, however it ended.
    ///
    /// It must be known without a round trip and without waiting for the connection.
    var condition: PoolableConnectionCondition { get }

    /// Asks the server for a sign of life; throws when there is none.
    ///
    /// The pool calls it on a connection that is not leased. It bounds the wait itself and then calls `close()`.
    func validate() async throws

    /// Ends the connection and returns when it no longer exists.
    ///
    /// The pool calls it once. It may do so during `validate()` and, when a shutdown's time is over, during a lease:
    /// whatever runs on the connection then fails.
    func close() async
}
