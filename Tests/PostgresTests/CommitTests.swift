import Glibc
import Postgres
import TestSupport
import Testing

/// What is known of a COMMIT that was broken off, in every way that one can be.
@Suite(.database(.empty, .own)) struct CommitTests {
    /// A table whose every COMMIT waits: until the lock 4712 is free, or for ever while `test` holds it.
    private func slowCommit(_ name: PostgresIdentifier) async throws -> PostgresConnection {
        let connection = try await Server.connection()
        try await connection.query("create table \(identifier: name) (a int)")
        try await connection.execute(
            script: """
                create or replace function \(name.quoted)() returns trigger language plpgsql as
                $$ begin perform pg_sleep(60); return null; end $$;
                create constraint trigger slow after insert on \(name.quoted) deferrable initially deferred
                for each row execute function \(name.quoted)()
                """
        )
        return connection
    }

    private func commit(
        _ connection: PostgresConnection,
        into table: PostgresIdentifier,
        timeout: Duration? = nil
    ) async throws {
        try await connection.transaction(
            PostgresTransactionOptions(timeout: timeout),
            loading: PostgresStatement.row("select 1", as: Int.self)
        ) { writes, _ in writes.add("insert into \(identifier: table) values (1)") }
    }

    @Test func `a backend terminated during COMMIT leaves the outcome unknown`() async throws {
        let (connection, observer) = (try await slowCommit("terminated_commit"), try await Server.connection())
        let backend = try #require(await connection.backend)
        async let error = failure { try await commit(connection, into: "terminated_commit") }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        try await observer.query("select pg_terminate_backend(\(backend))")
        #expect(try await error.outcome == .unknown)
        #expect(try await error.server?.severity == .fatal)
        #expect(connection.isClosed)
    }

    @Test func `a backend terminated before COMMIT was sent leaves nothing`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        async let error = failure {
            try await connection.transaction(
                loading: PostgresStatement.done("select pg_sleep(60)")
            ) { _, _ in }
        }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        try await observer.query("select pg_terminate_backend(\(backend))")
        #expect(try await error.outcome == .surelyNotApplied)
        #expect(try await error.sqlState == .adminShutdown)
        #expect(connection.isClosed)
    }

    @Test func `a backend terminated in an implicit write leaves the outcome unknown, in a read nothing`() async throws
    {
        for (access, outcome) in [(PostgresAccess.readWrite, PostgresOutcome.unknown), (.readOnly, .surelyNotApplied)] {
            let (connection, observer) = (try await Server.connection(), try await Server.connection())
            let backend = try #require(await connection.backend)
            async let error = failure {
                let batch = PostgresBatch()
                batch.add("select pg_sleep(60)")
                try await connection.run(batch, access: access)
            }
            try await until(backend, waitsFor: "PgSleep", as: observer)
            try await observer.query("select pg_terminate_backend(\(backend))")
            #expect(try await error.outcome == outcome)
        }
    }

    @Test func `a backend killed during COMMIT takes the server down, and the outcome is unknown`() async throws {
        try await OwnServer.use { server in
            let connection = try await server.connection()
            try await connection.execute(
                script: """
                    create table killed (a int);
                    create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return null; end $$;
                    create constraint trigger slow after insert on killed deferrable initially deferred
                    for each row execute function slow()
                    """
            )
            let observer = try await server.connection()
            let backend = try #require(await connection.backend)
            async let error = failure { try await commit(connection, into: "killed") }
            try await until(backend, waitsFor: "PgSleep", as: observer)
            kill(backend, SIGKILL)
            #expect(try await error.outcome == .unknown)
            #expect(connection.isClosed)
            // The crash ends all connections; an idle one notices by itself, and a new one works after recovery.
            try await until("the idle connection has noticed") { observer.isClosed }
            let after = try await failure { try await observer.query("select 1") }
            #expect(after.isConnection && after.outcome == .surelyNotApplied)
            try await until("the server is back") { (try? await server.connection().query("select 1")) != nil }
        }
    }

    @Test func `the deadline during COMMIT closes the socket without a cancel, and the outcome is unknown`()
        async throws
    {
        let observer = try await Server.connection()
        let connection = try await slowCommit("overdue_commit")
        let backend = try #require(await connection.backend)
        let error = try await failure {
            try await commit(connection, into: "overdue_commit", timeout: .milliseconds(300))
        }
        #expect(error.isTimeout)
        #expect(error.outcome == .unknown)
        #expect(connection.isClosed)
        // It was not cancelled: the server is still at it.
        try await until(backend, waitsFor: "PgSleep", as: observer)
        try await observer.query("select pg_terminate_backend(\(backend))")
    }

    @Test func `cancelling the task does not cancel a COMMIT`() async throws {
        let observer = try await Server.connection()
        let connection = try await slowCommit("cancelled_commit")
        try await connection.execute(
            script: """
                create or replace function cancelled_commit() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock(4713); return null; end $$
                """
        )
        try await observer.query("select pg_advisory_lock(4713)")
        let backend = try #require(await connection.backend)
        let task = Task { try await commit(connection, into: "cancelled_commit") }
        try await until(backend, waitsFor: "advisory", as: observer)
        task.cancel()
        // Two trips later the COMMIT still waits.
        try await until(backend, waitsFor: "advisory", as: observer)
        try await observer.query("select pg_advisory_unlock(4713)")
        try await task.value
        #expect(try await connection.query("select a from cancelled_commit", as: Int.self) == [1])
    }

    @Test func `a COMMIT by hand before an error leaves the outcome unknown`() async throws {
        let connection = try await Server.connection()
        try await connection.query("create table by_hand (a int)")
        let error = try await failure {
            let batch = PostgresBatch()
            batch.add("insert into by_hand values (1)")
            batch.add("commit")
            batch.add("select 1/0")
            try await connection.run(batch)
        }
        #expect(error.outcome == .unknown)
        #expect(try await connection.query("select a from by_hand", as: Int.self) == [1])
    }

    @Test func `a script that fails after a COMMIT of its own has an unknown outcome, before it none`() async throws {
        let connection = try await Server.connection()
        try await connection.query("create table scripted (a int)")
        let after = try await failure {
            try await connection.execute(script: "begin; insert into scripted values (1); commit; select 1/0")
        }
        #expect(after.outcome == .unknown)
        let before = try await failure {
            try await connection.execute(script: "insert into scripted values (2); select 1/0; commit")
        }
        #expect(before.outcome == .surelyNotApplied)
        #expect(try await connection.query("select a from scripted", as: Int.self) == [1])
    }

    @Test func `a script with the warning of a broken wait for the standby has an unknown outcome`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            try await connection.execute(script: "do $$ begin raise warning 'w' using errcode = '01000'; end $$")
        }
        guard case .commitUnconfirmed = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(error.outcome == .unknown)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a COMMIT whose wait for the standby was broken off has an unknown outcome`() async throws {
        try await OwnServer.use(settings: ["synchronous_standby_names": "nobody", "synchronous_commit": "on"]) {
            server in
            let setup = try await server.connection()
            try await setup.execute(script: "set synchronous_commit = local; create table synced (a int)")
            for isExplicit in [true, false] {
                let connection = try await server.connection()
                let backend = try #require(await connection.backend)
                async let error = failure {
                    if isExplicit {
                        try await commit(connection, into: "synced")
                    } else {
                        try await connection.query("insert into synced values (2)")
                    }
                }
                try await until(backend, waitsFor: "SyncRep", as: setup)
                try await setup.query("select pg_cancel_backend(\(backend))")
                guard case .commitUnconfirmed(let warning) = try await error.kind else {
                    Issue.record("\(try await error)")
                    continue
                }
                #expect(warning.sqlState == .warning && warning.severity == .warning)
                #expect(try await error.outcome == .unknown)
            }
            // Both are there: a cancelled COMMIT is one that succeeded without its standby.
            #expect(try await setup.query("select a from synced order by a", as: Int.self) == [1, 2])
        }
    }
}
