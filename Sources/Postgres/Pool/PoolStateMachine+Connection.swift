extension PoolStateMachine {
    /// One connection as the pool sees it.
    struct PooledConnection: Hashable, Sendable {
        let id: ConnectionID
        var state: ConnectionState
        /// When it is too old for a further lease; nil without a maximum lifetime or before it is established.
        var expires: Instant?

        func isExpired(at now: Instant) -> Bool {
            expires.map { $0 <= now } ?? false
        }
    }

    /// The states of a connection; "removed" means that the pool forgets it.
    enum ConnectionState: Hashable, Sendable {
        /// The driver is opening it.
        ///
        /// `until` is when the attempt is cancelled, nil once it has been.
        /// Can transition to: `idle`, `leased` (someone waits), `backingOff` or removed (the attempt failed),
        /// `closing` (the attempt was given up at a shutdown, its outcome is awaited).
        case connecting(until: Instant?)
        /// The attempt failed; the next one starts at `until`.
        ///
        /// Can transition to: `connecting`, removed (nobody needs it any more, or shutdown).
        case backingOff(until: Instant)
        /// Open and unused `since` its last lease; `checked` is its last sign of life.
        ///
        /// Can transition to: `leased`, `validating`, `closing`.
        case idle(since: Instant, checked: Instant)
        /// Its sign of life is awaited `until` then; it keeps `since` from its idle time.
        ///
        /// Can transition to: `idle`, `leased` (someone waits), `closing`.
        case validating(since: Instant, until: Instant)
        /// In use by the request.
        ///
        /// Can transition to: `idle`, `leased` (someone waits), `closing`.
        case leased(RequestID)
        /// The driver is closing it; it still counts, because the server still has it.
        ///
        /// Can transition to: removed.
        case closing
    }

    /// Gives an open connection to whoever waits longest, else keeps it idle.
    mutating func makeAvailable(_ index: Int, since: Instant, now: Instant, action: inout Action) {
        if connections[index].isExpired(at: now) {
            close(index, reason: .maximumLifetime, action: &action)
        } else if let waiter = waiters.popFirst() {
            let waited = waiter.enqueued.duration(to: now)
            connections[index].state = .leased(waiter.request)
            action.request = .grant(waiter.request, connections[index].id, waited: waited)
        } else {
            connections[index].state = .idle(since: since, checked: now)
            arm(at: nextDue(of: connections[index]), action: &action)
        }
    }

    mutating func close(_ index: Int, reason: PoolConnectionCloseReason, action: inout Action) {
        connections[index].state = .closing
        action.connection.close.append(.init(connection: connections[index].id, reason: reason))
    }

    /// The driver closed the connection.
    mutating func connectionClosed(_ id: ConnectionID, now: Instant) -> Action {
        guard let index = index(of: id), case .closing = connections[index].state else {
            preconditionFailure("only a closing connection is closed")
        }
        var action = Action()
        connections.remove(at: index)
        settle(now: now, action: &action)
        return action
    }
}
