/// What a lease leaves behind, as the connection itself reports it.
public enum PoolableConnectionCondition: Hashable, Sendable {
    /// Open, idle, outside any transaction: the next lease may have it.
    case reusable
    /// Open but in a state nobody knows: inside a transaction, with unread results, or still busy.
    ///
    /// It is discarded.
    case dirty
    /// The server is gone.
    ///
    /// It is discarded, and the idle connections are validated before they are leased again.
    case lost
}
