import Testing

@testable import Postgres

@Suite struct PoolStateMachineConnectingTests {
    @Test func `warming up opens the minimum and no more`() {
        var pool = PoolMachineHarness(maximum: 4) { $0.minimumConnections = 3 }
        #expect(pool.warmUp().connection.connect == [1, 2, 3])
        #expect(pool.warmUp().connection.connect.isEmpty)
        #expect(pool.established(2).granted.isEmpty)
        #expect(pool.machine.counts.idle == 1)
    }

    @Test func `the first lease warms up too`() {
        var pool = PoolMachineHarness(maximum: 4) { $0.minimumConnections = 2 }
        #expect(pool.lease(1).connection.connect == [1, 2])
    }

    @Test func `warming up without a minimum opens nothing`() {
        var pool = PoolMachineHarness()
        #expect(pool.warmUp() == .init())
    }

    @Test func `backoff doubles from 50 ms to 1 s`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        var waits: [Duration] = []
        for _ in 1...7 {
            let failedAt = pool.now
            pool.connectFailed(1)
            guard case .backingOff(let until) = pool.state(1) else {
                Issue.record("not backing off")
                return
            }
            waits.append(failedAt.duration(to: until))
            #expect(pool.alarm(after: waits.last ?? .zero).connection.connect == [1])
        }
        #expect(waits == [50, 100, 200, 400, 800, 1000, 1000].map { .milliseconds($0) })
    }

    @Test func `jitter takes up to half off the backoff`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        pool.connectFailed(1, jitter: 0.5)
        #expect(pool.state(1) == .backingOff(until: pool.at(.microseconds(37_500))))
    }

    @Test func `while the database is down a single connection probes it`() {
        var pool = PoolMachineHarness(maximum: 4)
        for request in 1...4 { pool.lease(request) }
        #expect(pool.machine.counts.connecting == 4)
        for id in 1...3 { #expect(pool.connectFailed(id).connection.connect.isEmpty) }
        #expect(pool.machine.counts.connections == 1)
        pool.connectFailed(4)
        #expect(pool.machine.counts.backingOff == 1)
        #expect(pool.lease(5).connection.connect.isEmpty)
        #expect(pool.alarm(after: .seconds(1)).connection.connect == [4])
        #expect(pool.lease(6).connection.connect.isEmpty)
    }

    @Test func `when the database is back the waiters get connections in order`() {
        var pool = PoolMachineHarness(maximum: 3)
        for request in 1...3 { pool.lease(request) }
        for id in 1...3 { pool.connectFailed(id) }
        pool.alarm(after: .seconds(1))
        let action = pool.established(3)
        #expect(action.granted == [1: 3])
        #expect(action.connection.connect == [4, 5])
        #expect(pool.established(5).granted == [2: 5])
        #expect(pool.established(4).granted == [3: 4])
    }

    @Test func `a deadline that passes while the database is down fails with unavailable`() {
        var pool = PoolMachineHarness()
        pool.lease(1, within: .milliseconds(20))
        pool.lease(2)
        pool.connectFailed(1)
        pool.connectFailed(2)
        #expect(pool.alarm(after: .milliseconds(20)).failed == [1: .unavailable])
        #expect(pool.lease(3, within: .zero).failed == [3: .unavailable])
    }

    @Test func `a waiter without a deadline is unavailable after 30 seconds in all`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        var failed: [Int: PoolError.Reason] = [:]
        var elapsed = Duration.zero
        while failed.isEmpty, elapsed < .seconds(60) {
            if case .connecting = pool.state(1) { pool.connectFailed(1) }
            failed = pool.alarm(after: .milliseconds(10)).failed
            elapsed += .milliseconds(10)
        }
        #expect(failed == [1: .unavailable])
        #expect(elapsed == .seconds(30))
    }

    @Test func `a backoff that nobody needs ends without an attempt`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        pool.cancel(1)
        pool.connectFailed(1)
        #expect(pool.state(1) == .backingOff(until: pool.at(.milliseconds(50))), "it still slows the next attempt")
        let action = pool.alarm(after: .milliseconds(50))
        #expect(action.connection.connect.isEmpty)
        #expect(action.alarm == pool.at(.seconds(10)) || pool.machine.connections.isEmpty)
        #expect(pool.state(1) == nil)
    }

    @Test func `requests that come and go cannot attempt faster than the backoff`() {
        var pool = PoolMachineHarness()
        pool.lease(1)
        pool.cancel(1)
        pool.connectFailed(1)
        for request in 2...50 {
            #expect(pool.lease(request).connection.connect.isEmpty)
            pool.cancel(request)
        }
    }

    @Test func `a failed attempt below the minimum is repeated though nobody waits`() {
        var pool = PoolMachineHarness { $0.minimumConnections = 1 }
        _ = pool.warmUp()
        pool.connectFailed(1)
        #expect(pool.alarm(after: .milliseconds(50)).connection.connect == [1])
    }

    @Test func `a released connection serves the waiters while the probe backs off`() {
        var pool = PoolMachineHarness()
        pool.leaseNew(1...1)
        pool.lease(2)
        pool.connectFailed(2)
        #expect(pool.release(1).granted == [2: 1])
    }

    @Test func `an attempt that takes too long is cancelled and counts as the database being down`() {
        var pool = PoolMachineHarness { $0.connectTimeout = .seconds(3) }
        pool.lease(1, within: .seconds(5))
        let action = pool.alarm(after: .seconds(3))
        #expect(action.connection.cancelConnect == [1])
        #expect(pool.state(1) == .connecting(until: nil))
        #expect(pool.lease(2).connection.connect.isEmpty, "one probe at a time")
        #expect(pool.alarm(after: .seconds(2)).failed == [1: .unavailable])
        pool.connectFailed(1)
        #expect(pool.state(1) == .backingOff(until: pool.at(.milliseconds(5_050))))
    }

    @Test func `an attempt that succeeds after its timeout is used`() {
        var pool = PoolMachineHarness { $0.connectTimeout = .seconds(3) }
        pool.lease(1)
        pool.alarm(after: .seconds(3))
        #expect(pool.established(1).granted == [1: 1])
    }
}
