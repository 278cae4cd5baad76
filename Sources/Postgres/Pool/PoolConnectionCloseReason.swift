/// Why a `ConnectionPool` closed a connection.
public enum PoolConnectionCloseReason: Hashable, Sendable {
    /// Unused for `PoolConfiguration.idleTimeout` and beyond the minimum.
    case idleTimeout
    /// Older than `PoolConfiguration.maximumLifetime`.
    case maximumLifetime
    /// A lease left it `PoolableConnectionCondition.dirty`.
    case discarded
    /// A lease found it `PoolableConnectionCondition.lost`.
    case lost
    /// Its validation failed or took longer than `PoolConfiguration.validationTimeout`.
    case validationFailed
    /// The pool shut down.
    case shutdown
}
