import Application
import Synchronization

/// A clock that goes on only when a test says so, and knows who waits for what.
final class ManualClock: Sendable {
    private struct State {
        var now: Instant
        var waiting: [Int: (end: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var last = 0
    }

    private let state: Mutex<State>

    init(_ now: Instant) { state = Mutex(State(now: now)) }

    var jobClock: JobClock {
        JobClock(wall: WallClock { self.state.withLock { $0.now } }) { try await self.wait(until: $0) }
    }

    /// Sets the clock, which wakes who waited for that.
    func set(_ now: Instant) {
        let woken = state.withLock { state in
            state.now = now
            let due = state.waiting.filter { $0.value.end <= now }
            for id in due.keys { state.waiting[id] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Until so many wait, all for a time that is still to come.
    ///
    /// - Returns: What they wait for, the soonest first.
    func whenWaiting(_ count: Int) async -> [Instant] {
        while true {
            let ends = state.withLock { state in state.waiting.values.map(\.end).sorted() }
            if ends.count == count { return ends }
            await Task.yield()
        }
    }

    private func wait(until end: Instant) async throws {
        let id = state.withLock { state in
            state.last += 1
            return state.last
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome = state.withLock { state -> Result<Void, any Error>? in
                    // Asked under the lock: a cancellation is either seen here, or finds the continuation.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if end <= state.now { return .success(()) }
                    state.waiting[id] = (end, continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }
}
