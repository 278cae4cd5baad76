extension PoolStateMachine {
    /// Refuses new leases, lets those that wait or run finish until `deadline`, then closes everything.
    ///
    /// Repeated with an earlier deadline it shortens the time that is left.
    mutating func shutDown(deadline: Instant, now: Instant) -> Action {
        var action = Action()
        switch self.phase {
        case .running:
            self.phase = .draining(deadline: deadline)
        case .draining(let earlier):
            self.phase = .draining(deadline: min(earlier, deadline))
        case .closing, .closed:
            return action
        }
        if deadline <= now {
            self.closeEverything(now: now, action: &action)
        } else {
            self.arm(at: deadline, action: &action)
        }
        self.settle(now: now, action: &action)
        return action
    }

    /// Fails whoever waits and closes every connection, leased ones too.
    mutating func forceShutdown(now: Instant) -> Action {
        var action = Action()
        switch self.phase {
        case .running, .draining: break
        case .closing, .closed: return action
        }
        self.closeEverything(now: now, action: &action)
        self.settle(now: now, action: &action)
        return action
    }

    mutating func closeEverything(now: Instant, action: inout Action) {
        self.phase = .closing
        action.request.fail(self.waiters.removeAll().map { self.failed($0, .closed, now: now) })
        for index in self.connections.indices {
            if case .leased = self.connections[index].state {
                self.close(index, reason: .shutdown, action: &action)
            }
        }
        self.closeUnused(action: &action)
    }

    /// Closes what no lease uses and gives up what is in the making.
    mutating func closeUnused(action: inout Action) {
        self.connections.removeAll {
            if case .backingOff = $0.state { true } else { false }
        }
        for index in self.connections.indices {
            switch self.connections[index].state {
            case .connecting:
                self.connections[index].state = .closing
                action.connection.cancelConnect.append(self.connections[index].id)
            case .idle, .validating:
                self.close(index, reason: .shutdown, action: &action)
            case .backingOff, .leased, .closing:
                break
            }
        }
    }
}
