import Postgres
import TestSupport
import Testing

@Suite(.database(.empty, .own), .timeLimit(.minutes(2))) struct `Migrations on a real database` {
    private let first = PostgresMigration(
        name: "0001_create_unit",
        sql: "create table unit (name text not null);\ninsert into unit values ('Tiểu đoàn 1');\n"
    )
    private let second = PostgresMigration(
        name: "0002_add_code",
        sql: "-- Mã đơn vị\nalter table unit add code text;\nupdate unit set code = 'd1';\n"
    )

    @Test func `pending ones are told, applied once, and then none is left`() async throws {
        let connection = try await connect()
        let migrator = try PostgresMigrator([first, second])
        #expect(try await migrator.check(on: connection) == ["0001_create_unit", "0002_add_code"])
        #expect(try await schemas(connection) == [])
        #expect(try await migrator.run(on: connection) == ["0001_create_unit", "0002_add_code"])
        #expect(try await migrator.check(on: connection) == [])
        #expect(try await migrator.run(on: connection) == [])
        let rows = try await connection.query("select name, code from unit", as: (String, String).self)
        #expect(rows.map(\.0) == ["Tiểu đoàn 1"])
        #expect(rows.map(\.1) == ["d1"])
        await connection.close()
    }

    @Test func `a later program applies only what is new`() async throws {
        let connection = try await connect()
        #expect(try await PostgresMigrator([first]).run(on: connection) == ["0001_create_unit"])
        #expect(try await PostgresMigrator([first, second]).check(on: connection) == ["0002_add_code"])
        #expect(try await PostgresMigrator([first, second]).run(on: connection) == ["0002_add_code"])
        await connection.close()
    }

    @Test func `a changed, a foreign and a missing one are refused, and nothing happens`() async throws {
        let connection = try await connect()
        try await PostgresMigrator([first, second]).run(on: connection)
        let changed = PostgresMigration(name: first.name, sql: first.sql + " ")
        let foreign = PostgresMigration(name: "0002_add_other", sql: second.sql)
        let third = PostgresMigration(name: "0003_add_more", sql: "create table more ()")
        #expect(await refusal([changed, second, third], connection)?.hasPrefix("0001_create_unit was changed") == true)
        #expect(await refusal([first, foreign, third], connection)?.contains("is 0002_add_code, and here") == true)
        #expect(await refusal([first], connection)?.contains("already has 0002_add_code") == true)
        #expect(try await exists("more", connection) == false)
        await connection.close()
    }

    @Test func `an error names file, line and column, and takes all back`() async throws {
        let connection = try await connect()
        let broken = PostgresMigration(
            name: "0002_add_grade",
            sql: "create table grade (name text);\n-- Xếp loại\nselect 'ồ',  nothing from grade;\n"
        )
        let words = await refusal([first, broken], connection)
        #expect(words?.hasPrefix("0002_add_grade:3:14: ") == true, "\(words ?? "")")
        #expect(words?.contains(#"column "nothing" does not exist"#) == true)
        #expect(try await schemas(connection) == [])
        #expect(try await exists("unit", connection) == false)
        #expect(try await PostgresMigrator([first]).run(on: connection) == ["0001_create_unit"])
        await connection.close()
    }

    @Test(arguments: ["commit", "commit; begin", "rollback", "create table left_over (); commit; select 1/0"])
    func `a migration that ends the transaction is named`(sql: String) async throws {
        let connection = try await connect()
        let words = await refusal([PostgresMigration(name: "0001_end_early", sql: sql)], connection)
        #expect(words?.hasPrefix("0001_end_early ends the transaction") == true, "\(words ?? "")")
        await connection.close()
    }

    @Test(arguments: ["copy unit from stdin", "copy unit to stdout"])
    func `COPY with the client is refused, and nothing is applied`(sql: String) async throws {
        let connection = try await connect()
        let words = await refusal([first, PostgresMigration(name: "0002_copy_unit", sql: sql)], connection)
        #expect(words?.contains("0002_copy_unit") == true)
        let other = try await connect()
        #expect(try await exists("unit", other) == false)
        await other.close()
    }

    @Test func `an empty text and a text of comments are migrations too`() async throws {
        let connection = try await connect()
        let empty = PostgresMigration(name: "0001_do_nothing", sql: "")
        let comment = PostgresMigration(name: "0002_say_something", sql: "-- nothing\n")
        let migrator = try PostgresMigrator([empty, comment])
        #expect(try await migrator.run(on: connection).count == 2)
        #expect(try await migrator.check(on: connection) == [])
        await connection.close()
    }

    @Test func `of runners that race, one applies everything and the others find nothing to do`() async throws {
        let database = try TestDatabase.current
        let slow = PostgresMigration(name: "0003_take_time", sql: "select pg_sleep(0.2); create table late ();")
        let migrator = try PostgresMigrator([first, second, slow])
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 1...6 {
                group.addTask {
                    let connection = try await connect(to: database)
                    let applied = try await migrator.run(on: connection)
                    await connection.close()
                    return applied
                }
            }
            return try await group.reduce(into: [[String]]()) { $0.append($1) }
        }
        #expect(applied.filter { !$0.isEmpty } == [migrator.migrations.map(\.name)])
        #expect(applied.count == 6)
        let connection = try await connect()
        let count = try await connection.query("select count(*) from migration.applied", as: Int.self)
        #expect(count == [3])
        await connection.close()
    }

    @Test func `a short lock timeout of the role does not hurt a waiting runner`() async throws {
        let connection = try await connect()
        let migrator = try PostgresMigrator([first])
        try await connection.query("set lock_timeout = '1ms'")
        let other = try await connect()
        let waiting = try await other.transaction { transaction in
            try await transaction.query("select pg_advisory_xact_lock(hashtextextended('migration', 0))")
            let waiting = Task { try await migrator.run(on: connection) }
            // The other runner is seen to wait before the lock is given up.
            var isWaiting = false
            while !isWaiting {
                let rows = try await transaction.query(
                    "select exists (select from pg_locks where locktype = 'advisory' and not granted)",
                    as: Bool.self
                )
                isWaiting = rows == [true]
            }
            return waiting
        }
        #expect(try await waiting.value == [first.name])
        await other.close()
        await connection.close()
    }

    @Test func `a migration waits for a table no longer than the role does`() async throws {
        let database = try TestDatabase.current
        let connection = try await connect()
        try await PostgresMigrator([first]).run(on: connection)
        // As the role's own limit; the session's is what a later `set` makes of it.
        var configuration = try PostgresConfiguration(database.connectionString() + " options='-c lock_timeout=50ms'")
        configuration.statementTimeout = .seconds(30)
        let limited = try await PostgresConnection.connect(configuration)
        let migrator = try PostgresMigrator([first, second])
        try await connection.transaction { transaction in
            try await transaction.query("select name from unit")
            do throws(PostgresMigrationError) {
                try await migrator.run(on: limited)
                Issue.record("it did not wait for the table")
            } catch {
                guard case .failed(_, _, let cause) = error else { throw error }
                #expect(cause.sqlState == .lockNotAvailable)
            }
        }
        #expect(try await migrator.run(on: limited) == [second.name])
        await limited.close()
        await connection.close()
    }

    @Test(arguments: [["0001_Create_unit"], ["0002_create_unit", "0001_add_code"], ["0001_add_a", "0001_add_b"]])
    func `names out of order or form are refused without a database`(names: [String]) {
        #expect(throws: PostgresMigrationError.self) {
            _ = try PostgresMigrator(names.map { PostgresMigration(name: $0, sql: "") })
        }
    }

    // MARK: Help

    private func connect() async throws -> PostgresConnection { try await connect(to: TestDatabase.current) }

    private func connect(to database: TestDatabase) async throws -> PostgresConnection {
        try await PostgresConnection.connect(PostgresConfiguration(database.connectionString()))
    }

    private func refusal(_ migrations: [PostgresMigration], _ connection: PostgresConnection) async -> String? {
        do throws(PostgresMigrationError) {
            try await PostgresMigrator(migrations).run(on: connection)
            return nil
        } catch {
            return error.description
        }
    }

    private func schemas(_ connection: PostgresConnection) async throws -> [String] {
        try await connection.query(
            "select nspname::text from pg_namespace where nspname = 'migration'",
            as: String.self
        )
    }

    private func exists(_ table: String, _ connection: PostgresConnection) async throws -> Bool {
        let rows = try await connection.query("select to_regclass(\(table)) is not null", as: Bool.self)
        return rows == [true]
    }
}
