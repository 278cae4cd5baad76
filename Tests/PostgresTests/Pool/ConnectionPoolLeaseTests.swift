import Testing

@testable import Postgres

@Suite(.timeLimit(.minutes(1))) struct ConnectionPoolLeaseTests {
    struct Failure: Error {}

    /// What kept a lease from a connection; nil when it got one.
    func refusal(_ task: Task<Int, any Error>) async -> PoolError? {
        do {
            _ = try await task.value
            return nil
        } catch {
            return error as? PoolError
        }
    }

    @Test func `a lease runs its body and the next one has the same connection`() async throws {
        let fixture = PoolFixture()
        let first = try await fixture.pool.withConnection { ObjectIdentifier($0) }
        let second = try await fixture.pool.withConnection { ObjectIdentifier($0) }
        #expect(first == second)
        #expect(fixture.database.connections.count == 1)
        #expect(fixture.pool.counts.idle == 1)
    }

    @Test func `a body that throws gives a reusable connection back`() async {
        let fixture = PoolFixture()
        await #expect(throws: Failure.self) {
            try await fixture.pool.withConnection { _ in throw Failure() }
        }
        #expect(fixture.pool.counts.idle == 1)
        #expect(fixture.database.openConnections == 1)
    }

    @Test func `a connection that a body leaves in an unknown state is discarded`() async throws {
        let fixture = PoolFixture()
        await #expect(throws: Failure.self) {
            try await fixture.pool.withConnection { connection in
                connection.condition = .dirty
                throw Failure()
            }
        }
        await fixture.observer.counts { $0.connections == 0 && $0.revision > 2 }
        #expect(fixture.database.connections.map(\.closes) == [1])
        try await fixture.pool.withConnection { await $0.work() }
        #expect(fixture.database.openConnections == 1)
    }

    @Test func `a connection that broke while it was idle is not leased`() async throws {
        let fixture = PoolFixture()
        let held = [await fixture.hold(), await fixture.hold()]
        for lease in held { await lease.release() }
        for connection in fixture.database.connections { connection.condition = .lost }
        let condition = try await fixture.pool.withConnection { $0.condition }
        #expect(condition == .reusable)
        await fixture.observer.counts { $0.closing == 0 && $0.validating == 0 }
        #expect(fixture.database.connections.map(\.closes) == [1, 1, 0])
    }

    @Test func `a server that hangs up at once does not make a lease reconnect for ever`() async throws {
        let database = MockDatabase()
        var configuration = PoolConfiguration()
        configuration.maximumConnections = 3
        let pool = ConnectionPool(configuration: configuration, clock: ManualClock()) {
            let connection = try await database.connect()
            connection.condition = .lost
            return connection
        }
        let condition = try await pool.withConnection { $0.condition }
        #expect(condition == .lost)
        #expect(database.attempts == 4)
    }

    @Test func `a body in an actor's isolation uses the actor's state`() async throws {
        actor Counter {
            var count = 0
            func countOne(in pool: PoolFixture.Pool) async throws {
                try await pool.withConnection { _ in self.count += 1 }
            }
        }
        let counter = Counter()
        try await counter.countOne(in: PoolFixture().pool)
        #expect(await counter.count == 1)
    }

    @Test func `waiting tasks are served in the order in which they came`() async throws {
        let fixture = PoolFixture(maximum: 1)
        let held = await fixture.hold()
        let order = Protected<[Int]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    try await fixture.pool.withConnection { _ in order.change { $0.append(number) } }
                }
                await fixture.observer.counts { $0.waiting == number }
            }
            await held.release()
            try await group.waitForAll()
        }
        #expect(order.value == Array(1...8))
    }

    @Test func `a cancelled task leaves the line and throws cancelled`() async {
        let fixture = PoolFixture(maximum: 1)
        let held = await fixture.hold()
        let task = Task { try await fixture.pool.withConnection { _ in 1 } }
        await fixture.observer.counts { $0.waiting == 1 }
        task.cancel()
        #expect(await self.refusal(task)?.reason == .cancelled)
        #expect(fixture.pool.counts.waiting == 0)
        await held.release()
        #expect(fixture.pool.counts.idle == 1)
    }

    @Test func `a task that is cancelled already never receives a connection`() async {
        let fixture = PoolFixture()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await fixture.pool.withConnection { _ in 1 }
        }
        #expect(await self.refusal(task)?.reason == .cancelled)
        #expect(fixture.database.attempts == 0)
    }

    @Test func `a connection granted to a task that is being cancelled goes back`() async throws {
        let fixture = PoolFixture(maximum: 1)
        for _ in 1...300 {
            let held = await fixture.hold()
            let waiter = Task { try await fixture.pool.withConnection { _ in 1 } }
            await fixture.observer.counts { $0.waiting == 1 }
            async let cancelled: Void = waiter.cancel()
            async let released: Void = held.release()
            _ = await (cancelled, released)
            let refusal = await self.refusal(waiter)
            #expect(refusal == nil || refusal?.reason == .cancelled)
            #expect(fixture.pool.counts.leased == 0)
            #expect(fixture.pool.counts.idle == 1)
        }
        #expect(fixture.database.connections.count == 1)
    }

    @Test func `a deadline ends the wait`() async {
        let fixture = PoolFixture(maximum: 1)
        let held = await fixture.hold()
        let task = Task { try await fixture.pool.withConnection(deadline: fixture.after(.seconds(2))) { _ in 1 } }
        await fixture.observer.counts { $0.waiting == 1 }
        fixture.clock.advance(by: .seconds(2))
        #expect(await self.refusal(task)?.reason == .timeout)
        await held.release()
        #expect(fixture.pool.counts.idle == 1)
    }

    @Test func `a wait without a deadline ends too`() async {
        let fixture = PoolFixture(maximum: 1)
        let held = await fixture.hold()
        let task = Task { try await fixture.pool.withConnection { _ in 1 } }
        await fixture.observer.counts { $0.waiting == 1 }
        fixture.clock.advance(by: .seconds(30))
        #expect(await self.refusal(task)?.reason == .timeout)
        await held.release()
    }

    @Test func `an earlier deadline of a later waiter is kept`() async {
        let fixture = PoolFixture(maximum: 1)
        let held = await fixture.hold()
        let slow = Task { try await fixture.pool.withConnection(deadline: fixture.after(.seconds(20))) { _ in 1 } }
        await fixture.observer.counts { $0.waiting == 1 }
        let fast = Task { try await fixture.pool.withConnection(deadline: fixture.after(.seconds(1))) { _ in 1 } }
        await fixture.observer.counts { $0.waiting == 2 }
        fixture.clock.advance(by: .seconds(1))
        #expect(await self.refusal(fast)?.reason == .timeout)
        #expect(fixture.pool.counts.waiting == 1)
        fixture.clock.advance(by: .seconds(19))
        #expect(await self.refusal(slow)?.reason == .timeout)
        await held.release()
    }

    @Test func `beyond the longest line a lease fails at once`() async {
        let fixture = PoolFixture(maximum: 1) { $0.maximumWaiters = 1 }
        let held = await fixture.hold()
        let waiting = Task { try await fixture.pool.withConnection { _ in 1 } }
        await fixture.observer.counts { $0.waiting == 1 }
        let refused = Task { try await fixture.pool.withConnection { _ in 1 } }
        #expect(await self.refusal(refused)?.reason == .overloaded)
        await held.release()
        #expect(await self.refusal(waiting) == nil)
    }

    @Test func `a pool that is dropped is released though its alarm is set`() async throws {
        weak var dropped: PoolFixture.Pool?
        do {
            let fixture = PoolFixture(maximum: 1) { $0.idleTimeout = .seconds(60) }
            try await fixture.pool.withConnection { _ in }
            dropped = fixture.pool
            await fixture.observer.counts { $0.idle == 1 }
        }
        // The task that opened the connection may still hold it for a moment.
        for _ in 0..<10_000 where dropped != nil { await Task.yield() }
        #expect(dropped == nil)
    }
}
