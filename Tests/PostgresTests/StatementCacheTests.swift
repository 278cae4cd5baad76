import TestSupport
import Testing

@testable import Postgres

@Suite(.database) struct StatementCacheTests {
    private func key(_ sql: String, _ types: [UInt32] = []) -> StatementCache.Key {
        StatementCache.Key(sql: sql, types: types)
    }

    @Test func `the same text with other types is another statement`() {
        var cache = StatementCache(capacity: 4)
        #expect(cache.insert(key("a", [20]), name: "s1") == nil)
        #expect(cache.name(for: key("a", [20])) == "s1")
        #expect(cache.name(for: key("a", [25])) == nil)
    }

    @Test func `the longest unused goes first, and is left over until the server has dropped it`() {
        var cache = StatementCache(capacity: 2)
        _ = cache.insert(key("a"), name: "s1")
        _ = cache.insert(key("b"), name: "s2")
        _ = cache.name(for: key("a"))
        #expect(cache.insert(key("c"), name: "s3") == "b")
        #expect(cache.count == 2)
        #expect(cache.leftovers == ["s2"])
        cache.deallocated("s2")
        #expect(cache.leftovers.isEmpty)
    }

    @Test func `a name is never used twice`() {
        var cache = StatementCache(capacity: 1)
        #expect(Set((0..<100).map { _ in cache.makeName() }).count == 100)
    }

    /// How many statements the server has prepared for this connection, without preparing this question.
    private func prepared(_ connection: PostgresConnection) async throws -> Int {
        let question: PostgresQuery = "select count(*) from pg_prepared_statements"
        return try await connection.query(question.unprepared(), as: Int.self).first ?? -1
    }

    @Test func `a statement is prepared once`() async throws {
        let connection = try await Server.connection()
        for number in 1...5 {
            #expect(try await connection.query("select \(number) * 2", as: Int.self) == [number * 2])
        }
        #expect(try await prepared(connection) == 1)
    }

    @Test func `the server keeps no more than the limit`() async throws {
        let connection = try await Server.connection { $0.preparedStatementLimit = 3 }
        let queries: [PostgresQuery] = ["select 1", "select 2", "select 3", "select 4", "select 5"]
        for _ in 0..<3 {
            for query in queries { try await connection.query(query) }
        }
        // One more trip, because a statement is dropped ahead of the next.
        try await connection.query("select 5")
        #expect(try await prepared(connection) == 3)
    }

    @Test func `with a limit of none nothing is prepared`() async throws {
        let connection = try await Server.connection { $0.preparedStatementLimit = 0 }
        #expect(try await connection.query("select \(7)", as: Int.self) == [7])
        #expect(try await prepared(connection) == 0)
    }

    @Test func `a prepare that was skipped after an error is not taken for prepared`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            _ = try await connection.run(
                PostgresStatement.row("select 1 / \(0)", as: Int.self),
                PostgresStatement.row("select \(1) + 1", as: Int.self)
            )
        }
        #expect(error.sqlState == .divisionByZero)
        #expect(try await connection.query("select \(1) + 1", as: Int.self) == [2])
    }

    @Test func `a statement that cannot be prepared is the statement's error`() async throws {
        let connection = try await Server.connection()
        for _ in 0..<2 {
            let error = try await failure { try await connection.query("select nonsense") }
            #expect(error.sqlState == .undefinedColumn)
            #expect(error.server?.position == 8)
            #expect(error.outcome == .surelyNotApplied)
        }
        #expect(try await prepared(connection) == 0)
    }

    @Test func `a table altered under a prepared statement is noticed, and the statement prepared anew`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(script: "create temporary table altered (a int); insert into altered values (1)")
        #expect(try await connection.query("select * from altered", as: Int.self) == [1])
        try await connection.execute(script: "alter table altered alter a type text using 'x'")
        #expect(try await connection.query("select * from altered", as: String.self) == ["x"])
    }

    @Test func `a transaction begins again when its first trip meets a stale statement`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(script: "create temporary table altered (a int); insert into altered values (1)")
        _ = try await connection.query("select * from altered", as: Int32.self)
        try await connection.execute(script: "alter table altered alter a type text using 'x'")
        let found = try await connection.transaction(
            loading: PostgresStatement.row("select * from altered", as: String.self)
        ) { _, found in found }
        #expect(found == "x")
    }

    @Test func `DISCARD ALL behind the cache's back is survived`() async throws {
        let connection = try await Server.connection { $0.preparedStatementLimit = 2 }
        try await connection.query("select 1")
        try await connection.query("select 2")
        try await connection.execute(script: "discard all")
        for query in ["select 1", "select 2", "select 3", "select 4", "select 1"] as [PostgresQuery] {
            #expect(try await connection.query(query, as: Int32.self).count == 1)
        }
    }
}
