import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database) struct QueryTests {
    @Test func `a query's values are parameters and its columns are decoded`() async throws {
        let connection = try await Server.connection()
        let id = UUID()
        let name = "Cụm số 1'; drop table x; --"
        let rows = try await connection.query(
            "select \(id), \(name), \(nil as Int64?), \(7 as Int64?) from generate_series(1, \(2))",
            as: (UUID, String, Int64?, Int64?).self
        )
        #expect(rows.count == 2)
        let first = try #require(rows.first)
        #expect(first == (id, name, nil, 7))
        await connection.close()
    }

    @Test func `several statements answer in one round trip`() async throws {
        let connection = try await Server.connection()
        let (number, text, rows) = try await connection.run(
            PostgresStatement.row("select 1", as: Int.self),
            PostgresStatement.optionalRow("select 'a'::text where false", as: String.self),
            PostgresStatement.rows("select i from generate_series(1, 3) i", as: Int32.self)
        )
        #expect(number == 1)
        #expect(text == nil)
        #expect(rows == [1, 2, 3])
    }
}
