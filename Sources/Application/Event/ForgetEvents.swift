package import Postgres
import Repository

/// Events are kept for ninety days, so that a reader who was away for as long goes on where it was; then they go. What happened
/// stays in the audit log.
package struct ForgetEvents: Sendable {
    private static let kept: Duration = .seconds(90 * 86_400)
    /// Few enough that nobody waits for them.
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
    /// - Returns: How many events went.
    /// - Throws: `PostgresError`.
    package func run() async throws(PostgresError) -> Int64 {
        let end = PostgresInstant(clock.now() + (.zero - Self.kept))
        var count: Int64 = 0
        while true {
            let forgotten = try await database.run(EventStatements.forget(before: end, atMost: Self.portion))
            count += forgotten
            if forgotten < Self.portion { return count }
        }
    }
}
