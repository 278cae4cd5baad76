/// A fact about a `ConnectionPool`, for metrics and logs.
///
/// Connections are numbered from 1 in the order of their making.
public enum PoolEvent: Sendable {
    /// A lease got the connection after `waited`.
    case leaseGranted(connection: Int, waited: Duration)
    /// A lease failed after `waited`.
    case leaseFailed(PoolError.Reason, waited: Duration)
    /// A lease gave the connection back after `held`.
    case leaseEnded(connection: Int, held: Duration, PoolableConnectionCondition)
    /// A connection was opened within `took`.
    case connectionOpened(connection: Int, took: Duration)
    /// An attempt to open a connection failed after `took`.
    case connectFailed(connection: Int, any Error, took: Duration)
    /// A connection no longer exists.
    case connectionClosed(connection: Int, PoolConnectionCloseReason)
    /// The gauges after a change.
    ///
    /// Two tasks may report out of order: keep the one with the larger `PoolCounts.revision`.
    case countsChanged(PoolCounts)
}
