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
            -- Of a unique index with a condition or an expression there is no constraint; the server names the index in its
            -- place.
            select indexrelid::regclass::text from pg_index
            where indisunique and (indpred is not null or indexprs is not null)
            union all
            -- And triggers name one of their own.
            select (regexp_matches(prosrc, 'constraint = ''([a-z_]+)''', 'g'))[1]
            from pg_proc where pronamespace = 'thidua'::regnamespace
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
        // The text was taken back while somebody signed it.
        let gone = await #expect(throws: PostgresError.self) {
            try await connection.query(
                """
                insert into thidua.signature (
                    season_id, cluster_season_id, managing_unit_id, agreement_id, unit_id, document_sha256, mode,
                    signer_name, signed_on, account_id, recorded_at
                )
                select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                    sha256('x'), 'account', 'x', '2026-01-01', gen_random_uuid(), '2026-01-01'
                """
            )
        }
        let cluster = try await HandMadeCluster()
        let again = await #expect(throws: PostgresError.self) {
            try await connection.query(
                """
                insert into thidua.review
                select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
                from thidua.review r where r.id = \(cluster.review)
                """
            )
        }
        await connection.close()
        #expect(try Refusal(constraintOf: #require(again)) == .reviewNameTaken)
        #expect(try Refusal(constraintOf: #require(gone)) == .stale)
        #expect(try Refusal(constraintOf: #require(taken)) == .seasonNameTaken)
        #expect(try Refusal(constraintOf: #require(backwards)) == nil, "a fault of ours: Domain had to see it")
    }
}
