/// Why a `ConnectionPool` did not lease a connection.
///
/// Nothing was sent to the database.
public struct PoolError: Error, Sendable {
    /// The cases that a caller can tell apart.
    public enum Reason: Hashable, Sendable {
        /// The waiting task was cancelled.
        case cancelled
        /// The deadline passed while the database accepted no connection.
        case unavailable
        /// The deadline passed while every connection was in use.
        case timeout
        /// `PoolConfiguration.maximumWaiters` leases were waiting already.
        case overloaded
        /// The pool is shutting down or shut down.
        case closed
    }

    /// Which case it is.
    public let reason: Reason

    /// What the last attempt to connect failed with, when `reason` is `Reason.unavailable`; else nil.
    public let lastConnectError: (any Error)?

    init(_ reason: Reason, lastConnectError: (any Error)? = nil) {
        self.reason = reason
        self.lastConnectError = lastConnectError
    }
}

extension PoolError: CustomStringConvertible, CustomDebugStringConvertible {
    /// The case in words, without `lastConnectError`: that may name hosts and accounts.
    public var description: String {
        switch reason {
        case .cancelled: "The task was cancelled while it waited for a connection."
        case .unavailable: "The database accepted no connection before the deadline."
        case .timeout: "Every connection was in use until the deadline."
        case .overloaded: "Too many tasks are waiting for a connection."
        case .closed: "The connection pool is shut down."
        }
    }

    /// The case in words, followed by `lastConnectError`.
    public var debugDescription: String {
        guard let lastConnectError else { return description }
        return "\(description) \(String(reflecting: lastConnectError))"
    }
}
