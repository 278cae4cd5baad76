import Synchronization

/// Wakes those who wait until something has happened, as often as it does.
package final class EventSignal: Sendable {
    /// What became of waiting.
    enum Awakening: Sendable {
        /// It has happened, and was counted up to here.
        case raised(UInt64)
        /// Nothing in that time.
        case quiet
        /// It will not happen any more, or whoever waited was cancelled.
        case over
    }

    private struct State {
        var count: UInt64 = 0
        var isOver = false
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var lastWaiter: UInt64 = 0
    }

    private let state = Mutex(State())

    init() {}

    /// How often it has happened.
    var count: UInt64 { state.withLock { $0.count } }

    /// It has happened.
    func raise() {
        wakeAll { $0.count += 1 }
    }

    /// It will not happen any more: nobody waits any longer.
    package func end() {
        wakeAll { $0.isOver = true }
    }

    /// Waits until it has happened oftener than the caller knows.
    ///
    /// - Parameters:
    ///   - count: What the caller knows of.
    ///   - limit: The longest time to wait.
    /// - Returns: What became of it.
    func wait(beyond count: UInt64, atMost limit: Duration) async -> Awakening {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(beyond: count) }
            group.addTask { try? await Task.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
        guard !Task.isCancelled else { return .over }
        return state.withLock { state in
            if state.isOver { return .over }
            return state.count > count ? .raised(state.count) : .quiet
        }
    }

    private func wait(beyond count: UInt64) async {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    // Whoever is cancelled before it waits has no other chance to be told.
                    let isDue = state.isOver || state.count > count || Task.isCancelled
                    if !isDue { state.waiters[number] = continuation }
                    return isDue
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
    }

    private func wakeAll(_ change: (inout sending State) -> Void) {
        let waiters = state.withLock { state in
            change(&state)
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }
}
