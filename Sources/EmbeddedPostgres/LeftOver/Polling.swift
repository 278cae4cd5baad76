/// Waits for something that only asking again can tell, such as a file's content or the end of a process that is not
/// our child: at first every 2 ms, then at growing distances up to 100 ms.
struct Polling: Sendable {
    let clock: any Clock<Duration>

    /// Asks until the answer is yes or the time is over.
    ///
    /// - Returns: whether the answer was yes.
    /// - Throws: `CancellationError` when the task is cancelled.
    func until(
        within limit: Duration,
        isolation: isolated (any Actor)? = #isolation,
        _ holds: () async -> Bool
    ) async throws -> Bool {
        var waited = Duration.zero
        var pause = Duration.milliseconds(2)
        while !(await holds()) {
            guard waited < limit else { return false }
            try await clock.sleep(for: pause)
            waited += pause
            pause = min(pause * 2, .milliseconds(100))
        }
        return true
    }
}
