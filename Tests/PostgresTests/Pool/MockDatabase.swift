import Synchronization

@testable import Postgres

/// Opens mock connections: at once, never, or when the test says so.
final class MockDatabase: Sendable {
    struct Refused: Error, Equatable {}

    enum Behaviour: Sendable {
        case answering
        case refusing
        /// Holds each attempt until ``resume(with:)``, or its cancellation.
        case holding
    }

    private struct State {
        var behaviour: Behaviour
        var connections: [MockConnection] = []
        var attempts = 0
        var held: [Int: CheckedContinuation<Behaviour, any Error>] = [:]
    }

    private let state: Mutex<State>

    init(_ behaviour: Behaviour = .answering) {
        self.state = Mutex(State(behaviour: behaviour))
    }

    /// All that were ever opened, in order.
    var connections: [MockConnection] { self.state.withLock(\.connections) }
    var attempts: Int { self.state.withLock(\.attempts) }

    /// How many are open now.
    var openConnections: Int { self.connections.count(where: { !$0.isClosed }) }

    /// Changes the behaviour and decides all held attempts by it.
    func become(_ behaviour: Behaviour) {
        let held = self.state.withLock { state in
            state.behaviour = behaviour
            defer { state.held = [:] }
            return state.held.values
        }
        for attempt in held { attempt.resume(returning: behaviour) }
    }

    func connect() async throws -> MockConnection {
        let attempt = self.state.withLock { state in
            state.attempts += 1
            return state.attempts
        }
        let behaviour = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Behaviour, any Error>) in
                let outcome: Result<Behaviour, any Error>? = self.state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    guard case .holding = state.behaviour else { return .success(state.behaviour) }
                    state.held[attempt] = continuation
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let held = self.state.withLock { $0.held.removeValue(forKey: attempt) }
            held?.resume(throwing: CancellationError())
        }
        guard case .answering = behaviour else { throw Refused() }
        let connection = MockConnection()
        self.state.withLock { $0.connections.append(connection) }
        return connection
    }
}
