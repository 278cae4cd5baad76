import Synchronization

/// Lends a bounded number of connections to any number of tasks, first come, first served.
///
/// ```swift
/// let pool = ConnectionPool(configuration: .init(databaseCores: 4), clock: .continuous) {
///     try await Connection.open(…)
/// }
/// let answer = try await pool.withConnection(deadline: .now + .seconds(2)) { connection in
///     try await connection.query(…)
/// }
/// await pool.shutDown(within: .seconds(10))
/// ```
///
/// Every wait has a deadline and ends early when its task is cancelled. While the database is down, leases wait: one
/// connection probes it, and the leases are granted once it answers.
///
/// The pool works from its creation and makes its own tasks, so that a lease keeps its deadline whether or not anybody
/// called `run()`. Each of them belongs to a connection or to the one alarm, and a shutdown waits for all connections: none
/// outlives `shutDown(within:)`. `run()` lets the pool take part in structured concurrency: it fills the pool, returns
/// when it is shut down, and shuts it down when its task is cancelled.
public final class ConnectionPool<Connection: PoolableConnection, PoolClock: Clock>: Sendable
where PoolClock.Duration == Duration {
    typealias Machine = PoolStateMachine<Int, UInt64, PoolClock.Instant>

    struct Lease: Sendable {
        let id: Int
        let connection: Connection
        let granted: PoolClock.Instant
    }

    /// The task that opens a connection.
    enum ConnectAttempt: Sendable {
        case starting
        case running(Task<Void, Never>)
        case cancelled
    }

    struct State {
        var machine: Machine
        var connections: [Int: Connection] = [:]
        var attempts: [Int: ConnectAttempt] = [:]
        var waiters: [UInt64: CheckedContinuation<Result<Lease, PoolError>, Never>] = [:]
        var shutdownWaiters: [CheckedContinuation<Void, Never>] = []
        var lastConnectError: (any Error)?
    }

    let state: Mutex<State>
    let configuration: PoolConfiguration
    let clock: PoolClock
    let alarm: PoolAlarm<PoolClock>
    let observer: (any PoolObserver)?
    let connect: @Sendable () async throws -> Connection
    private let lastRequest = Atomic<UInt64>(0)

    /// A pool without connections; the first lease, or `run()`, opens them.
    ///
    /// - Parameters:
    ///   - configuration: Sizes and times; values outside their documented range trap.
    ///   - clock: What deadlines are measured with, `ContinuousClock()` outside tests.
    ///   - observer: Receives facts for metrics and logs; nil for none.
    ///   - connect: Opens one connection. It must end soon after its task is cancelled.
    public init(
        configuration: PoolConfiguration = .init(),
        clock: PoolClock,
        observer: (any PoolObserver)? = nil,
        connect: @escaping @Sendable () async throws -> Connection
    ) {
        state = Mutex(State(machine: Machine(configuration: configuration, firstConnectionID: 1)))
        self.configuration = configuration
        self.clock = clock
        alarm = PoolAlarm(clock: clock)
        self.observer = observer
        self.connect = connect
    }

    /// How many connections and waiters there are now.
    public var counts: PoolCounts {
        state.withLock { $0.machine.counts }
    }

    /// Runs `body` with a connection that nobody else uses meanwhile.
    ///
    /// When `body` ends, by returning or throwing, the connection goes back to the pool if it is
    /// `PoolableConnectionCondition.reusable` and is discarded otherwise. `body` must not keep it.
    ///
    /// - Parameters:
    ///   - deadline: Until when to wait for a connection, not a bound for `body`; nil, or later than
    ///     `PoolConfiguration.maximumWait` from now, waits for that.
    ///   - isolation: The caller's isolation, in which `body` runs.
    ///   - body: Uses the connection.
    /// - Returns: What `body` returns.
    /// - Throws: `PoolError` when there was no connection, else what `body` throws.
    public func withConnection<Answer>(
        deadline: PoolClock.Instant? = nil,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (Connection) async throws -> sending Answer
    ) async throws -> sending Answer {
        let lease = try await lease(deadline: deadline)
        defer { release(lease) }
        return try await body(lease.connection)
    }

    /// Opens the minimum of connections and returns once the pool is shut down.
    ///
    /// When its task is cancelled it does what `forceShutdown()` does. In a service group, call
    /// `beginShutdown(within:)` when a graceful shutdown is triggered.
    public func run() async {
        await withTaskCancellationHandler {
            perform { state, now in state.machine.warmUp(now: now) }
            await untilShutDown()
        } onCancel: {
            forceShutdown()
        }
    }

    /// Refuses new leases, lets those that wait or run finish within `duration`, then closes all connections.
    ///
    /// Returns at once; `run()` returns when it is done. Called again it can only shorten the time.
    ///
    /// - Parameter duration: How long leases may go on; zero closes everything now.
    public func beginShutdown(within duration: Duration) {
        perform { state, now in
            state.machine.shutDown(deadline: now.advanced(by: duration), now: now)
        }
    }

    /// Does what `beginShutdown(within:)` does and returns when every connection is closed.
    ///
    /// When its task is cancelled it does what `forceShutdown()` does.
    ///
    /// - Parameter duration: How long leases may go on; zero closes everything now.
    public func shutDown(within duration: Duration) async {
        await withTaskCancellationHandler {
            beginShutdown(within: duration)
            await untilShutDown()
        } onCancel: {
            forceShutdown()
        }
    }

    /// Closes every connection now, leased ones too, and fails whoever waits.
    public func forceShutdown() {
        perform { state, now in state.machine.forceShutdown(now: now) }
    }

    private func untilShutDown() async {
        await withCheckedContinuation { continuation in
            let isShutDown = state.withLock { state in
                if case .closed = state.machine.phase { return true }
                state.shutdownWaiters.append(continuation)
                return false
            }
            if isShutDown { continuation.resume() }
        }
    }

    func nextRequest() -> UInt64 {
        lastRequest.wrappingAdd(1, ordering: .relaxed).newValue
    }
}
