import Synchronization

/// Bounds pieces of work that may all take equally long.
///
/// One task sleeps for all of them. Were there one for each, its timer would stay with the system until its time, whenever the
/// work was done: a busy server would carry as many as it has requests in that time, and wake for each.
package final class Deadline: Sendable {
    private struct Watched {
        let until: ContinuousClock.Instant
        let cancel: @Sendable () -> Void
    }

    private struct State {
        var watched: [Int: Watched] = [:]
        var last = 0
        /// Whether a task sleeps for what is watched.
        var isWatching = false
    }

    private let limit: Duration
    private let state = Mutex(State())

    /// - Parameter limit: How long each piece of work may take.
    package init(_ limit: Duration) {
        self.limit = limit
    }

    /// Runs `work`, or cancels it when the time is up.
    ///
    /// Work that does not heed its cancellation is waited for, and what it came to is what counts: a commit that was under
    /// way when the time was up must not be answered by "nothing was changed".
    ///
    /// - Throws: What `work` throws; `Problem` `unavailable` where time was up and the work let itself be cancelled.
    package func run<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        let task = Task { try await work() }
        let number = watch { task.cancel() }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        let wasInTime = state.withLock { $0.watched.removeValue(forKey: number) != nil }
        do {
            return try result.get()
        } catch is CancellationError where !wasInTime {
            throw Problem.unavailable(retryAfter: .seconds(1))
        }
    }

    /// - Returns: The number by which it is watched, until its time or until it is removed.
    private func watch(_ cancel: @escaping @Sendable () -> Void) -> Int {
        let watched = Watched(until: .now + limit, cancel: cancel)
        let (number, isFirst) = state.withLock { state in
            defer { state.isWatching = true }
            state.last += 1
            state.watched[state.last] = watched
            return (state.last, !state.isWatching)
        }
        if isFirst { Task.detached { await self.cancelWhatIsLate() } }
        return number
    }

    /// Sleeps from one time to the next, until nothing is watched; what comes meanwhile is due later.
    private func cancelWhatIsLate() async {
        while let next = nextTime() {
            // Nobody cancels this task.
            try? await Task.sleep(until: next, clock: .continuous)
            for late in takeLate() { late.cancel() }
        }
    }

    private func nextTime() -> ContinuousClock.Instant? {
        state.withLock { state in
            let next = state.watched.values.lazy.map(\.until).min()
            if next == nil { state.isWatching = false }
            return next
        }
    }

    private func takeLate() -> [Watched] {
        let now = ContinuousClock.now
        return state.withLock { state in
            let late = state.watched.filter { $0.value.until <= now }
            for number in late.keys { state.watched[number] = nil }
            return Array(late.values)
        }
    }
}
