import Postgres
import TestSupport
import Testing

@Suite(.database) struct StreamTests {
    private struct Enough: Error {}

    @Test func `rows come one after the other, in order, behind the settings of the same pipeline`() async throws {
        let connection = try await Server.connection()
        let settings = [PostgresSetting("app.account", "7")]
        let numbers = try await connection.stream(
            "select i, current_setting('app.account') from generate_series(1, \(1_000)) i",
            as: (Int, String).self,
            settings: settings
        ) { rows in
            var numbers: [Int] = []
            for try await (number, account) in rows {
                #expect(account == "7")
                numbers.append(number)
            }
            return numbers
        }
        #expect(numbers == Array(1...1_000))
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `an endless answer is read in constant memory and left when there is enough`() async throws {
        let connection = try await Server.connection()
        let found = try await connection.stream(
            "select generate_series(1, 1000000000)",
            as: Int.self
        ) { rows in
            for try await number in rows where number == 5_000 { return number }
            return 0
        }
        #expect(found == 5_000)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `what the reader throws ends the stream and is thrown on`() async throws {
        let connection = try await Server.connection()
        await #expect(throws: Enough.self) {
            try await connection.stream("select i from generate_series(1, 1000000) i", as: Int.self) { rows in
                for try await _ in rows { throw Enough() }
            }
        }
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `an error in the middle comes after the rows before it`() async throws {
        let connection = try await Server.connection()
        var seen = 0
        let error = try await failure {
            try await connection.stream(
                "select 1 / (\(1_000) - i) from generate_series(1, 2000) i",
                as: Int.self
            ) { rows in
                for try await _ in rows { seen += 1 }
            }
        }
        #expect(error.sqlState == .divisionByZero)
        #expect(seen > 0)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a statement that fails at once, a wrong type and an error before it leave the connection usable`()
        async throws
    {
        let connection = try await Server.connection()
        let unknown = try await failure {
            try await connection.stream("select nonsense", as: Int.self) { _ in }
        }
        #expect(unknown.sqlState == .undefinedColumn)
        let wrong = try await failure {
            try await connection.stream("select 'a'::text as a", as: Int.self) { rows in for try await _ in rows {} }
        }
        #expect(wrong.decodingFailure == .columnType(column: "a", index: 0, expected: "Int", found: .text))
        let setting = try await failure {
            try await connection.stream("select 1", as: Int.self, settings: [PostgresSetting("work_mem", "x")]) { _ in }
        }
        #expect(setting.server != nil)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a function can be called for each row, inside a transaction that goes on`() async throws {
        let connection = try await Server.connection()
        let sum = Sum()
        let after = try await connection.transaction { transaction in
            try await transaction.forEachRow(
                of: "select i, 'x'::text from generate_series(1, 1000) i",
                as: (Int, String).self
            ) { number, _ in sum.add(number) }
            return try await transaction.query("select 1", as: Int.self)
        }
        #expect(after == [1])
        #expect(sum.value == 500_500)
    }

    @Test func `nothing else may use a transaction while it streams`() async throws {
        let connection = try await Server.connection()
        try await connection.transaction { transaction in
            try await transaction.stream("select 1", as: Int.self) { rows in
                let error = try await failure { try await transaction.query("select 1") }
                #expect(error.isMisuse)
                for try await _ in rows {}
            }
            try await transaction.query("select 1")
        }
    }

    @Test func `a stream that outlives its transaction takes the connection with it`() async throws {
        let connection = try await Server.connection()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        let error = try await failure {
            try await connection.transaction { transaction in
                Task {
                    try? await transaction.stream("select generate_series(1, 1000000)", as: Int.self) { rows in
                        for try await _ in rows { break }
                        begin.finish()
                        for await _ in ended {}
                    }
                }
                for await _ in begun {}
            }
        }
        #expect(error.isMisuse)
        // Had it been given back, a pool would lend it with somebody else's rows in it.
        #expect(connection.isClosed)
        #expect(!connection.isIdle)
        end.finish()
    }

    @Test func `cancelling the task ends a stream that waits`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        let task = Task {
            try await connection.stream("select 1 from pg_sleep(60)", as: Int.self) { rows in
                for try await _ in rows {}
            }
        }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        task.cancel()
        let error = try await failure { try await task.value }
        #expect(error.isCancelled)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `the deadline ends a stream that waits, and the connection lives on`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            try await connection.stream("select 1 from pg_sleep(60)", as: Int.self, timeout: .milliseconds(50)) {
                rows in
                for try await _ in rows {}
            }
        }
        #expect(error.isTimeout && error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a slow reader makes the server wait instead of filling memory`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        let text = String(repeating: "x", count: 1_000)
        let count = try await connection.stream(
            "select \(text) from generate_series(1, \(20_000))",
            as: String.self
        ) { rows in
            var count = 0
            for try await _ in rows {
                if count == 0 {
                    // The server is waiting for us, and stays so: nobody reads ahead.
                    for _ in 0..<20 { try await until(backend, waitsFor: "ClientWrite", as: observer) }
                }
                count += 1
            }
            return count
        }
        #expect(count == 20_000)
    }
}
