extension PoolStateMachine {
    /// The connection gave a sign of life; without effect when it came too late.
    mutating func validationSucceeded(_ id: ConnectionID, now: Instant) -> Action {
        var action = Action()
        guard let index = self.index(of: id), case .validating(let since, _) = self.connections[index].state else {
            return action
        }
        self.makeAvailable(index, since: since, now: now, action: &action)
        self.settle(now: now, action: &action)
        return action
    }

    /// The connection gave no sign of life; without effect when it is being closed already.
    mutating func validationFailed(_ id: ConnectionID, now: Instant) -> Action {
        var action = Action()
        guard let index = self.index(of: id), case .validating = self.connections[index].state else {
            return action
        }
        self.close(index, reason: .validationFailed, action: &action)
        self.settle(now: now, action: &action)
        return action
    }

    /// Validates the idle connections whose last sign of life `isDue`.
    mutating func validateIdleConnections(
        now: Instant,
        action: inout Action,
        where isDue: (_ checked: Instant) -> Bool
    ) {
        for index in self.connections.indices {
            guard case .idle(let since, let checked) = self.connections[index].state, isDue(checked) else { continue }
            let until = now.advanced(by: self.configuration.validationTimeout)
            self.connections[index].state = .validating(since: since, until: until)
            action.connection.validate.append(self.connections[index].id)
            self.arm(at: until, action: &action)
        }
    }
}
