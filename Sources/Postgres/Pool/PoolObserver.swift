/// Receives the facts that a `ConnectionPool` emits.
public protocol PoolObserver: Sendable {
    /// Called after each fact, outside the pool's lock, on the task that caused it: it must return quickly.
    ///
    /// - Parameter event: What happened.
    func observe(_ event: PoolEvent)
}
