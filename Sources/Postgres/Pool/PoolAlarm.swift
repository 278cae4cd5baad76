import Synchronization

/// Calls back once the clock reaches an instant, the earliest of those that it was given.
final class PoolAlarm<PoolClock: Clock>: Sendable {
    private struct Pending {
        let instant: PoolClock.Instant
        let task: Task<Void, Never>
    }

    private struct State {
        var pending: Pending?
        var isStopped = false
    }

    private let clock: PoolClock
    private let state = Mutex(State())

    init(clock: PoolClock) {
        self.clock = clock
    }

    deinit {
        state.withLock { $0.pending?.task.cancel() }
    }

    /// Calls `raise` at `instant`, unless it will be called earlier anyhow.
    ///
    /// Two tasks may set their alarms in either order: the earlier one stays, and an alarm that comes too early only makes
    /// the pool name the right instant again.
    func set(at instant: PoolClock.Instant, raise: @escaping @Sendable () -> Void) {
        state.withLock { state in
            guard !state.isStopped else { return }
            if let pending = state.pending {
                if pending.instant <= instant { return }
                pending.task.cancel()
            }
            // Detached: the alarm outlives the lease that happened to set it, and has none of its task-local values.
            let task = Task.detached { [clock, weak self] in
                guard (try? await clock.sleep(until: instant, tolerance: nil)) != nil else { return }
                guard self?.take(instant) == true else { return }
                raise()
            }
            state.pending = Pending(instant: instant, task: task)
        }
    }

    /// Never calls back again.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            state.pending?.task.cancel()
            state.pending = nil
        }
    }

    /// Whether the alarm for the instant is still wanted; if so it is no longer pending.
    private func take(_ instant: PoolClock.Instant) -> Bool {
        state.withLock { state in
            guard state.pending?.instant == instant else { return false }
            state.pending = nil
            return true
        }
    }
}
