import Postgres
import Testing

@testable import Application

@Suite struct `A write that failed` {
    private static let lost = PostgresError.Kind.connection(.lost("cut"))
    private static let collided = PostgresError.Kind.rowCount(expected: 1...1, found: 0)

    @Test func `is tried again while the database may come back`() async throws {
        var retries = Retries(patience: .seconds(60))
        try await retries.wait(after: PostgresError(Self.lost, outcome: .unknown))
        try await retries.wait(after: PostgresError(Self.lost))
    }

    @Test func `is tried four times more where others are faster`() async throws {
        var retries = Retries(patience: .seconds(60))
        for _ in 1...4 { try await retries.wait(after: PostgresError(Self.collided)) }
        let error = await failure { try await retries.wait(after: PostgresError(Self.collided)) }
        #expect(error?.outcome == .surelyNotApplied)
    }

    @Test func `is not tried again where that does not help`() async throws {
        for kind in [PostgresError.Kind.protocolMisuse("a rule"), .cancelled, .timeout] {
            var retries = Retries(patience: .seconds(60))
            let error = await failure { try await retries.wait(after: PostgresError(kind)) }
            #expect(error?.description == PostgresError(kind).description)
        }
    }

    @Test func `ends with the patience`() async throws {
        var retries = Retries(patience: .zero)
        let error = await failure { try await retries.wait(after: PostgresError(Self.lost)) }
        #expect(error?.description == PostgresError(Self.lost).description)
    }

    @Test func `stays unknown once an attempt was`() async throws {
        var retries = Retries(patience: .seconds(60))
        try await retries.wait(after: PostgresError(Self.lost, outcome: .unknown))
        let error = await failure { try await retries.wait(after: PostgresError(.cancelled)) }
        #expect(error?.description == PostgresError(.cancelled, outcome: .unknown).description)
    }

    @Test func `cancelled in the pause, is unknown only if an attempt was`() async throws {
        let attempts: [[PostgresOutcome]] = [[.unknown], [.unknown, .surelyNotApplied]]
        for outcomes in attempts {
            let error = await cancelled(after: outcomes)
            #expect((error as? PostgresError)?.outcome == .unknown, "\(outcomes)")
        }
        #expect(await cancelled(after: [.surelyNotApplied]) is CancellationError)
    }

    /// What a write ends with that is cancelled in the pause after the last of its attempts.
    private func cancelled(after outcomes: [PostgresOutcome]) async -> (any Error)? {
        await Task {
            var retries = Retries(patience: .seconds(60))
            do {
                for outcome in outcomes.dropLast() {
                    try await retries.wait(after: PostgresError(Self.lost, outcome: outcome))
                }
                withUnsafeCurrentTask { $0?.cancel() }
                try await retries.wait(after: PostgresError(Self.lost, outcome: outcomes.last ?? .unknown))
                return nil
            } catch {
                return error
            }
        }.value
    }

    private func failure(of body: () async throws -> Void) async -> PostgresError? {
        await #expect(throws: PostgresError.self) { try await body() }
    }
}
