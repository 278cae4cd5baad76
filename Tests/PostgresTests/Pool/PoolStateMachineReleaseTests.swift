import Testing

@testable import Postgres

@Suite struct PoolStateMachineReleaseTests {
    @Test func `a dirty connection is closed and not replaced when nobody waits`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        let action = pool.release(1, .dirty)
        #expect(action.closed == [1: .discarded])
        #expect(action.connection.connect.isEmpty)
        #expect(pool.state(1) == .closing)
        #expect(pool.closed(1) == .init())
        #expect(pool.state(1) == nil)
    }

    @Test func `a dirty connection is replaced at once for a waiter when there is room`() {
        var pool = PoolMachineHarness(maximum: 3)
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.connectFailed(2)
        #expect(pool.state(2) == .backingOff(until: pool.at(.milliseconds(50))))
        #expect(pool.alarm(after: .milliseconds(50)).connection.connect == [2])
        #expect(pool.release(1, .dirty).closed == [1: .discarded])
        #expect(pool.established(2).granted == [2: 2])
    }

    @Test func `at the maximum a replacement waits until the old connection is gone`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        pool.lease(2)
        #expect(pool.release(1, .dirty).connection.connect.isEmpty)
        #expect(pool.closed(1).connection.connect == [2])
        #expect(pool.established(2).granted == [2: 2])
    }

    @Test func `a dirty connection is replaced when fewer than the minimum are left`() {
        var pool = PoolMachineHarness(maximum: 2) { $0.minimumConnections = 1 }
        pool.leaseNew(1...1)
        #expect(pool.release(1, .dirty).connection.connect == [2])
    }

    @Test func `losing one connection validates the idle ones`() {
        var pool = PoolMachineHarness(maximum: 3)
        pool.leaseNew(1...3)
        pool.release(2)
        let action = pool.release(1, .lost)
        #expect(action.closed == [1: .lost])
        #expect(action.connection.validate == [2])
        #expect(pool.state(2) == .validating(since: pool.now, until: pool.at(.seconds(2))))
        #expect(pool.state(3) == .leased(3))
    }

    @Test func `discarding one connection leaves the idle ones alone`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...2)
        pool.release(2)
        #expect(pool.release(1, .dirty).connection.validate.isEmpty)
    }
}
