import Testing

@testable import Postgres

@Suite struct PoolStateMachineLeaseTests {
    @Test func `the first lease opens one connection and waits for it`() {
        var pool = PoolMachineHarness()
        let action = pool.lease(1, within: .seconds(5))
        #expect(action.request == .none)
        #expect(action.connection.connect == [1])
        #expect(action.alarm == pool.at(.seconds(5)))
        #expect(pool.state(1) == .connecting(until: pool.at(.seconds(10))))
    }

    @Test func `an established connection goes to the waiter with the time it waited`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        pool.pass(.milliseconds(3))
        #expect(pool.established(1).request == .grant(1, 1, waited: .milliseconds(3)))
        #expect(pool.state(1) == .leased(1))
    }

    @Test func `a lease is granted an idle connection at once`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        pool.release(1)
        let action = pool.lease(2)
        #expect(action == .init(request: .grant(2, 1, waited: .zero)))
    }

    @Test func `the connection used last is granted first`() {
        var pool = PoolMachineHarness(maximum: 3)
        pool.leaseNew(1...3)
        for id in [2, 3, 1] {
            pool.pass(.seconds(1))
            pool.release(id)
        }
        #expect(pool.lease(4).granted == [4: 1])
        #expect(pool.lease(5).granted == [5: 3])
        #expect(pool.lease(6).granted == [6: 2])
    }

    @Test func `waiters are served in the order in which they came`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        for request in 2...4 { pool.lease(request) }
        #expect(pool.release(1).granted == [2: 1])
        #expect(pool.release(1).granted == [3: 1])
        #expect(pool.release(1).granted == [4: 1])
        #expect(pool.release(1).granted.isEmpty)
        #expect(pool.state(1) == .idle(since: pool.now, checked: pool.now))
    }

    @Test func `no more connections are opened than there are waiters`() {
        var pool = PoolMachineHarness(maximum: 4)
        #expect(pool.lease(1).connection.connect == [1])
        #expect(pool.lease(2).connection.connect == [2])
        pool.established(1)
        #expect(pool.lease(3).connection.connect == [3])
        #expect(pool.machine.counts.connections == 3)
    }

    @Test func `no more connections are opened than the maximum`() {
        var pool = PoolMachineHarness(maximum: 2)
        for request in 1...5 { pool.lease(request) }
        #expect(pool.machine.counts.connecting == 2)
        #expect(pool.machine.counts.waiting == 5)
    }

    @Test func `no more attempts to connect run at once than allowed`() {
        var pool = PoolMachineHarness(maximum: 8) { $0.maximumConcurrentConnects = 2 }
        for request in 1...5 { pool.lease(request) }
        #expect(pool.machine.counts.connecting == 2)
        #expect(pool.established(1).connection.connect == [3])
        #expect(pool.machine.counts.connecting == 2)
    }

    @Test func `a waiter that is cancelled never receives a connection`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.lease(3)
        pool.pass(.milliseconds(1))
        let action = pool.cancel(2)
        #expect(action.request == .fail([.init(request: 2, reason: .cancelled, waited: .milliseconds(1))]))
        #expect(pool.release(1).granted == [3: 1])
    }

    @Test func `cancelling a request that was granted or never came changes nothing`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        #expect(pool.cancel(1) == .init())
        #expect(pool.cancel(99) == .init())
        #expect(pool.state(1) == .leased(1))
    }

    @Test func `a connection for which nobody waits any more becomes idle`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        pool.cancel(1)
        #expect(pool.established(1).granted.isEmpty)
        #expect(pool.state(1) == .idle(since: pool.now, checked: pool.now))
    }

    @Test func `a deadline that passes fails the waiter with timeout and only that one`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        #expect(pool.lease(2, within: .seconds(20)).alarm == nil, "the connect timeout's alarm is set earlier")
        #expect(pool.lease(3, within: .seconds(2)).alarm == pool.at(.seconds(2)))
        let action = pool.alarm(after: .seconds(2))
        #expect(action.request == .fail([.init(request: 3, reason: .timeout, waited: .seconds(2))]))
        #expect(action.alarm == pool.at(.seconds(20)))
        #expect(pool.release(1).granted == [2: 1])
    }

    @Test func `a deadline beyond the maximum wait is cut to it`() {
        var pool = PoolMachineHarness(maximum: 1)
        pool.leaseNew(1...1)
        pool.lease(2, within: .seconds(3600))
        pool.lease(3)
        #expect(pool.alarm(after: .seconds(29)).failed.isEmpty)
        #expect(pool.alarm(after: .seconds(1)).failed == [2: .timeout, 3: .timeout])
    }

    @Test func `a deadline that has passed already fails at once even if a connection is idle`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        pool.release(1)
        #expect(pool.lease(2, within: .zero).failed == [2: .timeout])
        #expect(pool.lease(3, within: .seconds(-1)).failed == [3: .timeout])
    }

    @Test func `one waiter more than allowed fails at once with overloaded`() {
        var pool = PoolMachineHarness(maximum: 1) { $0.maximumWaiters = 2 }
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.lease(3)
        #expect(pool.lease(4).failed == [4: .overloaded])
        pool.cancel(2)
        #expect(pool.lease(5).failed.isEmpty)
        #expect(pool.machine.counts.waiting == 2)
    }

    @Test func `an alarm that comes early names the right instant again`() {
        var pool = PoolMachineHarness()
        pool.lease(1, within: .seconds(5))
        #expect(pool.alarm(after: .seconds(4)) == .init(alarm: pool.at(.seconds(5))))
    }

    @Test func `an alarm when nothing is due does nothing`() {
        var pool = PoolMachineHarness()
        #expect(pool.alarm() == .init())
    }
}
