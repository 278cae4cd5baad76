import Postgres
import Testing

/// Waits until something is true, and fails the test when that takes more than ten seconds.
func until(
    _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while try await !condition() {
        try #require(ContinuousClock.now < deadline, "never: \(what)", sourceLocation: sourceLocation)
        try await Task.sleep(for: .milliseconds(2))
    }
}

/// Waits until a backend is doing something: until its row in `pg_stat_activity` fits.
func until(_ backend: Int32, waitsFor event: String, as observer: PostgresConnection) async throws {
    try await until("backend \(backend) waits for \(event)") {
        try await observer.query(
            "select 1 from pg_stat_activity where pid = \(backend) and wait_event = \(event)",
            as: Int.self
        ).count == 1
    }
}

/// The `PostgresError` that a call throws.
func failure<Value>(
    sourceLocation: SourceLocation = #_sourceLocation,
    of body: () async throws -> Value
) async throws -> PostgresError {
    do {
        _ = try await body()
    } catch let error as PostgresError {
        return error
    }
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    throw CancellationError()
}

extension PostgresError {
    var isCancelled: Bool { if case .cancelled = kind { true } else { false } }
    var isTimeout: Bool { if case .timeout = kind { true } else { false } }
    var isSkipped: Bool { if case .skipped = kind { true } else { false } }
    var isConnection: Bool { if case .connection = kind { true } else { false } }
    var isMisuse: Bool { if case .protocolMisuse = kind { true } else { false } }
    var decodingFailure: PostgresDecodingFailure? { if case .decoding(let failure) = kind { failure } else { nil } }
}
