import Synchronization

/// The result that one statement of a batch will have.
public final class PostgresPending<Output: Sendable>: Sendable {
    private let state = Mutex<Result<Output, PostgresError>?>(nil)

    /// The result or the error of this statement; nil until its batch has run.
    public var result: Result<Output, PostgresError>? {
        state.withLock { $0 }
    }

    /// The result of this statement.
    ///
    /// It throws the statement's own error, `.skipped` when one before it failed, and `.protocolMisuse` when its batch
    /// has not run yet.
    public var value: Output {
        get throws(PostgresError) {
            guard let result else {
                throw PostgresError(.protocolMisuse("a pending result was read before its batch had run"))
            }
            return try result.get()
        }
    }

    func resolve(_ result: Result<Output, PostgresError>) {
        state.withLock { $0 = result }
    }
}
