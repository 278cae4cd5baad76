/// How large a `ConnectionPool` is and how long it waits for what.
///
/// A program usually sets `maximumConnections` only; the other defaults suit a database in the same network.
public struct PoolConfiguration: Hashable, Sendable {
    /// How many connections the pool keeps open even when nobody uses them; they are opened by `ConnectionPool.run()`
    /// or by the first lease.
    ///
    /// 0...`maximumConnections`, default 0.
    public var minimumConnections = 0

    /// How many connections may exist at once, those being opened or closed included.
    ///
    /// At least 1, default `defaultMaximumConnections(databaseCores:)`.
    public var maximumConnections: Int

    /// How many leases may wait at once; the next one fails at once with `PoolError.Reason.overloaded`.
    ///
    /// At least 1, default 1024.
    public var maximumWaiters = 1024

    /// How long a lease waits at most, whatever its own deadline.
    ///
    /// Positive, default 30 seconds.
    public var maximumWait: Duration = .seconds(30)

    /// How many connections may be in the making at once while the database answers.
    ///
    /// While it does not, one connection probes it. At least 1, default 4.
    public var maximumConcurrentConnects = 4

    /// After how long the task that opens a connection is cancelled.
    ///
    /// Positive, default 10 seconds.
    public var connectTimeout: Duration = .seconds(10)

    /// The pause after the first failure to connect; it doubles with each further failure.
    ///
    /// Positive, default 50 milliseconds.
    public var minimumBackoff: Duration = .milliseconds(50)

    /// The longest pause between two attempts to connect.
    ///
    /// At least `minimumBackoff`, default 1 second.
    public var maximumBackoff: Duration = .seconds(1)

    /// After how long without use a connection beyond `minimumConnections` is closed.
    ///
    /// Positive, default 5 minutes; nil keeps it.
    public var idleTimeout: Duration? = .seconds(300)

    /// How old a connection grows before it is closed between two leases; up to a tenth less, at random, so that
    /// connections opened together do not all end together.
    ///
    /// Positive, default 1 hour; nil sets no limit.
    public var maximumLifetime: Duration? = .seconds(3600)

    /// After how long without a sign of life an idle connection is validated.
    ///
    /// Positive, default 30 seconds; nil validates only when another connection was lost.
    public var keepAliveInterval: Duration? = .seconds(30)

    /// How long a validation may take before the connection is closed.
    ///
    /// Positive, default 2 seconds.
    public var validationTimeout: Duration = .seconds(2)

    /// A configuration with the default of every property.
    ///
    /// - Parameter databaseCores: Processor cores of the database's host, default 2 (which gives 4 connections).
    public init(databaseCores: Int = 2) {
        maximumConnections = Self.defaultMaximumConnections(databaseCores: databaseCores)
    }

    /// The pool size that suits a database host: twice its cores, but at least 4.
    ///
    /// More connections make PostgreSQL slower, not faster: its processes compete for the same cores.
    ///
    /// - Parameter databaseCores: Processor cores of the database's host.
    /// - Returns: A value for `maximumConnections`, at least 4.
    public static func defaultMaximumConnections(databaseCores: Int) -> Int {
        max(4, 2 * databaseCores)
    }

    /// Traps when a property is outside its documented range: a pool of 0 connections would never answer.
    func checkRanges() {
        precondition(maximumConnections >= 1, "maximumConnections must be at least 1")
        precondition(
            (0...maximumConnections).contains(minimumConnections),
            "minimumConnections must be in 0...maximumConnections"
        )
        precondition(maximumWaiters >= 1, "maximumWaiters must be at least 1")
        precondition(maximumConcurrentConnects >= 1, "maximumConcurrentConnects must be at least 1")
        precondition(maximumBackoff >= minimumBackoff, "maximumBackoff must be at least minimumBackoff")
        let durations = [
            maximumWait, connectTimeout, minimumBackoff, validationTimeout,
            idleTimeout, maximumLifetime, keepAliveInterval,
        ]
        for case .some(let duration) in durations {
            precondition(duration > .zero, "a pool's durations must be positive")
        }
    }
}
