import Glibc
import Postgres
import TestSupport
import Testing

@Suite(.database) struct CancellationTests {
    private func sleep(_ connection: PostgresConnection, timeout: Duration? = nil) async throws {
        let batch = PostgresBatch()
        batch.add("select pg_sleep(60)")
        try await connection.run(batch, access: .readOnly, timeout: timeout)
    }

    @Test func `cancelling the task cancels the statement, and the connection lives on`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        let task = Task { try await sleep(connection) }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        task.cancel()
        let error = try await failure { try await task.value }
        #expect(error.isCancelled)
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a late cancel never hits the next statement`() async throws {
        let connection = try await Server.connection()
        for _ in 0..<50 {
            let task = Task {
                let batch = PostgresBatch()
                batch.add("select pg_sleep(0.002)")
                try await connection.run(batch, access: .readOnly)
            }
            try await Task.sleep(for: .milliseconds(2))
            task.cancel()
            _ = await task.result
            #expect(try await connection.query("select count(*) from generate_series(1, 1000)", as: Int.self) == [1000])
        }
    }

    @Test func `a task that was cancelled before sends nothing`() async throws {
        let connection = try await Server.connection()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await connection.execute(script: "create table never (a int)")
        }
        let error = try await failure { try await task.value }
        #expect(error.isCancelled)
        #expect(error.outcome == .surelyNotApplied)
    }

    @Test func `the deadline cancels the statement, and the connection lives on`() async throws {
        let connection = try await Server.connection()
        let error = try await failure { try await sleep(connection, timeout: .milliseconds(50)) }
        #expect(error.isTimeout)
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `an answer that keeps coming meets the deadline all the same`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            let batch = PostgresBatch()
            batch.add("select generate_series(1, 5000000)")
            try await connection.run(batch, access: .readOnly, timeout: .milliseconds(100))
        }
        #expect(error.isTimeout)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `the deadline of an implicit write closes the connection, and the outcome is unknown`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        let error = try await failure {
            try await connection.query("select pg_sleep(60)", timeout: .milliseconds(50))
        }
        #expect(error.isTimeout)
        #expect(error.outcome == .unknown)
        #expect(connection.isClosed)
        try await observer.query("select pg_terminate_backend(\(backend))")
    }

    @Test func `a statement that does not react to the cancel is given up after the grace`() async throws {
        try await OwnServer.use { server in
            var configuration = try await server.configuration()
            configuration.cancelGrace = .milliseconds(100)
            let connection = try await PostgresConnection.connect(configuration)
            let backend = try #require(await connection.backend)
            kill(backend, SIGSTOP)
            let error = try await failure {
                let batch = PostgresBatch()
                batch.add("select 1")
                try await connection.run(batch, access: .readOnly, timeout: .milliseconds(50))
            }
            #expect(error.isTimeout)
            #expect(error.outcome == .surelyNotApplied)
            #expect(connection.isClosed)
            kill(backend, SIGCONT)
        }
    }

    @Test func `cancelling the task rolls a transaction back`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        try await connection.execute(script: "create temporary table held (a int)")
        let backend = try #require(await connection.backend)
        let task = Task {
            try await connection.transaction { transaction in
                try await transaction.query("insert into held values (1)")
                try await transaction.query("select pg_sleep(60)")
            }
        }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        task.cancel()
        let error = try await failure { try await task.value }
        #expect(error.isCancelled)
        #expect(try await connection.query("select a from held", as: Int.self).isEmpty)
    }

    @Test func `a transaction that is cut short sends one cancel, and none to its ROLLBACK`() async throws {
        let cancels = Sum()
        let (connection, observer) = (
            try await Server.connection { $0.observer = CancelCounter(cancels: cancels) }, try await Server.connection()
        )
        let backend = try #require(await connection.backend)
        let task = Task {
            try await connection.transaction { try await $0.query("select pg_sleep(60)") }
        }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        task.cancel()
        #expect(try await failure { try await task.value }.isCancelled)
        #expect(cancels.value == 1)
        #expect(!connection.isClosed)
    }

    private struct CancelCounter: PostgresObserver {
        let cancels: Sum

        func observe(_ fact: PostgresFact) {
            if case .cancelRequested = fact { cancels.add(1) }
        }
    }
}
