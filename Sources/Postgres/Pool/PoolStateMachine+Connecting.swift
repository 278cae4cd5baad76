extension PoolStateMachine {
    /// The driver opened the connection.
    ///
    /// `jitter` is 0..<1, at random; it takes up to a tenth off the maximum lifetime.
    mutating func connectionEstablished(_ id: ConnectionID, jitter: Double, now: Instant) -> Action {
        guard let index = index(of: id) else { preconditionFailure("an unknown connection was established") }
        var action = Action()
        switch connections[index].state {
        case .connecting:
            failedConnects = 0
            connections[index].expires = configuration.maximumLifetime.map {
                now.advanced(by: $0 * (1 - jitter / 10))
            }
            makeAvailable(index, since: now, now: now, action: &action)
            // One more open connection can make an older idle one dispensable.
            arm(at: nextDue, action: &action)
        case .closing:
            close(index, reason: .shutdown, action: &action)
        case .backingOff, .idle, .validating, .leased:
            preconditionFailure("only a connecting connection is established")
        }
        settle(now: now, action: &action)
        return action
    }

    /// The driver could not open the connection.
    ///
    /// Who waits keeps waiting; one connection probes the database.
    ///
    /// `jitter` is 0..<1, at random; it takes up to half off the backoff.
    mutating func connectFailed(_ id: ConnectionID, jitter: Double, now: Instant) -> Action {
        guard let index = index(of: id) else { preconditionFailure("an unknown connection failed") }
        var action = Action()
        switch connections[index].state {
        case .connecting:
            failedConnects += 1
            if pendingConnections > 1 {
                connections.remove(at: index)
            } else {
                // Also when nobody waits any more, so that a stream of short-lived requests cannot attempt faster.
                let until = now.advanced(by: backoff(jitter: jitter))
                connections[index].state = .backingOff(until: until)
                arm(at: until, action: &action)
            }
        case .closing:
            connections.remove(at: index)
        case .backingOff, .idle, .validating, .leased:
            preconditionFailure("only a connecting connection fails")
        }
        settle(now: now, action: &action)
        return action
    }

    /// Whether the last attempt to connect failed, or has taken longer than it may.
    var isDatabaseDown: Bool {
        failedConnects > 0 || connections.contains { $0.state == .connecting(until: nil) }
    }

    /// Connections that may still come: connecting or backing off.
    var pendingConnections: Int {
        connections.count(where: {
            switch $0.state {
            case .connecting, .backingOff: true
            case .idle, .validating, .leased, .closing: false
            }
        })
    }

    /// How many connections more are needed for the waiters and the minimum; negative when fewer would do.
    var shortfall: Int {
        var soonAvailable = 0
        var live = 0
        for connection in connections {
            switch connection.state {
            case .connecting, .backingOff, .validating:
                soonAvailable += 1
                live += 1
            case .idle, .leased:
                live += 1
            case .closing:
                break
            }
        }
        let minimum = phase == .running ? configuration.minimumConnections : 0
        return max(waiters.count - soonAvailable, minimum - live)
    }

    mutating func openMissingConnections(now: Instant, action: inout Action) {
        let shortfall = self.shortfall
        guard shortfall > 0 else { return }
        let attempts = isDatabaseDown ? 1 : configuration.maximumConcurrentConnects
        let allowed = min(
            shortfall,
            attempts - pendingConnections,
            configuration.maximumConnections - connections.count
        )
        guard allowed > 0 else { return }
        for _ in 0..<allowed {
            let id = nextConnectionID
            nextConnectionID = id.advanced(by: 1)
            connections.append(.init(id: id, state: .connecting(until: nil)))
            connect(connections.count - 1, now: now, action: &action)
        }
    }

    mutating func connect(_ index: Int, now: Instant, action: inout Action) {
        let until = now.advanced(by: configuration.connectTimeout)
        connections[index].state = .connecting(until: until)
        action.connection.connect.append(connections[index].id)
        arm(at: until, action: &action)
    }

    /// Doubles from the minimum with each failure up to the maximum, of which half to all is waited.
    private func backoff(jitter: Double) -> Duration {
        var backoff = configuration.minimumBackoff
        var failures = failedConnects
        while failures > 1, backoff < configuration.maximumBackoff {
            backoff *= 2
            failures -= 1
        }
        return min(backoff, configuration.maximumBackoff) * (1 - jitter / 2)
    }
}
