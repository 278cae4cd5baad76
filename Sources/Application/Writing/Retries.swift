import Postgres

/// When a write is tried again.
///
/// Every failure of the database may be: the write's key makes a second attempt find what the first one did. A refusal is
/// not a failure of the database and never comes here.
struct Retries {
    private let patience: Duration
    private let start = ContinuousClock.now
    private var attempts = 0
    /// Whether one of the attempts may have been applied.
    private var isUnknown = false

    init(patience: Duration) { self.patience = patience }

    /// Waits as long as it should before the next attempt.
    ///
    /// - Throws: The error, where there is no use in another attempt; its outcome is unknown if that of any attempt was.
    mutating func wait(after failure: PostgresError) async throws {
        attempts += 1
        isUnknown = isUnknown || failure.outcome == .unknown
        let unknown = PostgresError(failure.kind, outcome: .unknown, sql: failure.sql)
        guard let pause = pause(after: failure), ContinuousClock.now + pause < start + patience else {
            throw isUnknown ? unknown : failure
        }
        do {
            try await Task.sleep(for: pause)
        } catch  where isUnknown {
            // Cancelled while it waited: what the attempts before did stays unknown.
            throw unknown
        }
    }

    private func pause(after error: PostgresError) -> Duration? {
        switch error.trouble {
        case .collision where attempts < 5: .milliseconds(Int.random(in: 0...20))
        case .unreachable: longPause
        case .collision, .overdue, .lasting: nil
        }
    }

    /// 50 milliseconds, then twice as long each time up to a second; not the same for all who wait.
    private var longPause: Duration {
        let longest = min(50 << min(attempts - 1, 5), 1000)
        return .milliseconds(Int.random(in: longest / 2...longest))
    }
}
