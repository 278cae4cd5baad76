import Testing

@testable import Postgres

extension PoolModel {
    /// Carries out the action in the model's books, each entry checked against what the books allow.
    mutating func apply(_ action: Machine.Action, _ event: String) {
        self.seen[event, default: 0] += 1
        for id in self.connections(.backingOff) where self.machine.index(of: id) == nil {
            // A backoff that nobody needs ends without a word to the driver, which has nothing to do for it.
            #expect(event == "alarm" || self.phase != .running)
            self.connections[id] = nil
        }
        switch action.request {
        case .none:
            break
        case .grant(let request, let id, let waited):
            self.seen["grant", default: 0] += 1
            #expect(self.waiters.first?.request == request, "\(event): first come, first served")
            #expect(self.connections[id] == .idle, "\(event): only a free connection is granted")
            #expect(waited >= .zero)
            self.connections[id] = .leased(request)
            self.decide(request, event)
        case .fail(let failed):
            for failure in failed {
                self.seen["fail \(failure.reason)", default: 0] += 1
                self.decide(failure.request, event)
            }
        }
        for id in action.connection.connect {
            #expect(self.connections[id] == nil || self.connections[id] == .backingOff, "\(event): connects a new one")
            self.connections[id] = .connecting
            self.attempting.insert(id)
        }
        for id in action.connection.cancelConnect {
            self.seen["cancel connect", default: 0] += 1
            #expect(self.connections[id] == .connecting)
            if case .closing = self.machine.connections.first(where: { $0.id == id })?.state {
                self.connections[id] = .closing
            }
        }
        for id in action.connection.validate {
            #expect(self.connections[id] == .idle, "\(event): only an idle connection is validated")
            self.connections[id] = .validating
        }
        for closing in action.connection.close {
            self.seen["close \(closing.reason)", default: 0] += 1
            #expect(self.connections[closing.connection] != nil, "\(event): closes what exists")
            #expect(!self.attempting.contains(closing.connection), "\(event): an attempt is cancelled, not closed")
            self.connections[closing.connection] = .closing
        }
        if let instant = action.alarm {
            self.alarm = self.alarm.map { min($0, instant) } ?? instant
        }
        if action.isFinished { self.finished += 1 }
        self.checkInvariants(event)
    }

    private mutating func decide(_ request: Int, _ event: String) {
        #expect(self.decided.insert(request).inserted, "\(event): a request is decided once")
        let index = self.waiters.firstIndex { $0.request == request }
        #expect(index != nil, "\(event): only who waits is decided")
        if let index { self.waiters.remove(at: index) }
    }

    func checkInvariants(_ event: String) {
        let counts = self.machine.counts
        #expect(counts.connections <= self.configuration.maximumConnections, "\(event): at most the maximum")
        #expect(self.books(of: self.machine) == self.connections, "\(event): the pool and its driver agree")
        #expect(counts.waiting == self.waiters.count, "\(event): no waiter is lost")
        #expect(counts.waiting <= self.configuration.maximumWaiters)
        #expect(counts.idle == 0 || counts.waiting == 0, "\(event): nobody waits beside an idle connection")
        #expect(counts.backingOff <= 1, "\(event): one probe")
        #expect(counts.connecting <= self.configuration.maximumConcurrentConnects)
        if self.phase == .running {
            let pending = counts.connecting + counts.backingOff
            #expect(counts.waiting == 0 || counts.connections > 0, "\(event): something is done for who waits")
            let live = counts.connections - counts.closing
            let isRoom = counts.connections < self.configuration.maximumConnections
            #expect(
                live >= self.configuration.minimumConnections || pending > 0 || !isRoom,
                "\(event): the minimum is being restored"
            )
        }
        if let due = self.machine.nextDue {
            #expect(self.alarm.map { $0 <= due } ?? false, "\(event): the alarm is not later than what is due")
        }
        let leases = self.machine.connections.compactMap { connection -> Int? in
            if case .leased(let request) = connection.state { request } else { nil }
        }
        #expect(Set(leases).count == leases.count, "\(event): a request has one connection")
    }

    private func books(of machine: Machine) -> [Int: Connection] {
        var books: [Int: Connection] = [:]
        for connection in machine.connections {
            #expect(books[connection.id] == nil, "a connection is listed once")
            books[connection.id] =
                switch connection.state {
                case .connecting: .connecting
                case .backingOff: .backingOff
                case .idle: .idle
                case .validating: .validating
                case .leased(let request): .leased(request)
                case .closing: .closing
                }
        }
        return books
    }
}
