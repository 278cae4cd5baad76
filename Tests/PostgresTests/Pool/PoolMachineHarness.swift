@testable import Postgres

/// A pool's state machine with a time that the test sets, and jitter 0.
struct PoolMachineHarness {
    typealias Machine = PoolStateMachine<Int, Int, ManualClock.Instant>
    typealias Action = Machine.Action

    var machine: Machine
    var now = ManualClock.Instant()

    /// Connections are numbered from 1.
    init(maximum: Int = 2, _ configure: (inout PoolConfiguration) -> Void = { _ in }) {
        var configuration = PoolConfiguration()
        configuration.maximumConnections = maximum
        configuration.idleTimeout = nil
        configuration.maximumLifetime = nil
        configuration.keepAliveInterval = nil
        configure(&configuration)
        self.machine = Machine(configuration: configuration, firstConnectionID: 1)
    }

    mutating func pass(_ duration: Duration) { self.now = self.now.advanced(by: duration) }

    /// Lets time pass and raises the alarm.
    @discardableResult
    mutating func alarm(after duration: Duration = .zero) -> Action {
        self.pass(duration)
        return self.machine.alarmRaised(now: self.now)
    }

    mutating func warmUp() -> Action { self.machine.warmUp(now: self.now) }

    @discardableResult
    mutating func lease(_ request: Int, within duration: Duration? = nil) -> Action {
        self.machine.lease(request, deadline: duration.map { self.now.advanced(by: $0) }, now: self.now)
    }

    @discardableResult
    mutating func cancel(_ request: Int) -> Action { self.machine.cancel(request, now: self.now) }

    @discardableResult
    mutating func established(_ id: Int, jitter: Double = 0) -> Action {
        self.machine.connectionEstablished(id, jitter: jitter, now: self.now)
    }

    @discardableResult
    mutating func connectFailed(_ id: Int, jitter: Double = 0) -> Action {
        self.machine.connectFailed(id, jitter: jitter, now: self.now)
    }

    @discardableResult
    mutating func release(_ id: Int, _ condition: PoolableConnectionCondition = .reusable) -> Action {
        self.machine.release(id, condition: condition, now: self.now)
    }

    @discardableResult
    mutating func closed(_ id: Int) -> Action { self.machine.connectionClosed(id, now: self.now) }

    mutating func validationSucceeded(_ id: Int) -> Action { self.machine.validationSucceeded(id, now: self.now) }
    mutating func validationFailed(_ id: Int) -> Action { self.machine.validationFailed(id, now: self.now) }

    @discardableResult
    mutating func shutDown(within duration: Duration) -> Action {
        self.machine.shutDown(deadline: self.now.advanced(by: duration), now: self.now)
    }

    mutating func forceShutdown() -> Action { self.machine.forceShutdown(now: self.now) }

    /// Leases by as many requests as there are numbers, each on a connection of its own: request 1 has connection 1.
    mutating func leaseNew(_ requests: ClosedRange<Int>) {
        for request in requests {
            self.lease(request)
            self.established(request)
        }
    }

    func state(_ id: Int) -> Machine.ConnectionState? {
        self.machine.connections.first { $0.id == id }?.state
    }

    /// The instant at which the offset from the start is reached.
    func at(_ offset: Duration) -> ManualClock.Instant { ManualClock.Instant(offset: offset) }
}

extension PoolStateMachine.Action {
    /// Whom the event gave which connection.
    var granted: [RequestID: ConnectionID] {
        if case .grant(let request, let connection, _) = self.request { [request: connection] } else { [:] }
    }

    /// Which requests the event failed, and why.
    var failed: [RequestID: PoolError.Reason] {
        guard case .fail(let failed) = self.request else { return [:] }
        return Dictionary(failed.map { ($0.request, $0.reason) }) { first, _ in first }
    }

    /// Which connections the event closes, and why.
    var closed: [ConnectionID: PoolConnectionCloseReason] {
        Dictionary(self.connection.close.map { ($0.connection, $0.reason) }) { first, _ in first }
    }
}
