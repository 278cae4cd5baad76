extension PoolStateMachine {
    /// The life of the pool itself.
    enum Phase: Hashable, Sendable {
        /// Leases are granted.
        ///
        /// Can transition to: `draining`, `closing`, `closed` (when there is no connection to close).
        case running
        /// New leases are refused; those that wait or run may finish until the deadline.
        ///
        /// Can transition to: `closing`, `closed`.
        case draining(deadline: Instant)
        /// Every connection was told to close.
        ///
        /// Can transition to: `closed`.
        case closing
        /// No connection is left.
        ///
        /// Final.
        case closed
    }
}
