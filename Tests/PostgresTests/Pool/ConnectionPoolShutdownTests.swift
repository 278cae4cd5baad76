import Testing

@testable import Postgres

@Suite(.timeLimit(.minutes(1))) struct ConnectionPoolShutdownTests {
    @Test func `running opens the minimum and returns when the pool is shut down`() async {
        let fixture = PoolFixture(maximum: 3) { $0.minimumConnections = 2 }
        async let running: Void = fixture.pool.run()
        await fixture.observer.counts { $0.idle == 2 }
        fixture.pool.beginShutdown(within: .seconds(1))
        await running
        #expect(fixture.database.connections.count == 2)
        #expect(fixture.database.openConnections == 0)
    }

    @Test func `cancelling the running task closes everything`() async {
        let fixture = PoolFixture { $0.minimumConnections = 1 }
        let running = Task { await fixture.pool.run() }
        await fixture.observer.counts { $0.idle == 1 }
        let held = await fixture.hold()
        running.cancel()
        await running.value
        #expect(held.connection.isClosed)
        await held.release()
        #expect(held.connection.closes == 1)
        #expect(fixture.pool.counts.connections == 0)
    }

    @Test func `running a pool that is shut down returns at once`() async {
        let fixture = PoolFixture { $0.minimumConnections = 1 }
        await fixture.pool.shutDown(within: .seconds(1))
        await fixture.pool.run()
        #expect(fixture.database.attempts == 0)
    }

    @Test func `shutting down waits for the lease that runs and refuses the next`() async {
        let fixture = PoolFixture()
        let held = await fixture.hold()
        async let shutDown: Void = fixture.pool.shutDown(within: .seconds(10))
        // A refused lease changes the revision, so wait for the shutdown by its effect.
        while await self.isOpen(fixture.pool) { await Task.yield() }
        #expect(!held.connection.isClosed)
        await held.release()
        await shutDown
        #expect(held.connection.closes == 1)
    }

    private func isOpen(_ pool: PoolFixture.Pool) async -> Bool {
        do {
            try await pool.withConnection { _ in }
            return true
        } catch {
            return false
        }
    }

    @Test func `shutting down closes a lease's connection when the time is over`() async {
        let fixture = PoolFixture()
        let held = await fixture.hold()
        fixture.pool.beginShutdown(within: .seconds(10))
        #expect(!held.connection.isClosed)
        fixture.clock.advance(by: .seconds(10))
        await fixture.pool.shutDown(within: .seconds(10))
        #expect(held.connection.isClosed)
        await held.release()
        #expect(held.connection.closes == 1)
    }

    @Test func `cancelling a shutdown forces it`() async {
        let fixture = PoolFixture()
        let held = await fixture.hold()
        let shutDown = Task { await fixture.pool.shutDown(within: .seconds(10)) }
        shutDown.cancel()
        await shutDown.value
        #expect(held.connection.isClosed)
        await held.release()
    }

    @Test func `a forced shutdown fails whoever waits and ends the attempts to connect`() async {
        let fixture = PoolFixture(maximum: 1, .holding)
        let waiter = Task { try await fixture.pool.withConnection { _ in } }
        await fixture.observer.counts { $0.connecting == 1 }
        fixture.pool.forceShutdown()
        await fixture.pool.shutDown(within: .zero)
        let error = await #expect(throws: PoolError.self) { try await waiter.value }
        #expect(error?.reason == .closed)
        #expect(fixture.pool.counts.connections == 0)
    }

    @Test func `an attempt is cancelled even if the shutdown comes before its task is known`() async {
        for _ in 1...300 {
            let fixture = PoolFixture(maximum: 1, .holding) { $0.minimumConnections = 1 }
            let running = Task { await fixture.pool.run() }
            await Task.yield()
            fixture.pool.forceShutdown()
            await running.value
            #expect(fixture.database.openConnections == 0)
        }
    }
}
