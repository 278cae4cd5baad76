import Postgres
import Schema
import TestSupport
import Testing

@Suite struct `The setup` {
    @Test(.database(.migrated)) func `lets the server notice a serving connection that was closed in a write`()
        async throws
    {
        let database = try TestDatabase.current
        let observer = try await PostgresConnection.connect(PostgresConfiguration(database.connectionString()))
        let app = try await PostgresConnection.connect(
            PostgresConfiguration(database.connectionString(user: SchemaSetup.app))
        )
        let backend = try #require(await app.backend)
        await #expect(throws: PostgresError.self) {
            try await app.query("select pg_sleep(14)", timeout: .milliseconds(100))
        }
        #expect(app.isClosed)
        let deadline = ContinuousClock.now + .seconds(10)
        var isThere = true
        while isThere, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
            isThere = try await !observer.query(
                "select 1 from pg_stat_activity where pid = \(backend)",
                as: Int.self
            ).isEmpty
        }
        #expect(!isThere)
        await observer.close()
    }

    @Test(.database(.empty, .own)) func `waits for another one, in whichever database that runs`() async throws {
        let database = try TestDatabase.current
        let configuration = try PostgresConfiguration(database.connectionString())
        let first = try await PostgresConnection.connect(configuration)
        let second = try await PostgresConnection.connect(configuration.database("postgres"))
        let waiting = try await first.transaction { transaction in
            try await transaction.execute(script: Schema.roles)
            let backend = try #require(await second.backend)
            let waiting = Task {
                try await second.transaction { try await $0.execute(script: Schema.roles) }
            }
            while try await transaction.query(
                "select 1 from pg_locks where pid = \(backend) and not granted",
                as: Int.self
            ).isEmpty {}
            return waiting
        }
        try await waiting.value
        await first.close()
        await second.close()
    }
}
