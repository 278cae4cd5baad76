/// Who is told what happens inside connections: an adapter to a log, to metrics, to both.
///
/// This module writes no log. It states facts; what is worth a line, and at what level, is the program's to say.
public protocol PostgresObserver: Sendable {
    /// Takes note of a fact. Called on the connection's thread: be quick, and do not block.
    ///
    /// - Parameter fact: What happened.
    func observe(_ fact: PostgresFact)
}

/// Something that happened inside a connection.
public enum PostgresFact: Sendable {
    /// A connection was made; `backend` is the server's process number for it.
    case connected(backend: Int32, duration: Duration)
    /// A connection could not be made.
    case connectFailed(PostgresError)
    /// A connection ended; nil when the program closed it.
    case closed(backend: Int32, PostgresError?)
    /// The server sent a warning or notice.
    case notice(PostgresServerError)
    /// The server was asked to cancel the statement under way.
    case cancelRequested(backend: Int32, PostgresInterruption)
    /// A statement was prepared and will be kept.
    case prepared(sql: String)
    /// A prepared statement was given up: it was the longest unused, or it no longer fits the tables.
    case forgotten(sql: String)
}

/// Why a call was cut short from this side.
public enum PostgresInterruption: Sendable, Hashable {
    /// The caller's task was cancelled.
    case cancelled
    /// The deadline passed.
    case timeout
}
