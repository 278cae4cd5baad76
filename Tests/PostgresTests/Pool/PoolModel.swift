import Testing

@testable import Postgres

/// Plays driver, callers and database to a pool's state machine, and keeps its own books of what must be true.
struct PoolModel {
    typealias Machine = PoolStateMachine<Int, Int, ManualClock.Instant>

    enum Phase { case running, draining, forced }

    /// A connection as the driver knows it from the actions and events alone.
    enum Connection: Equatable {
        case connecting, backingOff, idle, validating, leased(Int), closing
    }

    struct Waiter {
        let request: Int
        let deadline: ManualClock.Instant
    }

    var machine: Machine
    var random: SeededGenerator
    let configuration: PoolConfiguration
    var now = ManualClock.Instant()
    var alarm: ManualClock.Instant?
    var phase = Phase.running
    var connections: [Int: Connection] = [:]
    var waiters: [Waiter] = []
    var decided: Set<Int> = []
    var lastRequest = 0
    var finished = 0
    /// How often each kind of event happened: a model that never reaches a corner proves nothing about it.
    var seen: [String: Int] = [:]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var configuration = PoolConfiguration()
        configuration.maximumConnections = .random(in: 1...6, using: &random)
        configuration.minimumConnections = .random(in: 0...configuration.maximumConnections, using: &random)
        configuration.maximumWaiters = .random(in: 1...12, using: &random)
        configuration.maximumConcurrentConnects = .random(in: 1...4, using: &random)
        configuration.connectTimeout = .milliseconds(800)
        configuration.idleTimeout = Bool.random(using: &random) ? .milliseconds(1500) : nil
        configuration.maximumLifetime = Bool.random(using: &random) ? .seconds(9) : nil
        configuration.keepAliveInterval = Bool.random(using: &random) ? .seconds(2) : nil
        configuration.validationTimeout = .milliseconds(300)
        self.configuration = configuration
        self.machine = Machine(configuration: configuration, firstConnectionID: 1)
        self.random = random
    }

    func connections(_ state: Connection) -> [Int] {
        self.connections.filter { $0.value == state }.keys.sorted()
    }

    var leased: [Int] {
        self.connections.filter { if case .leased = $0.value { true } else { false } }.keys.sorted()
    }

    // MARK: Events

    /// Fills the pool, lets as many random events happen, and shuts down.
    mutating func play(steps: Int) {
        self.apply(self.machine.warmUp(now: self.now), "warm up")
        for _ in 0..<steps { self.step() }
        self.finish()
    }

    /// One random event; shutdowns are left to ``finish()``.
    mutating func step() {
        switch Int.random(in: 0..<100, using: &self.random) {
        case 0..<28: self.lease()
        case 28..<34: self.cancel()
        case 34..<52: self.release()
        case 52..<64: self.connect()
        case 64..<72: self.validate()
        case 72..<82: self.close()
        case 82..<99: self.passTime()
        default: self.staleEvents()
        }
    }

    mutating func lease() {
        self.lastRequest += 1
        let request = self.lastRequest
        let wait = Duration.milliseconds(.random(in: -1...900, using: &self.random))
        let deadline = Bool.random(using: &self.random) ? self.now.advanced(by: wait) : nil
        let hadIdle = !self.connections(.idle).isEmpty
        let wasFull = self.waiters.count >= self.configuration.maximumWaiters
        let limit = self.now.advanced(by: self.configuration.maximumWait)
        self.waiters.append(Waiter(request: request, deadline: min(deadline ?? limit, limit)))
        let action = self.machine.lease(request, deadline: deadline, now: self.now)
        if self.phase != .running {
            #expect(action.failed == [request: .closed])
        } else if let deadline, deadline <= self.now {
            #expect(action.failed[request] == .timeout || action.failed[request] == .unavailable)
        } else if hadIdle {
            #expect(action.granted.keys.contains(request))
        } else if wasFull {
            #expect(action.failed == [request: .overloaded])
        } else {
            #expect(action.request == .none)
        }
        self.apply(action, "lease")
    }

    mutating func cancel() {
        guard let waiter = self.waiters.randomElement(using: &self.random) else { return }
        let action = self.machine.cancel(waiter.request, now: self.now)
        #expect(action.failed == [waiter.request: .cancelled])
        self.apply(action, "cancel")
    }

    mutating func release() {
        guard let id = self.leased.randomElement(using: &self.random) else { return }
        let conditions: [PoolableConnectionCondition] = [.reusable, .reusable, .reusable, .reusable, .dirty, .lost]
        let condition = conditions.randomElement(using: &self.random) ?? .reusable
        // The driver no longer knows it to be leased; whether it is idle, leased again or closing, the action tells.
        self.connections[id] = .idle
        self.apply(self.machine.release(id, condition: condition, now: self.now), "release \(condition)")
    }

    mutating func connect() {
        let pending = self.connections(.connecting) + self.abandoned
        guard let id = pending.randomElement(using: &self.random) else { return }
        let jitter = Double.random(in: 0..<1, using: &self.random)
        if Int.random(in: 0..<3, using: &self.random) > 0 {
            let wasAbandoned = self.connections[id] == .closing
            self.connections[id] = wasAbandoned ? .closing : .idle
            self.attempting.remove(id)
            let action = self.machine.connectionEstablished(id, jitter: jitter, now: self.now)
            if wasAbandoned { #expect(action.closed == [id: .shutdown]) }
            self.apply(action, "established")
        } else {
            self.attempting.remove(id)
            let action = self.machine.connectFailed(id, jitter: jitter, now: self.now)
            if case .backingOff = self.machine.connections.first(where: { $0.id == id })?.state {
                self.connections[id] = .backingOff
            } else {
                self.connections[id] = nil
            }
            self.apply(action, "connect failed")
        }
    }

    /// Connections whose attempt is still running.
    var attempting: Set<Int> = []

    /// Attempts that a shutdown gave up and whose outcome is still to come.
    var abandoned: [Int] {
        self.attempting.filter { self.connections[$0] == .closing }.sorted()
    }

    mutating func validate() {
        guard let id = self.connections(.validating).randomElement(using: &self.random) else { return }
        if Int.random(in: 0..<3, using: &self.random) > 0 {
            self.connections[id] = .idle
            self.apply(self.machine.validationSucceeded(id, now: self.now), "validated")
        } else {
            let action = self.machine.validationFailed(id, now: self.now)
            #expect(action.closed == [id: .validationFailed])
            self.apply(action, "validation failed")
        }
    }

    mutating func close() {
        let closing = self.connections(.closing).filter { !self.attempting.contains($0) }
        guard let id = closing.randomElement(using: &self.random) else { return }
        self.connections[id] = nil
        self.apply(self.machine.connectionClosed(id, now: self.now), "closed")
    }

    /// Time passes, sometimes much of it: up to the alarm, past it, or the alarm comes early.
    mutating func passTime() {
        let isQuiet = Int.random(in: 0..<10, using: &self.random) == 0
        self.now = self.now.advanced(by: .milliseconds(.random(in: 0...(isQuiet ? 5_000 : 400), using: &self.random)))
        self.raiseAlarm()
    }

    mutating func raiseAlarm() {
        let isDue = self.alarm.map { $0 <= self.now } ?? false
        if isDue { self.alarm = nil }
        let action = self.machine.alarmRaised(now: self.now)
        if !isDue {
            #expect(action.request == .none && action.connection == .init(), "an early alarm does nothing")
        }
        self.apply(action, isDue ? "alarm" : "early alarm")
        #expect(!self.waiters.contains { $0.deadline <= self.now }, "nobody waits beyond the deadline")
    }

    /// Events that come too late, which must change nothing.
    mutating func staleEvents() {
        if let request = self.decided.min() {
            #expect(self.machine.cancel(request, now: self.now) == .init())
        }
        for id in self.connections(.closing) {
            #expect(self.machine.release(id, condition: .reusable, now: self.now) == .init())
            #expect(self.machine.validationSucceeded(id, now: self.now) == .init())
            #expect(self.machine.validationFailed(id, now: self.now) == .init())
        }
        #expect(self.machine.release(-1, condition: .lost, now: self.now) == .init())
        self.checkInvariants("stale events")
    }

    /// Shuts down and plays on until everything has ended.
    mutating func finish() {
        if Bool.random(using: &self.random) {
            self.phase = .draining
            let deadline = self.now.advanced(by: .milliseconds(.random(in: 0...2000, using: &self.random)))
            self.drainDeadline = deadline
            if deadline <= self.now { self.phase = .forced }
            self.apply(self.machine.shutDown(deadline: deadline, now: self.now), "graceful shutdown")
        } else {
            self.phase = .forced
            self.apply(self.machine.forceShutdown(now: self.now), "forced shutdown")
        }
        var steps = 0
        while self.finished == 0, steps < 5_000 {
            steps += 1
            if let drainDeadline, drainDeadline <= self.now { self.phase = .forced }
            switch Int.random(in: 0..<5, using: &self.random) {
            case 0: self.release()
            case 1: self.connect()
            case 2: self.validate()
            case 3: self.close()
            default: self.passTime()
            }
        }
        self.lease()
        #expect(self.finished == 1, "a shutdown ends, once")
        #expect(self.connections.isEmpty)
        #expect(self.waiters.isEmpty)
        #expect(self.decided.count == self.lastRequest, "every request was decided")
    }

    var drainDeadline: ManualClock.Instant?
}
