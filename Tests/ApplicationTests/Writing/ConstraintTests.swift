import Domain
import Postgres
import TestSupport
import Testing

@testable import Application

@Suite(.database(.migrated)) struct `A constraint that is said in words` {
    @Test func `is one of the schema's`() async throws {
        let connection = try await PostgresConnection.connect(
            PostgresConfiguration(TestDatabase.current.connectionString())
        )
        let names = try await connection.query(
            """
            select conname::text from pg_constraint where connamespace = 'thidua'::regnamespace
            union all
            -- Of a unique index with a condition there is no constraint; the server names the index in its place.
            select indexrelid::regclass::text from pg_index where indisunique and indpred is not null
            """,
            as: String.self
        )
        await connection.close()
        #expect(Set(Refusal.ofConstraints.keys).subtracting(names).isEmpty)
    }

    @Test func `is met by a server's error about it, and by no other`() async throws {
        let connection = try await PostgresConnection.connect(
            PostgresConfiguration(TestDatabase.current.connectionString())
        )
        let add: PostgresQuery = """
            insert into thidua.season (id, kind, name, from_day, to_day)
            select gen_random_uuid(), 'workYear', 'twice', '2026-01-01', '2027-01-01' from generate_series(1, 2)
            """
        let taken = await #expect(throws: PostgresError.self) { try await connection.query(add) }
        let backwards = await #expect(throws: PostgresError.self) {
            try await connection.query(
                """
                insert into thidua.season (id, kind, name, from_day, to_day)
                values (gen_random_uuid(), 'workYear', 'backwards', '2027-01-01', '2026-01-01')
                """
            )
        }
        await connection.close()
        #expect(try Refusal(constraintOf: #require(taken)) == .seasonNameTaken)
        #expect(try Refusal(constraintOf: #require(backwards)) == nil, "a fault of ours: Domain had to see it")
    }
}
