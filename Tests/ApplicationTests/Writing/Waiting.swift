import Postgres
import TestSupport
import Testing

// What tests of several writes at once wait for.

func superuser() async throws -> PostgresConnection {
    try await PostgresConnection.connect(PostgresConfiguration(try TestDatabase.current.connectionString()))
}

/// Lets the application wait for locks as long as a test may take on a slow machine; for connections made from now on.
func waitForLocksPatiently() async throws {
    let superuser = try await superuser()
    try await superuser.query(
        """
        do $$ begin
            execute format('alter role thidua_app in database %I set lock_timeout = %L', current_database(), '60s');
            execute format('alter role thidua_app in database %I set statement_timeout = %L', current_database(), '60s');
        end $$
        """
    )
    await superuser.close()
}

/// How many of the application's backends fit a condition.
func backends(_ condition: PostgresQuery, _ observer: PostgresConnection) async throws -> Int {
    try await observer.query(
        """
        select 1 from pg_stat_activity
        where datname = current_database() and usename = 'thidua_app' and \(condition)
        """,
        as: Int.self
    ).count
}

/// Waits until something is true, and fails the test when that takes more than ten seconds.
func until(_ what: String, _ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while try await !condition() {
        try #require(ContinuousClock.now < deadline, "never: \(what)")
        try await Task.sleep(for: .milliseconds(2))
    }
}
