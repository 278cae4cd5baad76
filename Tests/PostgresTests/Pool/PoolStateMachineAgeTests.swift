import Testing

@testable import Postgres

@Suite struct PoolStateMachineAgeTests {
    @Test func `connections idle for too long are closed down to the minimum`() {
        var pool = PoolMachineHarness(maximum: 3) {
            $0.minimumConnections = 1
            $0.idleTimeout = .seconds(60)
        }
        pool.leaseNew(1...3)
        for id in 1...3 { pool.release(id) }
        #expect(pool.alarm(after: .seconds(59)).closed.isEmpty)
        let action = pool.alarm(after: .seconds(1))
        #expect(action.closed == [1: .idleTimeout, 2: .idleTimeout])
        #expect(action.alarm == nil)
        #expect(action.connection.connect.isEmpty)
    }

    @Test func `use restarts the idle time`() {
        var pool = PoolMachineHarness { $0.idleTimeout = .seconds(60) }
        pool.leaseNew(1...1)
        pool.release(1)
        pool.alarm(after: .seconds(50))
        pool.lease(2)
        pool.release(1)
        #expect(pool.alarm(after: .seconds(50)).closed.isEmpty)
        #expect(pool.alarm(after: .seconds(10)).closed == [1: .idleTimeout])
    }

    @Test func `a connection that makes an older idle one dispensable sets the alarm for it`() {
        var pool = PoolMachineHarness {
            $0.minimumConnections = 1
            $0.idleTimeout = .seconds(60)
        }
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.release(1)
        pool.release(1)
        pool.pass(.seconds(5))
        pool.established(2)
        #expect(pool.alarm(after: .seconds(55)).closed == [1: .idleTimeout])
    }

    @Test func `an idle connection past its lifetime is closed and replaced for the minimum`() {
        var pool = PoolMachineHarness {
            $0.minimumConnections = 1
            $0.maximumLifetime = .seconds(100)
        }
        _ = pool.warmUp()
        #expect(pool.established(1).alarm == nil, "the connect timeout's alarm is earlier")
        pool.alarm(after: .seconds(10))
        let action = pool.alarm(after: .seconds(90))
        #expect(action.closed == [1: .maximumLifetime])
        #expect(action.connection.connect == [2])
    }

    @Test func `a leased connection past its lifetime is closed when it is released`() {
        var pool = PoolMachineHarness(maximum: 1) { $0.maximumLifetime = .seconds(100) }
        pool.leaseNew(1...1)
        pool.lease(2)
        #expect(pool.alarm(after: .seconds(100)).closed.isEmpty)
        pool.lease(3)
        let action = pool.release(1)
        #expect(action.closed == [1: .maximumLifetime])
        #expect(action.granted.isEmpty)
        #expect(pool.closed(1).connection.connect == [2])
    }

    @Test func `jitter takes up to a tenth off the lifetime`() {
        var pool = PoolMachineHarness { $0.maximumLifetime = .seconds(100) }
        pool.lease(1)
        pool.established(1, jitter: 0.5)
        pool.release(1)
        #expect(pool.machine.connections.first?.expires == pool.at(.seconds(95)))
    }

    @Test func `a connection idle for long is validated and stays idle since its last use`() {
        var pool = PoolMachineHarness { $0.keepAliveInterval = .seconds(30) }
        pool.leaseNew(1...1)
        pool.release(1)
        pool.alarm(after: .seconds(10))
        let action = pool.alarm(after: .seconds(20))
        #expect(action.connection.validate == [1])
        #expect(action.alarm == pool.at(.seconds(32)))
        pool.pass(.seconds(1))
        #expect(pool.validationSucceeded(1).granted.isEmpty)
        #expect(pool.state(1) == .idle(since: pool.at(.zero), checked: pool.at(.seconds(31))))
    }

    @Test func `a connection that is being validated is not granted until it has answered`() {
        var pool = PoolMachineHarness(maximum: 1) { $0.keepAliveInterval = .seconds(30) }
        pool.leaseNew(1...1)
        pool.release(1)
        pool.alarm(after: .seconds(30))
        #expect(pool.lease(2).granted.isEmpty)
        #expect(pool.validationSucceeded(1).granted == [2: 1])
    }

    @Test func `a failed validation closes the connection and replaces it for a waiter`() {
        var pool = PoolMachineHarness { $0.keepAliveInterval = .seconds(30) }
        pool.leaseNew(1...1)
        pool.release(1)
        pool.alarm(after: .seconds(30))
        #expect(pool.lease(2).connection.connect.isEmpty, "the validated one will do")
        let action = pool.validationFailed(1)
        #expect(action.closed == [1: .validationFailed])
        #expect(action.connection.connect == [2])
    }

    @Test func `a validation that takes too long closes the connection and its late answer is ignored`() {
        var pool = PoolMachineHarness { $0.keepAliveInterval = .seconds(30) }
        pool.leaseNew(1...1)
        pool.release(1)
        pool.alarm(after: .seconds(30))
        #expect(pool.alarm(after: .seconds(2)).closed == [1: .validationFailed])
        #expect(pool.validationSucceeded(1) == .init())
        pool.closed(1)
        #expect(pool.validationFailed(1) == .init())
    }
}
