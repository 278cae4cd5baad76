/// Work against the clock.
package enum Deadline {
    /// Runs `work`, or cancels it when the time is up.
    ///
    /// Work that does not heed its cancellation is waited for: nothing goes on unseen after the answer.
    ///
    /// - Throws: What `work` throws; `Problem` `unavailable` where time was up first.
    package static func run<Answer: Sendable>(
        within limit: Duration,
        _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: limit)
                throw Problem.unavailable(retryAfter: .seconds(1))
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }
}
