extension PoolStateMachine {
    /// The connection gave a sign of life; without effect when it came too late.
    mutating func validationSucceeded(_ id: ConnectionID, now: Instant) -> Action {
        var action = Action()
        guard let index = index(of: id), case .validating(let since, _) = connections[index].state else {
            return action
        }
        makeAvailable(index, since: since, now: now, action: &action)
        settle(now: now, action: &action)
        return action
    }

    /// The connection gave no sign of life; without effect when it is being closed already.
    mutating func validationFailed(_ id: ConnectionID, now: Instant) -> Action {
        var action = Action()
        guard let index = index(of: id), case .validating = connections[index].state else {
            return action
        }
        close(index, reason: .validationFailed, action: &action)
        settle(now: now, action: &action)
        return action
    }

    /// Validates the idle connections whose last sign of life `isDue`.
    mutating func validateIdleConnections(
        now: Instant,
        action: inout Action,
        where isDue: (_ checked: Instant) -> Bool
    ) {
        for index in connections.indices {
            guard case .idle(let since, let checked) = connections[index].state, isDue(checked) else { continue }
            let until = now.advanced(by: configuration.validationTimeout)
            connections[index].state = .validating(since: since, until: until)
            action.connection.validate.append(connections[index].id)
            arm(at: until, action: &action)
        }
    }
}
