/// How many connections and waiters a `ConnectionPool` has, at one moment.
public struct PoolCounts: Hashable, Sendable {
    /// Grows with every change: the larger of two values is the newer one.
    public var revision: UInt64 = 0
    /// Connections that are being opened.
    public var connecting = 0
    /// Connections that wait before the next attempt to open them.
    public var backingOff = 0
    /// Open connections that nobody uses.
    public var idle = 0
    /// Open connections whose sign of life is awaited.
    public var validating = 0
    /// Connections in use.
    public var leased = 0
    /// Connections that are being closed.
    public var closing = 0
    /// Leases that wait for a connection.
    public var waiting = 0

    /// Everything that counts towards `PoolConfiguration.maximumConnections`.
    public var connections: Int {
        connecting + backingOff + idle + validating + leased + closing
    }
}
