/// The decisions of a connection pool, without clock, lock, task or connection.
///
/// Every event is a `mutating func` that takes the time as an argument and returns the `Action` that its driver has to
/// carry out once its lock is released; the outcome comes back as a further event. There is one alarm instead of a timer
/// for each wait: the earliest instant at which anything is due.
///
/// These hold after every event:
/// - There are at most `PoolConfiguration.maximumConnections` connections, those in the making and closing included.
/// - Nobody waits while a connection is idle, and a freed connection goes to whoever has waited longest.
/// - A request is granted or failed exactly once, and a connection is leased to one request at a time.
/// - Whenever something is due at an instant, the alarm is set to that instant or an earlier one.
struct PoolStateMachine<ConnectionID, RequestID, Instant>: Sendable
where
    ConnectionID: Strideable & Hashable & Sendable,
    ConnectionID.Stride == Int,
    RequestID: Hashable & Sendable,
    Instant: InstantProtocol,
    Instant.Duration == Duration
{
    typealias WaitQueue = PoolWaitQueue<RequestID, Instant>

    let configuration: PoolConfiguration
    var phase: Phase = .running

    /// In the order of their making; an array, because a pool is small and the order must be the same in every run.
    var connections: [PooledConnection] = []
    var nextConnectionID: ConnectionID
    var waiters = WaitQueue()

    /// Attempts to connect that failed since the last one that succeeded.
    ///
    /// Above 0 the database counts as down.
    var failedConnects = 0

    /// The instant for which the driver was told to raise the alarm; nil when nothing is due.
    var alarm: Instant?
    var revision: UInt64 = 0

    /// A pool without connections; the first event opens the minimum.
    init(configuration: PoolConfiguration, firstConnectionID: ConnectionID) {
        configuration.checkRanges()
        self.configuration = configuration
        self.nextConnectionID = firstConnectionID
    }

    /// Opens the minimum of connections without waiting for the first lease.
    mutating func warmUp(now: Instant) -> Action {
        var action = Action()
        settle(now: now, action: &action)
        return action
    }

    var counts: PoolCounts {
        var counts = PoolCounts(revision: revision, waiting: waiters.count)
        for connection in connections {
            switch connection.state {
            case .connecting: counts.connecting += 1
            case .backingOff: counts.backingOff += 1
            case .idle: counts.idle += 1
            case .validating: counts.validating += 1
            case .leased: counts.leased += 1
            case .closing: counts.closing += 1
            }
        }
        return counts
    }

    func index(of id: ConnectionID) -> Int? {
        connections.firstIndex { $0.id == id }
    }

    /// Ends every event: opens what is missing, closes what a shutdown no longer needs, notices the end.
    mutating func settle(now: Instant, action: inout Action) {
        revision += 1
        switch phase {
        case .running:
            openMissingConnections(now: now, action: &action)
        case .draining:
            if waiters.isEmpty {
                closeUnused(action: &action)
            } else {
                openMissingConnections(now: now, action: &action)
            }
        case .closing:
            break
        case .closed:
            return
        }
        if phase != .running, connections.isEmpty, waiters.isEmpty {
            phase = .closed
            alarm = nil
            action.alarm = nil
            action.isFinished = true
        }
    }

    /// Moves the alarm forward when it would come too late for `instant`.
    mutating func arm(at instant: Instant?, action: inout Action) {
        guard let instant else { return }
        if let alarm = self.alarm, alarm <= instant { return }
        self.alarm = instant
        action.alarm = instant
    }
}
