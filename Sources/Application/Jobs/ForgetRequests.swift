package import Postgres
import Repository

/// The answers to requests are kept for a week, so that a repeat gets the first one's; then they go.
package struct ForgetRequests: Sendable {
    /// Few enough that nobody's write waits for them.
    private static let portion: Int32 = 1_000
    private let database: any PostgresRunner
    private let clock: WallClock

    /// - Parameters:
    ///   - database: As thidua_app.
    ///   - clock: The application's.
    package init(database: any PostgresRunner, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// Forgets what is old, a portion at a time.
    ///
    /// - Returns: How many answers went.
    /// - Throws: `PostgresError`.
    package func run() async throws(PostgresError) -> Int64 {
        let now = PostgresInstant(clock.now())
        var count: Int64 = 0
        while true {
            let forgotten = try await database.run(JobStatements.forgetRequests(at: now, atMost: Self.portion))
            count += forgotten
            if forgotten < Self.portion { return count }
        }
    }
}
