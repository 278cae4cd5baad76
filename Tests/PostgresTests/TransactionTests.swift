import Postgres
import TestSupport
import Testing

@Suite(.database) struct TransactionTests {
    private struct Refusal: Error {}

    private func table() async throws -> PostgresConnection {
        let connection = try await Server.connection()
        try await connection.execute(
            script: "create temporary table entry (a int primary key, b text); insert into entry values (1, 'one')"
        )
        return connection
    }

    private func entries(_ connection: PostgresConnection) async throws -> [Int] {
        try await connection.query("select a from entry order by a", as: Int.self)
    }

    @Test func `two trips load, decide and write`() async throws {
        let connection = try await table()
        let added = try await connection.transaction(
            PostgresTransactionOptions(settings: [PostgresSetting("app.account", "7")]),
            loading: PostgresStatement.row("select b from entry where a = 1 for update", as: String.self),
            PostgresStatement.row("select current_setting('app.account')", as: String.self)
        ) { writes, text, account in
            #expect(text == "one")
            await Task.yield()
            return writes.add(.affectedRows("insert into entry values (2, \(account)), (3, null)"))
        }
        #expect(try added.value == 2)
        #expect(try await entries(connection) == [1, 2, 3])
        #expect(try await connection.query("select b from entry where a = 2", as: String.self) == ["7"])
    }

    @Test func `a refusal between the trips is rolled back and thrown as it is`() async throws {
        let connection = try await table()
        await #expect(throws: Refusal.self) {
            try await connection.transaction(
                loading: PostgresStatement.affectedRows("insert into entry values (2)")
            ) { _, _ in throw Refusal() }
        }
        #expect(try await entries(connection) == [1])
    }

    @Test func `an error in the second trip aborts its COMMIT, and the connection is rolled back before reuse`()
        async throws
    {
        let connection = try await table()
        let error = try await failure {
            try await connection.transaction(
                loading: PostgresStatement.row("select 1", as: Int.self)
            ) { writes, _ in
                writes.add("insert into entry values (2)")
                writes.add("insert into entry values (1)")
                writes.add("insert into entry values (3)")
            }
        }
        #expect(error.sqlState == .uniqueViolation)
        #expect(error.server?.constraint == "entry_pkey")
        #expect(error.outcome == .surelyNotApplied)
        #expect(!connection.isClosed)
        #expect(try await entries(connection) == [1])
    }

    @Test func `an error of the COMMIT itself was surely not applied`() async throws {
        let connection = try await table()
        try await connection.execute(
            script: """
                create temporary table child (a int references entry deferrable initially deferred)
                """
        )
        let error = try await failure {
            try await connection.transaction(
                loading: PostgresStatement.row("select 1", as: Int.self)
            ) { writes, _ in writes.add("insert into child values (99)") }
        }
        #expect(error.sqlState == .foreignKeyViolation)
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await entries(connection) == [1])
    }

    @Test func `a COMMIT that answers ROLLBACK is an error`() async throws {
        let connection = try await table()
        let error = try await failure {
            try await connection.transaction { transaction in
                try await transaction.query("insert into entry values (2)")
                _ = try? await transaction.query("select 1 / 0")
            }
        }
        guard case .rolledBack = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await entries(connection) == [1])
    }

    @Test func `a transaction of many trips commits when its closure returns`() async throws {
        let connection = try await table()
        let found = try await connection.transaction { transaction in
            try await transaction.query("insert into entry values (2)")
            return try await transaction.query("select a from entry order by a", as: Int.self)
        }
        #expect(found == [1, 2])
        #expect(try await entries(connection) == [1, 2])
    }

    @Test func `a transaction without statements sends nothing`() async throws {
        let connection = try await table()
        #expect(try await connection.transaction { _ in 7 } == 7)
        #expect(try await entries(connection) == [1])
    }

    @Test func `isolation and access are what was asked for`() async throws {
        let connection = try await table()
        let options = PostgresTransactionOptions(isolation: .serializable, access: .readOnly)
        let found = try await connection.transaction(options) { transaction in
            try await transaction.query(
                "select current_setting('transaction_isolation'), current_setting('transaction_read_only')",
                as: (String, String).self
            )
        }
        #expect(found.first.map { $0 == ("serializable", "on") } == true)
        let error = try await failure {
            try await connection.transaction(PostgresTransactionOptions(access: .readOnly)) { transaction in
                try await transaction.query("create table never (a int)")
            }
        }
        #expect(error.sqlState == .readOnlyTransaction)
    }

    @Test func `a promised number of rows is seen before the COMMIT goes`() async throws {
        let connection = try await table()
        let error = try await failure {
            try await connection.transaction(
                loading: PostgresStatement.row("select 1", as: Int.self)
            ) { writes, _ in
                writes.add("insert into entry values (2)")
                writes.add(.affectedRows("update entry set b = 'x' where a = 99").expecting(exactly: 1))
            }
        }
        guard case .rowCount(expected: 1...1, found: 0) = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await entries(connection) == [1])
    }

    @Test func `an answer that cannot be read after the COMMIT says that it was applied`() async throws {
        let connection = try await table()
        let error = try await failure {
            try await connection.transaction(
                loading: PostgresStatement.row("select 1", as: Int.self)
            ) { writes, _ in
                writes.add(.row("insert into entry values (2) returning b", as: String.self))
            }
        }
        #expect(error.decodingFailure != nil)
        #expect(error.outcome == .applied)
        #expect(try await entries(connection) == [1, 2])
    }

    @Test func `another call during a transaction is refused instead of joining it`() async throws {
        let connection = try await table()
        try await connection.transaction { transaction in
            try await transaction.query("select 1")
            let error = try await failure { try await connection.query("insert into entry values (9)") }
            #expect(error.isMisuse)
        }
        #expect(try await entries(connection) == [1])
    }

    @Test func `a transaction used after its end is refused`() async throws {
        let connection = try await table()
        let leaked = try await connection.transaction { $0 }
        let error = try await failure { try await leaked.query("select 1") }
        #expect(error.isMisuse)
    }

    @Test func `FOR UPDATE without an UPDATE policy locks nothing, and a promised row says so`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(
            script: """
                create schema locked_rows; create role locked_rows_reader; grant usage on schema locked_rows to public;
                create table locked_rows.sheet (a int); insert into locked_rows.sheet values (1);
                alter table locked_rows.sheet enable row level security;
                create policy reading on locked_rows.sheet for select using (true);
                grant select, update, insert on locked_rows.sheet to locked_rows_reader
                """
        )
        let error = try await failure {
            try await connection.transaction(
                PostgresTransactionOptions(settings: [PostgresSetting("role", "locked_rows_reader")]),
                loading: PostgresStatement.row("select a from locked_rows.sheet", as: Int.self),
                PostgresStatement.row("select a from locked_rows.sheet for update", as: Int.self)
            ) { _, _, _ in }
        }
        guard case .rowCount(expected: 1...1, found: 0) = error.kind else {
            Issue.record("\(error)")
            return
        }
        let copy = try await failure {
            try await connection.transaction(
                PostgresTransactionOptions(settings: [PostgresSetting("role", "locked_rows_reader")])
            ) { transaction in
                try await transaction.copyIn("copy locked_rows.sheet from stdin") { _ in }
            }
        }
        #expect(copy.sqlState == .featureNotSupported)
        #expect(try await connection.query("select current_user::text", as: String.self) == ["postgres"])
        try await connection.execute(script: "drop schema locked_rows cascade; drop role locked_rows_reader")
    }
}
