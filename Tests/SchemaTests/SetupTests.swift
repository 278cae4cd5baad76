import Postgres
import Schema
import TestSupport
import Testing

@Suite struct `The setup` {
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
