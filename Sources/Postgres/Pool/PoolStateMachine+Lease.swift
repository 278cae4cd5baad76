extension PoolStateMachine {
    /// Someone wants a connection until `deadline`, nil standing for the maximum wait, which also bounds a later one.
    ///
    /// An idle connection is granted at once, the one used last first, so that those beyond the need grow old.
    mutating func lease(_ request: RequestID, deadline: Instant?, now: Instant) -> Action {
        var action = Action()
        guard case .running = self.phase else {
            action.request = .fail([.init(request: request, reason: .closed, waited: .zero)])
            return action
        }
        let latest = now.advanced(by: self.configuration.maximumWait)
        let deadline = deadline.map { min($0, latest) } ?? latest
        if deadline <= now {
            action.request = .fail([.init(request: request, reason: self.expiryReason, waited: .zero)])
        } else if let index = self.mostRecentlyUsedIdleConnection {
            self.connections[index].state = .leased(request)
            action.request = .grant(request, self.connections[index].id, waited: .zero)
        } else if self.waiters.count >= self.configuration.maximumWaiters {
            action.request = .fail([.init(request: request, reason: .overloaded, waited: .zero)])
        } else {
            self.waiters.append(.init(request: request, deadline: deadline, enqueued: now))
            self.arm(at: deadline, action: &action)
        }
        self.settle(now: now, action: &action)
        return action
    }

    /// The task behind a request was cancelled; without effect when the request is decided already.
    mutating func cancel(_ request: RequestID, now: Instant) -> Action {
        var action = Action()
        guard let waiter = self.waiters.remove(request) else { return action }
        action.request.fail([self.failed(waiter, .cancelled, now: now)])
        self.settle(now: now, action: &action)
        return action
    }

    /// A lease ended and left the connection in `condition`.
    ///
    /// Without effect when a forced shutdown has taken the connection from its lease.
    mutating func release(_ id: ConnectionID, condition: PoolableConnectionCondition, now: Instant) -> Action {
        var action = Action()
        guard let index = self.index(of: id) else { return action }
        switch self.connections[index].state {
        case .closing: return action
        case .leased: break
        case .connecting, .backingOff, .idle, .validating: preconditionFailure("only a leased connection is released")
        }
        switch condition {
        case .reusable:
            self.makeAvailable(index, since: now, now: now, action: &action)
        case .dirty:
            self.close(index, reason: .discarded, action: &action)
        case .lost:
            self.close(index, reason: .lost, action: &action)
            // What took one connection, a restart of the server above all, took the idle ones too.
            self.validateIdleConnections(now: now, action: &action) { _ in true }
        }
        self.settle(now: now, action: &action)
        return action
    }

    /// What a passed deadline means: a database that is down, or one that is busy.
    var expiryReason: PoolError.Reason {
        self.isDatabaseDown ? .unavailable : .timeout
    }

    func failed(_ waiter: WaitQueue.Waiter, _ reason: PoolError.Reason, now: Instant) -> FailedRequest {
        .init(request: waiter.request, reason: reason, waited: waiter.enqueued.duration(to: now))
    }

    private var mostRecentlyUsedIdleConnection: Int? {
        var found: (index: Int, since: Instant)?
        for (index, connection) in self.connections.enumerated() {
            guard case .idle(let since, _) = connection.state else { continue }
            if let best = found, best.since > since { continue }
            found = (index, since)
        }
        return found?.index
    }
}
