/// A pool of connections to PostgreSQL.
public typealias PostgresPool = ConnectionPool<PostgresConnection, ContinuousClock>

extension PostgresPool {
    /// A pool of connections to one server.
    ///
    /// - Parameters:
    ///   - database: Where to connect, and the limits of a connection.
    ///   - configuration: Sizes and times.
    ///   - observer: Receives facts for metrics and logs; nil for none.
    public convenience init(
        _ database: PostgresConfiguration,
        configuration: PoolConfiguration = PoolConfiguration(),
        observer: (any PoolObserver)? = nil
    ) {
        self.init(configuration: configuration, clock: ContinuousClock(), observer: observer) {
            try await PostgresConnection.connect(database)
        }
    }
}

extension PostgresConnection: PoolableConnection {
    /// What a lease leaves behind: lost when it is closed, dirty while something is under way on it.
    public nonisolated var condition: PoolableConnectionCondition {
        if isClosed { .lost } else if isIdle { .reusable } else { .dirty }
    }

    /// Asks the server for a sign of life: one round trip.
    ///
    /// - Throws: What became of the connection.
    public func validate() async throws {
        try await query("select 1")
    }
}
