import Postgres
import TestSupport
import Testing

@Suite(.database) struct PipelineTests {
    @Test func `an error leaves the statements before it with their results and skips those after it`() async throws {
        let connection = try await Server.connection()
        let batch = PostgresBatch()
        let before = batch.add(.row("select 1", as: Int.self))
        let failing = batch.add(.row("select 1 / 0", as: Int.self))
        let after = batch.add(.row("select 3", as: Int.self))
        #expect(before.result == nil)
        let error = try await failure { try await connection.run(batch) }
        #expect(error.sqlState == .divisionByZero)
        #expect(error.sql == "select 1 / 0")
        #expect(try before.value == 1)
        #expect(throws: PostgresError.self) { try failing.value }
        let skipped = try await failure { _ = try after.value }
        #expect(skipped.isSkipped)
        #expect(skipped.outcome == .surelyNotApplied)
        #expect(try await connection.query("select 4", as: Int.self) == [4])
    }

    @Test func `an error at the end, where the implicit transaction commits, is the batch's error`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(
            script:
                "create temporary table later (a int primary key deferrable initially deferred); insert into later values (1)"
        )
        let error = try await failure { try await connection.query("insert into later values (1)") }
        #expect(error.sqlState == .uniqueViolation)
        #expect(error.server?.constraint == "later_pkey")
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select count(*) from later", as: Int.self) == [1])
    }

    @Test func `a batch is one implicit transaction`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(script: "create temporary table one (a int)")
        let batch = PostgresBatch()
        batch.add("insert into one values (1)")
        batch.add("select 1 / 0")
        _ = try await failure { try await connection.run(batch) }
        #expect(try await connection.query("select a from one", as: Int.self).isEmpty)
    }

    @Test func `a batch that says it reads may not write`() async throws {
        let connection = try await Server.connection()
        let batch = PostgresBatch()
        batch.add("create table never (a int)")
        let error = try await failure { try await connection.run(batch, access: .readOnly) }
        #expect(error.sqlState == .readOnlyTransaction)
        #expect(error.outcome == .surelyNotApplied)
        try await connection.execute(script: "create temporary table afterwards (a int)")
    }

    @Test func `settings hold for the batch and read as the empty text afterwards, not as null`() async throws {
        let connection = try await Server.connection()
        let batch = PostgresBatch()
        let inside = batch.add(.row("select current_setting('app.account')", as: String.self))
        try await connection.run(
            batch,
            settings: [PostgresSetting("app.account", "a'b"), PostgresSetting("app.x", "1")]
        )
        #expect(try inside.value == "a'b")
        let after = try await connection.query(
            "select current_setting('app.account', true), nullif(current_setting('app.account', true), '')",
            as: (String?, String?).self
        )
        #expect(after.first.map { $0 == ("", nil) } == true)
    }

    @Test func `a pipeline far larger than all buffers does not deadlock`() async throws {
        let connection = try await Server.connection()
        let text = String(repeating: "x", count: 20_000)
        let batch = PostgresBatch()
        let answers = (0..<1_000).map { _ in batch.add(.row("select \(text)", as: String.self)) }
        try await connection.run(batch)
        #expect(try answers.allSatisfy { try $0.value.utf8.count == 20_000 })
    }

    @Test func `a COPY in a pipeline is refused and closes the connection, because nothing else ends it`() async throws
    {
        for copy in ["copy (select 1) to stdout", "copy pg_temp.nothing from stdin"] as [PostgresQuery] {
            let connection = try await Server.connection()
            try await connection.execute(script: "create temporary table nothing (a int)")
            let error = try await failure { try await connection.query(copy) }
            #expect(error.isMisuse)
            #expect(connection.isClosed)
        }
    }

    @Test func `a BEGIN by hand is rolled back and refused`() async throws {
        let connection = try await Server.connection()
        let error = try await failure { try await connection.query("begin") }
        #expect(error.isMisuse)
        let batch = PostgresBatch()
        batch.add("begin")
        batch.add("select 1 / 0")
        #expect(try await failure { try await connection.run(batch) }.sqlState == .divisionByZero)
        let script = try await failure { try await connection.execute(script: "begin; select 1 / 0") }
        #expect(script.sqlState == .divisionByZero)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a promised number of rows is checked before anything is committed`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(script: "create temporary table promised (a int); insert into promised values (1)")
        let error = try await failure {
            try await connection.run(
                PostgresStatement.affectedRows("update promised set a = 2").expecting(exactly: 2)
            )
        }
        guard case .rowCount(expected: 2...2, found: 1) = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select a from promised", as: Int.self) == [1])
        let count = try await connection.run(
            PostgresStatement.affectedRows("update promised set a = 2").expecting(exactly: 1)
        )
        #expect(count == 1)
    }

    @Test func `a promised number of rows goes before the refusal of what it led to`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(script: "create temporary table led (a int unique); insert into led values (1)")
        let batch = PostgresBatch()
        batch.add(.affectedRows("update led set a = 2 where a = 99").expecting(exactly: 1))
        batch.add("insert into led values (1)")
        let error = try await failure { try await connection.run(batch) }
        guard case .rowCount(expected: 1...1, found: 0) = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(error.outcome == .surelyNotApplied)
        let other = PostgresBatch()
        other.add("insert into led values (1)")
        other.add(.affectedRows("update led set a = 2 where a = 99").expecting(exactly: 1))
        #expect(try await failure { try await connection.run(other) }.server?.constraint == "led_a_key")
        #expect(try await connection.query("select a from led", as: Int.self) == [1])
    }

    @Test func `sixteen waiting connections on few cores starve nobody`() async throws {
        let gate = try await Server.connection()
        try await gate.query("select pg_advisory_lock(4711)")
        let waiting = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let connection = try await Server.connection()
                    try await connection.query("select pg_advisory_lock_shared(4711)")
                    await connection.close()
                }
            }
            // Swift's shared threads are fewer than sixteen here: were they blocked, this would never be seen.
            try await until("sixteen wait") {
                try await gate.query(
                    "select 1 from pg_locks where locktype = 'advisory' and objid = 4711 and not granted",
                    as: Int.self
                ).count == 16
            }
            try await gate.query("select pg_advisory_unlock(4711)")
            try await group.waitForAll()
            return true
        }
        #expect(waiting)
    }
}
