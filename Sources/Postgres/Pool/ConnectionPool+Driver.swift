import Synchronization

extension ConnectionPool {
    typealias WaiterContinuation = CheckedContinuation<Result<Lease, PoolError>, Never>

    /// An action with what its identifiers stand for, taken out of the state while the lock was held.
    private struct Effects {
        var grant: (waiter: WaiterContinuation, lease: Lease, waited: Duration)?
        var failures: [(waiter: WaiterContinuation, error: PoolError, waited: Duration)] = []
        var connect: [Int] = []
        var cancelConnect: [Task<Void, Never>] = []
        var validate: [(id: Int, connection: Connection)] = []
        var close: [(id: Int, connection: Connection, reason: PoolConnectionCloseReason)] = []
        var alarm: PoolClock.Instant?
        var isFinished = false
        var shutdownWaiters: [CheckedContinuation<Void, Never>] = []
        var counts: PoolCounts?
    }

    /// Tells the state machine of an event under the lock, and does what it answers after the lock is released.
    ///
    /// The time is read under the lock, so that the state machine's time never runs backwards.
    func perform(_ event: (inout State, _ now: PoolClock.Instant) -> Machine.Action) {
        let effects = state.withLock { state in
            let now = clock.now
            let revision = state.machine.revision
            let action = event(&state, now)
            var effects = Self.effects(of: action, state: &state, now: now)
            if observer != nil, state.machine.revision != revision {
                effects.counts = state.machine.counts
            }
            return effects
        }
        run(effects)
    }

    private static func effects(of action: Machine.Action, state: inout State, now: PoolClock.Instant) -> Effects {
        var effects = Effects()
        switch action.request {
        case .none:
            break
        case .grant(let request, let id, let waited):
            guard let waiter = state.waiters.removeValue(forKey: request), let connection = state.connections[id] else {
                preconditionFailure("a grant names a waiting request and an open connection")
            }
            effects.grant = (waiter, Lease(id: id, connection: connection, granted: now), waited)
        case .fail(let failed):
            for failure in failed {
                guard let waiter = state.waiters.removeValue(forKey: failure.request) else {
                    preconditionFailure("a failure names a waiting request")
                }
                let cause = failure.reason == .unavailable ? state.lastConnectError : nil
                effects.failures.append((waiter, PoolError(failure.reason, lastConnectError: cause), failure.waited))
            }
        }
        for id in action.connection.connect {
            state.attempts[id] = .starting
            effects.connect.append(id)
        }
        for id in action.connection.cancelConnect {
            if case .running(let task) = state.attempts[id] {
                effects.cancelConnect.append(task)
            }
            state.attempts[id] = .cancelled
        }
        for id in action.connection.validate {
            guard let connection = state.connections[id] else {
                preconditionFailure("an open connection is validated")
            }
            effects.validate.append((id, connection))
        }
        for closing in action.connection.close {
            guard let connection = state.connections.removeValue(forKey: closing.connection) else {
                preconditionFailure("an open connection is closed once")
            }
            effects.close.append((closing.connection, connection, closing.reason))
        }
        effects.alarm = action.alarm
        if action.isFinished {
            effects.isFinished = true
            effects.shutdownWaiters = state.shutdownWaiters
            state.shutdownWaiters = []
        }
        return effects
    }

    private func run(_ effects: Effects) {
        if let (waiter, lease, waited) = effects.grant {
            observer?.observe(.leaseGranted(connection: lease.id, waited: waited))
            waiter.resume(returning: .success(lease))
        }
        for (waiter, error, waited) in effects.failures {
            observer?.observe(.leaseFailed(error.reason, waited: waited))
            waiter.resume(returning: .failure(error))
        }
        for id in effects.connect { startConnect(id) }
        for task in effects.cancelConnect { task.cancel() }
        for (id, connection) in effects.validate { startValidation(id, connection) }
        for (id, connection, reason) in effects.close { startClose(id, connection, reason) }
        if let instant = effects.alarm {
            alarm.set(at: instant) { [weak self] in
                self?.perform { state, now in state.machine.alarmRaised(now: now) }
            }
        }
        if let counts = effects.counts {
            observer?.observe(.countsChanged(counts))
        }
        if effects.isFinished {
            alarm.stop()
            for waiter in effects.shutdownWaiters { waiter.resume() }
        }
    }

    // The tasks below are detached: a connection outlives the lease that happened to need it, and must have neither the
    // priority nor the task-local values of that lease, nor be cancelled with it.

    private func startConnect(_ id: Int) {
        let task = Task.detached { [self] in
            let start = clock.now
            do {
                let connection = try await connect()
                observer?.observe(.connectionOpened(connection: id, took: start.duration(to: clock.now)))
                perform { state, now in
                    state.attempts[id] = nil
                    state.connections[id] = connection
                    state.lastConnectError = nil
                    return state.machine.connectionEstablished(id, jitter: .random(in: 0..<1), now: now)
                }
            } catch {
                observer?.observe(.connectFailed(connection: id, error, took: start.duration(to: clock.now)))
                perform { state, now in
                    state.attempts[id] = nil
                    state.lastConnectError = error
                    return state.machine.connectFailed(id, jitter: .random(in: 0..<1), now: now)
                }
            }
        }
        // The attempt may have ended, or been given up, before its task was known.
        let isCancelled = state.withLock { state in
            switch state.attempts[id] {
            case .starting:
                state.attempts[id] = .running(task)
                return false
            case .cancelled:
                return true
            case .running, nil:
                return false
            }
        }
        if isCancelled { task.cancel() }
    }

    private func startValidation(_ id: Int, _ connection: Connection) {
        Task.detached { [self] in
            do {
                try await connection.validate()
                perform { state, now in state.machine.validationSucceeded(id, now: now) }
            } catch {
                perform { state, now in state.machine.validationFailed(id, now: now) }
            }
        }
    }

    private func startClose(_ id: Int, _ connection: Connection, _ reason: PoolConnectionCloseReason) {
        Task.detached { [self] in
            await connection.close()
            observer?.observe(.connectionClosed(connection: id, reason))
            perform { state, now in state.machine.connectionClosed(id, now: now) }
        }
    }
}
