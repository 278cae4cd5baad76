extension PoolStateMachine {
    /// Refuses new leases, lets those that wait or run finish until `deadline`, then closes everything.
    ///
    /// Repeated with an earlier deadline it shortens the time that is left.
    mutating func shutDown(deadline: Instant, now: Instant) -> Action {
        var action = Action()
        switch phase {
        case .running:
            phase = .draining(deadline: deadline)
        case .draining(let earlier):
            phase = .draining(deadline: min(earlier, deadline))
        case .closing, .closed:
            return action
        }
        if deadline <= now {
            closeEverything(now: now, action: &action)
        } else {
            arm(at: deadline, action: &action)
        }
        settle(now: now, action: &action)
        return action
    }

    /// Fails whoever waits and closes every connection, leased ones too.
    mutating func forceShutdown(now: Instant) -> Action {
        var action = Action()
        switch phase {
        case .running, .draining: break
        case .closing, .closed: return action
        }
        closeEverything(now: now, action: &action)
        settle(now: now, action: &action)
        return action
    }

    mutating func closeEverything(now: Instant, action: inout Action) {
        phase = .closing
        action.request.fail(waiters.removeAll().map { failed($0, .closed, now: now) })
        for index in connections.indices {
            if case .leased = connections[index].state {
                close(index, reason: .shutdown, action: &action)
            }
        }
        closeUnused(action: &action)
    }

    /// Closes what no lease uses and gives up what is in the making.
    mutating func closeUnused(action: inout Action) {
        connections.removeAll {
            if case .backingOff = $0.state { true } else { false }
        }
        for index in connections.indices {
            switch connections[index].state {
            case .connecting:
                connections[index].state = .closing
                action.connection.cancelConnect.append(connections[index].id)
            case .idle, .validating:
                close(index, reason: .shutdown, action: &action)
            case .backingOff, .leased, .closing:
                break
            }
        }
    }
}
