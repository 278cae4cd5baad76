@testable import Postgres

/// A pool over mock connections, with a clock that stands still.
struct PoolFixture {
    typealias Pool = ConnectionPool<MockConnection, ManualClock>

    let clock = ManualClock()
    let observer = RecordingPoolObserver()
    let database: MockDatabase
    let pool: Pool

    init(
        maximum: Int = 2,
        _ behaviour: MockDatabase.Behaviour = .answering,
        _ configure: (inout PoolConfiguration) -> Void = { _ in }
    ) {
        var configuration = PoolConfiguration()
        configuration.maximumConnections = maximum
        configuration.idleTimeout = nil
        configuration.maximumLifetime = nil
        configuration.keepAliveInterval = nil
        configure(&configuration)
        let database = MockDatabase(behaviour)
        self.database = database
        self.pool = Pool(configuration: configuration, clock: self.clock, observer: self.observer) {
            try await database.connect()
        }
    }

    func after(_ duration: Duration) -> ManualClock.Instant { self.clock.now.advanced(by: duration) }

    /// A lease that ends when the test says so.
    func hold() async -> HeldLease {
        let (started, start) = AsyncStream.makeStream(of: MockConnection.self)
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        let pool = self.pool
        let task = Task {
            try await pool.withConnection { connection in
                start.yield(connection)
                for await _ in ended {}
            }
        }
        var connections = started.makeAsyncIterator()
        guard let connection = await connections.next() else { preconditionFailure("the lease was refused") }
        return HeldLease(connection: connection, task: task, end: end)
    }
}

struct HeldLease {
    let connection: MockConnection
    let task: Task<Void, any Error>
    let end: AsyncStream<Void>.Continuation

    /// Gives the connection back and waits until that is done.
    func release() async {
        self.end.finish()
        _ = await self.task.result
    }
}
