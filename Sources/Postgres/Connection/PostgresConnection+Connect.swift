import Synchronization

extension PostgresConnection {
    /// Connects.
    ///
    /// Hosts are tried in their order, each for `connect_timeout` seconds an address. The caller waits no longer than
    /// `connectTimeout`, and not at all once its task is cancelled; what is still under way then ends by itself.
    ///
    /// - Parameter configuration: Where to, and the limits.
    /// - Returns: A connection that can be used.
    /// - Throws: `.connection(.notConnected)`, `.timeout`, `.cancelled` or `.unavailable`.
    public static func connect(
        _ configuration: PostgresConfiguration
    ) async throws(PostgresError) -> PostgresConnection {
        guard let wakePipe = WakePipe() else { throw PostgresError(.unavailable("a file descriptor")) }
        let thread = ConnectionThread(wakePipe: wakePipe)
        guard thread.start() else { throw PostgresError(.unavailable("a thread")) }
        let connection = PostgresConnection(configuration, thread: thread)

        // Connecting blocks in libpq and cannot be broken off. So it is raced and not awaited.
        let race = Race<Result<Void, PostgresError>>()
        Task {
            do throws(PostgresError) {
                race.finish(.success(try await connection.open()))
            } catch {
                race.finish(.failure(error))
            }
        }
        let timer = Task {
            try await Task.sleep(for: configuration.connectTimeout)
            race.finish(.failure(PostgresError(.timeout)))
        }
        let result = await withTaskCancellationHandler {
            await race.value
        } onCancel: {
            race.finish(.failure(PostgresError(.cancelled)))
        }
        timer.cancel()
        do throws(PostgresError) {
            try result.get()
            return connection
        } catch {
            Task { await connection.abandon() }
            throw error
        }
    }
}

/// A value that several may deliver: the first one counts.
private final class Race<Value: Sendable>: Sendable {
    private enum State {
        case running
        case awaited(CheckedContinuation<Value, Never>)
        case finished(Value)
    }

    private let state = Mutex(State.running)

    /// The value.
    ///
    /// To be awaited once.
    var value: Value {
        get async {
            await withCheckedContinuation { continuation in
                let value: Value? = state.withLock { state in
                    if case .finished(let value) = state { return value }
                    state = .awaited(continuation)
                    return nil
                }
                if let value { continuation.resume(returning: value) }
            }
        }
    }

    func finish(_ value: Value) {
        let continuation: CheckedContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .running:
                state = .finished(value)
                return nil
            case .awaited(let continuation):
                state = .finished(value)
                return continuation
            case .finished:
                return nil
            }
        }
        continuation?.resume(returning: value)
    }
}
