import Testing

@testable import Postgres

@Suite struct OutcomeTests {
    typealias Failure = PostgresOutcome.Failure

    static let failures: [Failure] =
        PostgresServerError.Severity.allCases.flatMap { severity in
            [.refused(severity: severity, isAlive: true), .refused(severity: severity, isAlive: false)]
        } + [.rolledBack, .connectionClosed, .commitUnconfirmed]

    @Test(arguments: failures)
    func `before COMMIT was sent nothing was applied`(_ failure: Failure) {
        #expect(PostgresOutcome(of: failure, in: .beforeCommit) == .surelyNotApplied)
    }

    @Test func `at COMMIT an ERROR on a living connection was surely not applied`() {
        let failure = Failure.refused(severity: .error, isAlive: true)
        #expect(PostgresOutcome(of: failure, in: .commitSent) == .surelyNotApplied)
    }

    @Test func `at COMMIT the tag ROLLBACK was surely not applied`() {
        #expect(PostgresOutcome(of: .rolledBack, in: .commitSent) == .surelyNotApplied)
    }

    @Test func `at COMMIT an ERROR on a dead connection is unknown`() {
        let failure = Failure.refused(severity: .error, isAlive: false)
        #expect(PostgresOutcome(of: failure, in: .commitSent) == .unknown)
    }

    @Test(arguments: [PostgresServerError.Severity.fatal, .panic], [true, false])
    func `at COMMIT a FATAL is unknown`(_ severity: PostgresServerError.Severity, isAlive: Bool) {
        let failure = Failure.refused(severity: severity, isAlive: isAlive)
        #expect(PostgresOutcome(of: failure, in: .commitSent) == .unknown)
    }

    @Test func `at COMMIT a closed connection, a deadline and a broken wait for the standby are unknown`() {
        #expect(PostgresOutcome(of: .connectionClosed, in: .commitSent) == .unknown)
        #expect(PostgresOutcome(of: .commitUnconfirmed, in: .commitSent) == .unknown)
    }
}
