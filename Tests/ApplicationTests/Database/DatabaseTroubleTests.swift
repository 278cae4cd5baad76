import Application
import Postgres
import Testing

@Suite struct `What stands in the way` {
    @Test(arguments: [
        ("40001", DatabaseTrouble.collision), ("40P01", .collision), ("55P03", .overdue), ("57014", .overdue),
        ("25006", .unreachable), ("57P01", .unreachable), ("57P02", .unreachable), ("57P03", .unreachable),
        ("08006", .unreachable), ("08001", .unreachable), ("53300", .unreachable), ("53100", .unreachable),
        ("23000", .lasting), ("23505", .lasting), ("42501", .lasting), ("28000", .lasting), ("57P04", .lasting),
        ("40002", .lasting), ("P0001", .lasting), ("XX000", .lasting),
    ])
    func `is told by the server's code`(_ code: String, _ trouble: DatabaseTrouble) {
        #expect(DatabaseTrouble(SQLState(rawValue: code)) == trouble)
    }

    @Test(arguments: [
        (PostgresError.Kind.rowCount(expected: 1...1, found: 0), DatabaseTrouble.collision),
        (.connection(.closed), .unreachable), (.connection(.lost("")), .unreachable), (.cancelled, .overdue),
        (.timeout, .overdue), (.unavailable("a connection"), .overdue), (.rolledBack, .lasting),
        (.protocolMisuse("a rule"), .lasting), (.skipped, .lasting),
    ])
    func `is told by the kind of error`(_ kind: PostgresError.Kind, _ trouble: DatabaseTrouble) {
        for outcome in [PostgresOutcome.surelyNotApplied, .unknown] {
            #expect(PostgresError(kind, outcome: outcome).trouble == trouble)
        }
    }

    @Test func `means to whoever asked what it means to who tries again`() throws {
        for kind in [PostgresError.Kind.connection(.closed), .timeout, .rowCount(expected: 1...1, found: 0)] {
            #expect(try #require(DatabaseFailure(PostgresError(kind))).meaning == .tryAgain)
            #expect(try #require(DatabaseFailure(PostgresError(kind, outcome: .unknown))).meaning == .outcomeUnknown)
        }
        #expect(try #require(DatabaseFailure(PostgresError(.skipped))).meaning == .unforeseen)
    }
}
