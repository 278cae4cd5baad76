import Synchronization

@testable import Postgres

/// Keeps what a pool emits, and lets a test wait until its gauges show something.
final class RecordingPoolObserver: PoolObserver {
    private struct Expectation {
        let id: Int
        let condition: @Sendable (PoolCounts) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [PoolEvent] = []
        var counts = PoolCounts()
        var expectations: [Expectation] = []
        var lastExpectation = 0
    }

    private let state = Mutex(State())

    var events: [PoolEvent] { self.state.withLock(\.events) }

    func observe(_ event: PoolEvent) {
        let fulfilled = self.state.withLock { state -> [Expectation] in
            guard case .countsChanged(let counts) = event else {
                state.events.append(event)
                return []
            }
            guard counts.revision > state.counts.revision else { return [] }
            state.counts = counts
            let fulfilled = state.expectations.filter { $0.condition(counts) }
            state.expectations.removeAll { $0.condition(counts) }
            return fulfilled
        }
        for expectation in fulfilled { expectation.continuation.resume() }
    }

    /// Returns once the pool's gauges are as wanted, or the test is cancelled because it takes too long.
    func counts(_ condition: @escaping @Sendable (PoolCounts) -> Bool) async {
        let id = self.state.withLock { state in
            state.lastExpectation += 1
            return state.lastExpectation
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = self.state.withLock { state in
                    if condition(state.counts) || Task.isCancelled { return true }
                    state.expectations.append(Expectation(id: id, condition: condition, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let cancelled = self.state.withLock { state -> Expectation? in
                guard let index = state.expectations.firstIndex(where: { $0.id == id }) else { return nil }
                return state.expectations.remove(at: index)
            }
            cancelled?.continuation.resume()
        }
    }
}
