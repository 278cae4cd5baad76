extension PoolStateMachine {
    /// Someone wants a connection until `deadline`, nil standing for the maximum wait, which also bounds a later one.
    ///
    /// An idle connection is granted at once, the one used last first, so that those beyond the need grow old.
    mutating func lease(_ request: RequestID, deadline: Instant?, now: Instant) -> Action {
        var action = Action()
        guard case .running = phase else {
            action.request = .fail([.init(request: request, reason: .closed, waited: .zero)])
            return action
        }
        let latest = now.advanced(by: configuration.maximumWait)
        let deadline = deadline.map { min($0, latest) } ?? latest
        if deadline <= now {
            action.request = .fail([.init(request: request, reason: expiryReason, waited: .zero)])
        } else if let index = mostRecentlyUsedIdleConnection {
            connections[index].state = .leased(request)
            action.request = .grant(request, connections[index].id, waited: .zero)
        } else if waiters.count >= configuration.maximumWaiters {
            action.request = .fail([.init(request: request, reason: .overloaded, waited: .zero)])
        } else {
            waiters.append(.init(request: request, deadline: deadline, enqueued: now))
            arm(at: deadline, action: &action)
        }
        settle(now: now, action: &action)
        return action
    }

    /// The task behind a request was cancelled; without effect when the request is decided already.
    mutating func cancel(_ request: RequestID, now: Instant) -> Action {
        var action = Action()
        guard let waiter = waiters.remove(request) else { return action }
        action.request.fail([failed(waiter, .cancelled, now: now)])
        settle(now: now, action: &action)
        return action
    }

    /// A lease ended and left the connection in `condition`.
    ///
    /// Without effect when a forced shutdown has taken the connection from its lease.
    mutating func release(_ id: ConnectionID, condition: PoolableConnectionCondition, now: Instant) -> Action {
        var action = Action()
        guard let index = index(of: id) else { return action }
        switch connections[index].state {
        case .closing: return action
        case .leased: break
        case .connecting, .backingOff, .idle, .validating: preconditionFailure("only a leased connection is released")
        }
        switch condition {
        case .reusable:
            makeAvailable(index, since: now, now: now, action: &action)
        case .dirty:
            close(index, reason: .discarded, action: &action)
        case .lost:
            close(index, reason: .lost, action: &action)
            // What took one connection, a restart of the server above all, took the idle ones too.
            validateIdleConnections(now: now, action: &action) { _ in true }
        }
        settle(now: now, action: &action)
        return action
    }

    /// What a passed deadline means: a database that is down, or one that is busy.
    var expiryReason: PoolError.Reason {
        isDatabaseDown ? .unavailable : .timeout
    }

    func failed(_ waiter: WaitQueue.Waiter, _ reason: PoolError.Reason, now: Instant) -> FailedRequest {
        .init(request: waiter.request, reason: reason, waited: waiter.enqueued.duration(to: now))
    }

    private var mostRecentlyUsedIdleConnection: Int? {
        var found: (index: Int, since: Instant)?
        for (index, connection) in connections.enumerated() {
            guard case .idle(let since, _) = connection.state else { continue }
            if let best = found, best.since > since { continue }
            found = (index, since)
        }
        return found?.index
    }
}
