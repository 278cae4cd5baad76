/// Work against the clock.
package enum Deadline {
    private enum Event<Answer: Sendable>: Sendable {
        case answer(Answer)
        case late
    }

    /// Runs `work`, or cancels it when the time is up.
    ///
    /// Work that does not heed its cancellation is waited for, and what it came to is what counts: a commit that was under
    /// way when the time was up must not be answered by "nothing was changed".
    ///
    /// - Throws: What `work` throws; `Problem` `unavailable` where time was up and the work let itself be cancelled.
    package static func run<Answer: Sendable>(
        within limit: Duration,
        _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Event<Answer>.self) { group in
            group.addTask { .answer(try await work()) }
            group.addTask {
                try await Task.sleep(for: limit)
                return .late
            }
            defer { group.cancelAll() }
            if case .answer(let answer) = try await group.next() { return answer }
            group.cancelAll()
            do {
                if case .answer(let answer) = try await group.next() { return answer }
            } catch is CancellationError {
                throw Problem.unavailable(retryAfter: .seconds(1))
            }
            throw CancellationError()
        }
    }
}
