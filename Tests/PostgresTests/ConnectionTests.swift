import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Postgres

@Suite(.database) struct ConnectionTests {
    /// Facts as they were observed.
    private final class Facts: PostgresObserver {
        private let facts = Mutex<[PostgresFact]>([])

        func observe(_ fact: PostgresFact) {
            facts.withLock { $0.append(fact) }
        }

        var notices: [PostgresServerError] {
            facts.withLock { $0.compactMap { if case .notice(let notice) = $0 { notice } else { nil } } }
        }

        func has(_ isIt: (PostgresFact) -> Bool) -> Bool {
            facts.withLock { $0.contains(where: isIt) }
        }
    }

    @Test func `a closed connection says so and its thread ends`() async throws {
        let connection = try await Server.connection()
        #expect(!connection.isClosed)
        await connection.close()
        await connection.close()
        #expect(connection.isClosed)
        #expect(await connection.backend == nil)
        let error = try await failure { try await connection.query("select 1") }
        #expect(error.isConnection && error.outcome == .surelyNotApplied)
        try await until("the thread has ended") { !connection.thread.isRunning }
    }

    @Test func `closing ends the call that is under way`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        async let error = failure { try await connection.query("select pg_sleep(60)") }
        try await until(backend, waitsFor: "PgSleep", as: observer)
        #expect(!connection.isIdle)
        await connection.close()
        #expect(try await error.isConnection)
        #expect(try await error.outcome == .unknown)
        try await observer.query("select pg_terminate_backend(\(backend))")
    }

    @Test func `a connection is idle outside of calls and transactions`() async throws {
        let connection = try await Server.connection()
        #expect(connection.isIdle)
        try await connection.transaction { transaction in
            try await transaction.query("select 1")
            #expect(!connection.isIdle)
        }
        #expect(connection.isIdle)
        await connection.close()
        #expect(!connection.isIdle)
    }

    @Test func `a connection that nobody holds goes by itself`() async throws {
        let observer = try await Server.connection()
        var backend: Int32 = 0
        weak var thread: ConnectionThread?
        do {
            let connection = try await Server.connection()
            backend = try #require(await connection.backend)
            thread = connection.thread
        }
        try await until("the backend is gone") {
            try await observer.query("select 1 from pg_stat_activity where pid = \(backend)", as: Int.self).isEmpty
        }
        try await until("the thread is gone") { thread == nil }
    }

    @Test func `the actor runs on its own thread and nowhere else`() async throws {
        let connection = try await Server.connection()
        #expect(connection.thread.isIsolatingCurrentContext() == false)
        #expect(await connection.isOnItsThread)
    }

    @Test func `a task may run on a connection's thread, and its calls with it`() async throws {
        let (connection, other) = (try await Server.connection(), try await Server.connection())
        let isIsolated = try await withTaskExecutorPreference(connection.taskExecutor) {
            let isIsolated = connection.thread.isIsolatingCurrentContext() == true
            #expect(try await connection.query("select 1", as: Int.self) == [1])
            let error = try await failure {
                try await connection.transaction { try await $0.query("select 1/0") }
            }
            #expect(error.sqlState == .divisionByZero)
            // Another connection's thread does its own work.
            #expect(try await other.query("select 2", as: Int.self) == [2])
            await connection.close()
            return isIsolated
        }
        #expect(isIsolated)
        #expect(connection.isClosed)
        // Closed, the thread ends; what is left of the task still runs.
        let isClosed = await withTaskExecutorPreference(connection.taskExecutor) { connection.isClosed }
        #expect(isClosed)
    }

    @Test func `an idle connection notices that the server hung up`() async throws {
        let (connection, observer) = (try await Server.connection(), try await Server.connection())
        let backend = try #require(await connection.backend)
        try await observer.query("select pg_terminate_backend(\(backend))")
        try await until("it has noticed") { connection.isClosed }
        let error = try await failure { try await connection.query("select 1") }
        #expect(error.isConnection && error.outcome == .surelyNotApplied)
    }

    @Test func `after a restart of the server the old connection is closed and a new one works`() async throws {
        try await OwnServer.use { server in
            let old = try await server.connection()
            await server.stop()
            let refused = try await failure { _ = try await server.connection() }
            guard case .connection(.notConnected) = refused.kind else {
                Issue.record("\(refused)")
                return
            }
            #expect(refused.outcome == .surelyNotApplied)
            try await server.start()
            try await until("it has noticed") { old.isClosed }
            let new = try await server.connection()
            #expect(try await new.query("select 1", as: Int.self) == [1])
        }
    }

    @Test func `a connection that cannot be made says where to and what to check, and no password`() async throws {
        let refused = try await failure {
            let string = "host=/nonexistent port=5433 user=app password=geheim dbname=shop"
            _ = try await PostgresConnection.connect(PostgresConfiguration(string))
        }
        #expect(refused.description.contains("host=/nonexistent port=5433 user=app dbname=shop"))
        #expect(refused.description.contains("Check that a server accepts connections there"))
        #expect(!refused.debugDescription.contains("geheim"))
        #expect(refused.debugDescription.contains(".s.PGSQL.5433"))
    }

    @Test func `a refused password is told from one that was not given`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "access-\(UUID().uuidString)")
        try Data("local all asked scram-sha-256\nlocal all all peer map=supervisor\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        defer { try? FileManager.default.removeItem(at: file) }
        try await OwnServer.use(settings: ["hba_file": file.path]) { server in
            try await server.connection().query("create role asked login password 'right'")
            for (more, advice) in [
                ("user=asked", PostgresConnectFailure.Advice.givePassword),
                ("user=asked password=wrong", .checkPassword), ("user=nobody", .checkServer),
            ] {
                let refused = try await failure {
                    _ = try await PostgresConnection.connect(try await server.configuration(more))
                }
                guard case .connection(.notConnected(let found)) = refused.kind else {
                    Issue.record("\(refused)")
                    continue
                }
                #expect(found.advice == advice)
            }
        }
    }

    @Test func `a server that accepts and does not answer ends at the connect deadline`() async throws {
        try await OwnServer.use { server in
            var configuration = try await server.configuration("connect_timeout=30")
            configuration.connectTimeout = .milliseconds(100)
            try await server.paused {
                let error = try await failure { _ = try await PostgresConnection.connect(configuration) }
                #expect(error.isTimeout && error.outcome == .surelyNotApplied)
                let task = Task {
                    try await PostgresConnection.connect(try await server.configuration("connect_timeout=30"))
                }
                task.cancel()
                #expect(try await failure { _ = try await task.value }.isCancelled)
            }
        }
    }

    @Test func `a host that accepts and does not answer is passed over for the next`() async throws {
        let folders: PostgresQuery = "select current_setting('unix_socket_directories')"
        let alive = try await Server.connection().query(folders, as: String.self)
        try await OwnServer.use { server in
            let dead = try await server.connection().query(folders, as: String.self)
            let hosts = (dead + alive).map { $0.filter { $0 != "\"" } }.joined(separator: ",")
            let configuration = try PostgresConfiguration("host=\(hosts) dbname=postgres user=postgres")
            try await server.paused {
                let connection = try await PostgresConnection.connect(configuration)
                #expect(try await connection.query("select 1", as: Int.self) == [1])
            }
        }
    }

    @Test func `both forms of connection string are read, and no description shows a password`() throws {
        for string in [
            "postgresql://me:hunter2@db1,db2:5433/thidua?target_session_attrs=read-write&sslpassword=hunter2",
            "host=db1,db2 port=5432,5433 user=me password='hunter2' dbname=thidua sslpassword=hunter2",
        ] {
            let configuration = try PostgresConfiguration(string)
            var dumped = ""
            dump(configuration, to: &dumped)
            for text in [configuration.description, configuration.debugDescription, "\(configuration)", dumped] {
                #expect(!text.contains("hunter2"))
                #expect(text.contains("db1,db2"))
            }
            let options = Dictionary(
                uniqueKeysWithValues: configuration.connectionOptions.map { ($0.keyword, $0.value) }
            )
            #expect(options["password"] == "hunter2")
            #expect(options["connect_timeout"] == "2")
            #expect(options["tcp_user_timeout"] == "10000")
            #expect(options["client_encoding"] == "UTF8")
        }
        let given = try PostgresConfiguration("connect_timeout=7 client_encoding=latin1").connectionOptions
        #expect(given.contains { $0.keyword == "connect_timeout" && $0.value == "7" })
        #expect(!given.contains { $0.value == "latin1" })
    }

    @Test func `a connection string that cannot be parsed is refused without being quoted`() async throws {
        let error = try await failure { _ = try PostgresConfiguration("host=x hunter2") }
        #expect(error.isMisuse)
        #expect(!error.debugDescription.contains("hunter2"))
    }

    @Test func `an error's description holds no value, and its debugDescription no bound one`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(
            script:
                "create temporary table secret (a text constraint secret_once unique); insert into secret values ('hunter2')"
        )
        let taken = try await failure { try await connection.query("insert into secret values (\("hunter2"))") }
        #expect(taken.server?.constraint == "secret_once")
        #expect(taken.server?.table == "secret")
        #expect(taken.description.contains("23505") && taken.description.contains("secret_once"))
        #expect(!taken.description.contains("hunter2"))
        #expect(taken.debugDescription.contains("insert into secret values ($1)"))
        #expect(taken.debugDescription.contains("(a)=(hunter2)"))  // The server's own detail.
        let query: PostgresQuery = "select \("hunter2")"
        var dumped = ""
        dump(query, to: &dumped)
        #expect(!"\(query)\(String(reflecting: query))\(dumped)".contains("hunter2"))
    }

    @Test func `what happens is told to the observer`() async throws {
        let facts = Facts()
        let connection = try await Server.connection { $0.observer = facts }
        try await connection.execute(
            script: "do $$ begin raise notice 'hello'; raise warning 'careful' using errcode = '01U01'; end $$"
        )
        #expect(facts.notices.map(\.message) == ["hello", "careful"])
        try await connection.query("select 1")
        await connection.close()
        #expect(facts.has { if case .connected = $0 { true } else { false } })
        #expect(facts.has { if case .prepared(sql: "select 1") = $0 { true } else { false } })
        #expect(facts.has { if case .closed(_, nil) = $0 { true } else { false } })
    }

    @Test func `names are quoted and impossible ones refused`() async throws {
        let connection = try await Server.connection()
        let name = try PostgresIdentifier(validating: "a\"; drop table x; --é")
        try await connection.query("create temporary table \(identifier: name) (\(identifier: "select") int)")
        try await connection.query("insert into \(identifier: name) values (1)")
        #expect(try await connection.query("select \"select\" from \(identifier: name)", as: Int.self) == [1])
        for impossible in ["", "a\0b", String(repeating: "x", count: 64)] {
            #expect(throws: PostgresError.self) { try PostgresIdentifier(validating: impossible) }
        }
    }

    @Test func `parts of SQL are put together with their values in order`() async throws {
        let connection = try await Server.connection()
        let part: PostgresQuery = "i between \(2) and \(3)"
        let query: PostgresQuery = "select i from generate_series(\(1), 9) i where \(part) or i = \(5) or \(part)"
        #expect(
            query.sql
                == "select i from generate_series($1, 9) i where i between $2 and $3 or i = $4 or i between $5 and $6"
        )
        #expect(try await connection.query(query, as: Int.self) == [2, 3, 5])
    }
}

extension PostgresConnection {
    fileprivate var isOnItsThread: Bool { thread.isIsolatingCurrentContext() == true }
}
