import EmbeddedPostgres
import Synchronization

/// Keeps what a server's observer is told, and lets a test wait for a fact instead of sleeping.
final class ObservationLog: Sendable {
    private struct State {
        var facts: [EmbeddedServer.Observation] = []
        var waiting:
            [(holds: @Sendable ([EmbeddedServer.Observation]) -> Bool, resume: CheckedContinuation<Void, Never>)] =
                []
    }

    private let state = Mutex(State())

    /// All facts so far, in order.
    var facts: [EmbeddedServer.Observation] { state.withLock(\.facts) }

    /// The observer to configure.
    var observer: @Sendable (EmbeddedServer.Observation) -> Void {
        { [self] fact in
            let reached = state.withLock { state in
                state.facts.append(fact)
                let facts = state.facts
                let reached = state.waiting.filter { $0.holds(facts) }
                state.waiting.removeAll { $0.holds(facts) }
                return reached
            }
            for waiter in reached { waiter.resume.resume() }
        }
    }

    /// Waits until the facts satisfy a condition; the test's time limit bounds it.
    func wait(until holds: @escaping @Sendable ([EmbeddedServer.Observation]) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                guard !holds(state.facts) else { return true }
                state.waiting.append((holds, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }
}
