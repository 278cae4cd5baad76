extension PoolStateMachine {
    /// The alarm went off: does everything that is due at `now` and sets the next alarm.
    ///
    /// An alarm that comes early, or that an earlier one has replaced, only names the right instant again.
    mutating func alarmRaised(now: Instant) -> Action {
        var action = Action()
        guard let alarm = self.alarm else { return action }
        guard alarm <= now else {
            action.alarm = alarm
            return action
        }
        self.alarm = nil
        let reason = expiryReason
        action.request.fail(waiters.removeExpired(at: now).map { failed($0, reason, now: now) })
        if case .draining(let deadline) = phase, deadline <= now {
            closeEverything(now: now, action: &action)
        } else {
            advanceConnecting(now: now, action: &action)
            advanceOpen(now: now, action: &action)
        }
        settle(now: now, action: &action)
        if phase != .closed {
            arm(at: nextDue, action: &action)
        }
        return action
    }

    private mutating func advanceConnecting(now: Instant, action: inout Action) {
        for index in connections.indices.reversed() {
            switch connections[index].state {
            case .connecting(.some(let until)) where until <= now:
                connections[index].state = .connecting(until: nil)
                action.connection.cancelConnect.append(connections[index].id)
            case .backingOff(let until) where until <= now:
                // The shortfall counts this connection as one to come, so 0 means that exactly it is needed.
                if shortfall >= 0 {
                    connect(index, now: now, action: &action)
                } else {
                    connections.remove(at: index)
                }
            case .connecting, .backingOff, .idle, .validating, .leased, .closing:
                break
            }
        }
        action.connection.cancelConnect.reverse()
    }

    private mutating func advanceOpen(now: Instant, action: inout Action) {
        for index in connections.indices {
            switch connections[index].state {
            case .validating(_, let until) where until <= now:
                close(index, reason: .validationFailed, action: &action)
            case .idle where connections[index].isExpired(at: now):
                close(index, reason: .maximumLifetime, action: &action)
            case .idle(let since, _) where hasSurplus && idleEnd(since: since).map { $0 <= now } ?? false:
                close(index, reason: .idleTimeout, action: &action)
            case .connecting, .backingOff, .idle, .validating, .leased, .closing:
                break
            }
        }
        if let interval = configuration.keepAliveInterval {
            validateIdleConnections(now: now, action: &action) { $0.advanced(by: interval) <= now }
        }
    }

    /// The earliest instant at which anything is due; nil when nothing is.
    var nextDue: Instant? {
        var earliest = waiters.earliestDeadline
        if case .draining(let deadline) = phase {
            earliest = earliest.map { min($0, deadline) } ?? deadline
        }
        for connection in connections {
            guard let due = nextDue(of: connection) else { continue }
            earliest = earliest.map { min($0, due) } ?? due
        }
        return earliest
    }

    /// The earliest instant at which something is due for the connection; nil when nothing is.
    func nextDue(of connection: PooledConnection) -> Instant? {
        switch connection.state {
        case .connecting(let until):
            until
        case .backingOff(let until), .validating(_, let until):
            until
        case .idle(let since, let checked):
            [
                connection.expires,
                configuration.keepAliveInterval.map { checked.advanced(by: $0) },
                hasSurplus ? idleEnd(since: since) : nil,
            ].compactMap(\.self).min()
        case .leased, .closing:
            nil
        }
    }

    private func idleEnd(since: Instant) -> Instant? {
        configuration.idleTimeout.map { since.advanced(by: $0) }
    }

    /// Whether more connections are open than the minimum.
    private var hasSurplus: Bool {
        let open = connections.count(where: {
            switch $0.state {
            case .idle, .validating, .leased: true
            case .connecting, .backingOff, .closing: false
            }
        })
        return open > configuration.minimumConnections
    }
}
