import Testing

@testable import Postgres

@Suite(.timeLimit(.minutes(1))) struct ConnectionPoolConnectingTests {
    @Test func `while the database is down a lease waits and gets a connection when it is back`() async throws {
        let fixture = PoolFixture(maximum: 1, .refusing)
        let task = Task { try await fixture.pool.withConnection { _ in 1 } }
        await fixture.observer.counts { $0.backingOff == 1 }
        let revision = fixture.pool.counts.revision
        fixture.clock.advance(by: .milliseconds(50))
        await fixture.observer.counts { $0.backingOff == 1 && $0.revision == revision + 2 }
        fixture.database.become(.answering)
        fixture.clock.advance(by: .milliseconds(100))
        #expect(try await task.value == 1)
        #expect(fixture.database.attempts == 3)
    }

    @Test func `a lease that waits in vain tells what connecting failed with`() async throws {
        let fixture = PoolFixture(maximum: 1, .refusing)
        let task = Task { try await fixture.pool.withConnection(deadline: fixture.after(.milliseconds(20))) { _ in 1 } }
        await fixture.observer.counts { $0.backingOff == 1 }
        fixture.clock.advance(by: .milliseconds(20))
        let error = await #expect(throws: PoolError.self) { try await task.value }
        #expect(error?.reason == .unavailable)
        #expect(error?.lastConnectError is MockDatabase.Refused)
    }

    @Test func `an attempt that takes too long is cancelled`() async throws {
        let fixture = PoolFixture(maximum: 1, .holding) { $0.connectTimeout = .seconds(3) }
        let task = Task { try await fixture.pool.withConnection { _ in 1 } }
        await fixture.observer.counts { $0.connecting == 1 }
        fixture.clock.advance(by: .seconds(3))
        await fixture.observer.counts { $0.backingOff == 1 }
        fixture.database.become(.answering)
        fixture.clock.advance(by: .milliseconds(50))
        #expect(try await task.value == 1)
    }

    @Test func `a cancelled lease does not cancel the connection made for it`() async throws {
        let fixture = PoolFixture(maximum: 1, .holding)
        let task = Task { try await fixture.pool.withConnection { _ in 1 } }
        await fixture.observer.counts { $0.connecting == 1 }
        task.cancel()
        _ = await task.result
        fixture.database.become(.answering)
        await fixture.observer.counts { $0.idle == 1 }
    }

    @Test func `a connection has none of the task-local values of the lease that needed it`() async throws {
        let seen = Protected<[String]>([])
        let database = MockDatabase()
        let pool = ConnectionPool(clock: ManualClock()) {
            seen.change { $0.append(TaskLocals.request) }
            return try await database.connect()
        }
        try await TaskLocals.$request.withValue("r1") { try await pool.withConnection { _ in } }
        #expect(seen.value == ["none"])
    }

    @Test func `an idle connection is validated and closed when it does not answer`() async throws {
        let fixture = PoolFixture(maximum: 1) { $0.keepAliveInterval = .seconds(30) }
        try await fixture.pool.withConnection { _ in }
        let connection = try #require(fixture.database.connections.first)
        let revision = fixture.pool.counts.revision
        fixture.clock.advance(by: .seconds(30))
        await fixture.observer.counts { $0.idle == 1 && $0.revision == revision + 2 }
        #expect(connection.validations == 1)
        connection.condition = .lost
        fixture.clock.advance(by: .seconds(30))
        await fixture.observer.counts { $0.connections == 0 }
        #expect(connection.closes == 1)
    }

    @Test func `a validation that hangs ends with the connection`() async throws {
        let fixture = PoolFixture(maximum: 1) { $0.keepAliveInterval = .seconds(30) }
        try await fixture.pool.withConnection { $0.hangValidation() }
        fixture.clock.advance(by: .seconds(30))
        await fixture.observer.counts { $0.validating == 1 }
        fixture.clock.advance(by: .seconds(2))
        await fixture.observer.counts { $0.connections == 0 }
        #expect(fixture.database.connections.map(\.closes) == [1])
    }

    @Test func `a connection unused for long is closed`() async throws {
        let fixture = PoolFixture { $0.idleTimeout = .seconds(60) }
        try await fixture.pool.withConnection { _ in }
        fixture.clock.advance(by: .seconds(60))
        await fixture.observer.counts { $0.connections == 0 && $0.revision > 2 }
        #expect(fixture.database.openConnections == 0)
    }

    @Test func `facts reach the observer with their durations`() async throws {
        let fixture = PoolFixture(maximum: 1, .holding)
        let task = Task { try await fixture.pool.withConnection { _ in fixture.clock.advance(by: .seconds(1)) } }
        await fixture.observer.counts { $0.connecting == 1 }
        fixture.clock.advance(by: .seconds(2))
        fixture.database.become(.answering)
        try await task.value
        await fixture.pool.shutDown(within: .seconds(1))
        await #expect(throws: PoolError.self) { try await fixture.pool.withConnection { _ in } }
        #expect(
            fixture.observer.events.map { "\($0)" } == [
                #"connectionOpened(connection: 1, took: 2.0 seconds)"#,
                #"leaseGranted(connection: 1, waited: 2.0 seconds)"#,
                "leaseEnded(connection: 1, held: 1.0 seconds, Postgres.PoolableConnectionCondition.reusable)",
                "connectionClosed(connection: 1, Postgres.PoolConnectionCloseReason.shutdown)",
                "leaseFailed(Postgres.PoolError.Reason.closed, waited: 0.0 seconds)",
            ]
        )
    }
}

private enum TaskLocals {
    @TaskLocal static var request = "none"
}
