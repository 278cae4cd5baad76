import Postgres
import TestSupport
import Testing

@Suite(.database) struct CopyTests {
    private struct Enough: Error {}

    private func table() async throws -> PostgresConnection {
        let connection = try await Server.connection()
        try await connection.execute(script: "create temporary table item (a int primary key, b text)")
        return connection
    }

    @Test func `what is copied in is copied out again, byte for byte`() async throws {
        let connection = try await table()
        let lines = (1...50_000).map { "\($0)\tCụm số \($0)\n" }
        let count = try await connection.copyIn("copy item from stdin") { writer in
            for start in stride(from: 0, to: lines.count, by: 1_000) {
                try await writer.write(Array(lines[start..<start + 1_000].joined().utf8))
            }
        }
        #expect(count == 50_000)
        var bytes: [UInt8] = []
        var pieces = 0
        try await connection.copyOut("copy (select * from item order by a) to stdout") { data in
            for try await piece in data {
                bytes += piece
                pieces += 1
            }
        }
        #expect(bytes == Array(lines.joined().utf8))
        #expect(pieces > 5)
        #expect(try await connection.query("select count(*) from item", as: Int.self) == [50_000])
    }

    @Test func `a piece larger than every buffer goes in`() async throws {
        let connection = try await table()
        let text = String(repeating: "x", count: 20_000_000)
        try await connection.copyIn("copy item from stdin") { try await $0.write(Array("1\t\(text)\n".utf8)) }
        #expect(try await connection.query("select length(b) from item", as: Int.self) == [20_000_000])
    }

    @Test func `a bad row names its line, nothing is kept and the connection is usable`() async throws {
        let connection = try await table()
        let error = try await failure {
            try await connection.copyIn("copy item from stdin") { writer in
                try await writer.write(Array("1\ta\nzwei\tb\n".utf8))
            }
        }
        #expect(error.sqlState == .invalidTextRepresentation)
        #expect(error.server?.context?.contains("line 2") == true)
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select a from item", as: Int.self).isEmpty)
    }

    @Test func `what the writer throws makes the server forget what it got`() async throws {
        let connection = try await table()
        await #expect(throws: Enough.self) {
            try await connection.copyIn("copy item from stdin") { writer in
                try await writer.write(Array("1\ta\n".utf8))
                throw Enough()
            }
        }
        #expect(try await connection.query("select a from item", as: Int.self).isEmpty)
    }

    @Test func `a COPY out can be left in the middle`() async throws {
        let connection = try await table()
        let first = try await connection.copyOut(
            "copy (select i from generate_series(1, 100000000) i) to stdout"
        ) { data in
            for try await piece in data { return piece.count }
            return 0
        }
        #expect(first >= 65_536)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `an error in the middle of a COPY out is thrown and the connection is usable`() async throws {
        let connection = try await table()
        let error = try await failure {
            try await connection.copyOut("copy (select 1 / (50000 - i) from generate_series(1, 100000) i) to stdout") {
                for try await _ in $0 {}
            }
        }
        #expect(error.sqlState == .divisionByZero)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `what is no COPY, or one in the other direction, is refused`() async throws {
        let connection = try await table()
        let none = try await failure { try await connection.copyOut("select 1") { _ in } }
        #expect(none.isMisuse)
        let parameters = try await failure {
            try await connection.copyOut("copy (select \(1)) to stdout") { _ in }
        }
        #expect(parameters.isMisuse)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
        let direction = try await failure { try await connection.copyIn("copy item to stdout") { _ in } }
        #expect(direction.isMisuse)
    }

    @Test func `a COPY and statements share a transaction`() async throws {
        let connection = try await table()
        let count = try await connection.transaction { transaction in
            try await transaction.query("insert into item values (1)")
            try await transaction.copyIn("copy item from stdin") { try await $0.write(Array("2\tb\n".utf8)) }
            return try await transaction.query("select count(*) from item", as: Int.self)
        }
        #expect(count == [2])
    }

    @Test func `cancelling the task ends a COPY out that waits`() async throws {
        let (connection, observer) = (try await table(), try await Server.connection())
        let backend = try #require(await connection.backend)
        let task = Task {
            try await connection.copyOut("copy (select pg_sleep(60)) to stdout") { for try await _ in $0 {} }
        }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        task.cancel()
        let error = try await failure { try await task.value }
        #expect(error.isCancelled)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a script runs its statements in order and stops at the first error`() async throws {
        let connection = try await table()
        try await connection.execute(script: "insert into item values (1); insert into item values (2)")
        let error = try await failure {
            try await connection.execute(
                script: "insert into item values (3); select 1 / 0; insert into item values (4)"
            )
        }
        #expect(error.sqlState == .divisionByZero)
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select a from item order by a", as: Int.self) == [1, 2])
        let open = try await failure { try await connection.execute(script: "begin; insert into item values (5)") }
        #expect(open.isMisuse)
        #expect(try await connection.query("select count(*) from item", as: Int.self) == [2])
    }
}
