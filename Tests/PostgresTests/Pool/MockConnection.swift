import Synchronization

@testable import Postgres

/// A connection without a server, which notices when two tasks use it at once.
final class MockConnection: PoolableConnection {
    struct Dead: Error {}

    private struct State {
        var condition = PoolableConnectionCondition.reusable
        var users = 0
        var wasShared = false
        var closes = 0
        var validations = 0
        var isHangingValidation = false
        var hanging: CheckedContinuation<Void, any Error>?
    }

    private let state = Mutex(State())

    var condition: PoolableConnectionCondition {
        get { self.state.withLock(\.condition) }
        set { self.state.withLock { $0.condition = newValue } }
    }

    var wasShared: Bool { self.state.withLock(\.wasShared) }
    var isClosed: Bool { self.closes > 0 }
    var closes: Int { self.state.withLock(\.closes) }
    var validations: Int { self.state.withLock(\.validations) }

    /// Lets validations wait until ``close()``.
    func hangValidation() { self.state.withLock { $0.isHangingValidation = true } }

    /// Uses the connection for a while, during which other tasks run.
    func work(yields: Int = 3) async {
        self.state.withLock { state in
            state.users += 1
            if state.users > 1 || state.closes > 0 { state.wasShared = true }
        }
        for _ in 0..<yields { await Task.yield() }
        self.state.withLock { $0.users -= 1 }
    }

    func validate() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let outcome: Result<Void, any Error>? = self.state.withLock { state in
                state.validations += 1
                if state.isHangingValidation {
                    state.hanging = continuation
                    return nil
                }
                return state.condition == .lost ? .failure(Dead()) : .success(())
            }
            if let outcome { continuation.resume(with: outcome) }
        }
    }

    func close() async {
        let hanging = self.state.withLock { state in
            state.closes += 1
            defer { state.hanging = nil }
            return state.hanging
        }
        hanging?.resume(throwing: Dead())
    }
}
