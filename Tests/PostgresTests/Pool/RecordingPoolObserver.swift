import Synchronization

@testable import Postgres

/// Keeps what a pool emits, and lets a test wait until its gauges show something.
final class RecordingPoolObserver: PoolObserver {
    private struct Expectation {
        let condition: @Sendable (PoolCounts) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [PoolEvent] = []
        var counts = PoolCounts()
        var expectations: [Expectation] = []
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

    /// Returns once the pool's gauges are as wanted.
    func counts(_ condition: @escaping @Sendable (PoolCounts) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMet = self.state.withLock { state in
                if condition(state.counts) { return true }
                state.expectations.append(Expectation(condition: condition, continuation: continuation))
                return false
            }
            if isMet { continuation.resume() }
        }
    }
}
