import Testing

@testable import Postgres

@Suite struct PoolStateMachineShutdownTests {
    @Test func `shutting down an unused pool finishes at once`() {
        var pool = PoolMachineHarness()
        #expect(pool.shutDown(within: .seconds(10)) == .init(isFinished: true))
        #expect(pool.machine.phase == .closed)
    }

    @Test func `shutting down closes idle connections and finishes when they are gone`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...2)
        pool.release(1)
        pool.release(2)
        let action = pool.shutDown(within: .seconds(10))
        #expect(action.closed == [1: .shutdown, 2: .shutdown])
        #expect(!action.isFinished)
        #expect(!pool.closed(1).isFinished)
        #expect(pool.closed(2).isFinished)
    }

    @Test func `while shutting down a new lease is refused even if a connection is free`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        pool.shutDown(within: .seconds(10))
        #expect(pool.lease(2).failed == [2: .closed])
        pool.release(1)
        pool.closed(1)
        #expect(pool.lease(3).failed == [3: .closed])
    }

    @Test func `while shutting down a lease may finish and its connection is closed after it`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        #expect(pool.shutDown(within: .seconds(10)).closed.isEmpty)
        #expect(pool.release(1).closed == [1: .shutdown])
        #expect(pool.closed(1).isFinished)
    }

    @Test func `while shutting down those who wait already are served`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.shutDown(within: .seconds(10))
        #expect(pool.release(1).granted == [2: 1])
        #expect(pool.release(1).closed == [1: .shutdown])
    }

    @Test func `while shutting down a broken connection is replaced for those who wait`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.shutDown(within: .seconds(10))
        pool.release(1, .lost)
        #expect(pool.closed(1).connection.connect == [2])
        #expect(pool.established(2).granted == [2: 2])
    }

    @Test func `while shutting down the minimum is not kept`() {
        var pool = PoolMachineHarness { $0.minimumConnections = 2 }
        _ = pool.warmUp()
        pool.established(1)
        pool.established(2)
        pool.shutDown(within: .seconds(10))
        #expect(pool.closed(1).connection.connect.isEmpty)
        #expect(pool.closed(2).isFinished)
    }

    @Test func `when the time for shutting down is over waiters fail and leased connections are closed`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        pool.lease(2, within: .seconds(5))
        pool.lease(3, within: .seconds(20))
        pool.shutDown(within: .seconds(5))
        let action = pool.alarm(after: .seconds(5))
        #expect(action.failed == [2: .timeout, 3: .closed])
        #expect(action.closed == [1: .shutdown])
        #expect(pool.release(1) == .init(), "the lease no longer owns it")
        #expect(pool.closed(1).isFinished)
        #expect(pool.release(1) == .init())
    }

    @Test func `shutting down gives up an attempt for which nobody waits and closes what it yields`() {
        var pool = PoolMachineHarness { $0.minimumConnections = 2 }
        _ = pool.warmUp()
        #expect(pool.shutDown(within: .seconds(10)).connection.cancelConnect == [1, 2])
        #expect(!pool.connectFailed(1).isFinished)
        #expect(pool.established(2).closed == [2: .shutdown])
        #expect(pool.closed(2).isFinished)
    }

    @Test func `shutting down ends a backoff`() {
        var pool = PoolMachineHarness { $0.minimumConnections = 1 }
        _ = pool.warmUp()
        pool.connectFailed(1)
        #expect(pool.shutDown(within: .seconds(10)).isFinished)
    }

    @Test func `the last waiter that is cancelled while shutting down ends the attempts made for it`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        #expect(pool.shutDown(within: .seconds(10)).connection.cancelConnect.isEmpty)
        #expect(pool.cancel(1).connection.cancelConnect == [1])
        #expect(pool.connectFailed(1).isFinished)
    }

    @Test func `a forced shutdown closes leased connections and fails whoever waits`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        pool.lease(2)
        let action = pool.forceShutdown()
        #expect(action.failed == [2: .closed])
        #expect(action.closed == [1: .shutdown])
        #expect(action.connection.cancelConnect == [2])
        pool.closed(1)
        #expect(pool.connectFailed(2).isFinished)
        #expect(pool.forceShutdown() == .init())
    }

    @Test func `a second shutdown can shorten the time but not lengthen it`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        pool.shutDown(within: .seconds(10))
        pool.shutDown(within: .seconds(60))
        #expect(pool.machine.phase == .draining(deadline: pool.at(.seconds(10))))
        pool.shutDown(within: .seconds(2))
        #expect(pool.machine.phase == .draining(deadline: pool.at(.seconds(2))))
        #expect(pool.alarm(after: .seconds(2)).closed == [1: .shutdown])
    }

    @Test func `shutting down within no time closes everything now`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        #expect(pool.shutDown(within: .zero).closed == [1: .shutdown])
    }
}
