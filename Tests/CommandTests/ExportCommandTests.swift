import Foundation
import TestSupport
import Testing

@Suite struct `thidua export rankings` {
    @Test(.database(.migrated, .own))
    func `exports as thidua_reader, and says what it did`() async throws {
        try await HandMadeCluster().bring(to: .assessing)
        try await TemporaryFolder.use { folder in
            let outcome = try await Self.export(to: folder, ["--keep", "2"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            let lines = /folder     (.*\/out\/\d{4}-\d\d-\d\d)\npublished  0\nlive       2\nbytes      \d+\n/
            let match = try #require(try lines.wholeMatch(in: outcome.output), "\(outcome.output)")
            #expect(outcome.errors.hasPrefix("exported 0 of 2 reviews\n"), "no bar where nobody looks")
            #expect(outcome.errors.hasSuffix("exported 2 of 2 reviews\n"))
            let csv = try String(contentsOfFile: "\(match.output.1)/rankings.csv", encoding: .utf8)
            let rows = csv.split(separator: "\r\n").dropFirst()
            #expect(rows.count == 6)
            #expect(rows.allSatisfy { $0.hasPrefix("live,,,,") })
            let again = try await Self.export(to: folder, ["--review", "monthly"])
            #expect(again.status == 65)
            #expect(again.output == "")
        }
    }

    @Test(.database(.migrated))
    func `that cannot write into its folder is exit 73`() async throws {
        try await TemporaryFolder.use { folder in
            try Data().write(to: URL(filePath: "\(folder.path)/out"))
            let outcome = try await Self.export(to: folder)
            #expect(outcome.status == 73)
            #expect(outcome.errors.contains("\(folder.path)/out"), "\(outcome.errors)")
        }
    }

    @Test(arguments: [["--review", "yearly"], ["--keep", "0"], []])
    func `refuses wrong usage`(arguments: [String]) async throws {
        let folder = arguments.isEmpty ? [] : ["--out", "/nonexistent"]
        #expect(try await Program.run(["export", "rankings"] + folder + arguments).status == 64)
    }

    @Test func `makes no database of its own where there is none`() async throws {
        try await TemporaryFolder.use { folder in
            let data = "\(folder.path)/mistyped"
            for arguments in [["export", "rankings", "--out", "\(folder.path)/out"], ["doctor"]] {
                let outcome = try await Program.run(arguments + ["--data", data])
                #expect(outcome.status == (arguments == ["doctor"] ? 1 : 78))
                #expect("\(outcome.errors)\(outcome.output)".contains("no private PostgreSQL's data in \(data)"))
                #expect(!FileManager.default.fileExists(atPath: data))
            }
        }
    }

    @Test func `without a database to be reached is exit 69, and leaves no folder`() async throws {
        try await TemporaryFolder.use { folder in
            let outcome = try await Program.run(
                ["export", "rankings", "--out", "\(folder.path)/out"],
                environment: ["THIDUA_READER_DATABASE_URL": "host=/nonexistent user=thidua_reader password=geheim"]
            )
            #expect(outcome.status == 69)
            #expect(outcome.errors.contains("THIDUA_READER_DATABASE_URL") && !outcome.errors.contains("geheim"))
            #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
        }
    }

    @Test(.database(.migrated, .own), .timeLimit(.minutes(1)))
    func `leaves nothing when it is told to stop in the middle`() async throws {
        try await HandMadeCluster().bring(to: .assessing)
        let database = try TestDatabase.current
        let administrator = AdministratorSQL(server: database.server)
        try await administrator.run(
            "alter role thidua_reader in database \(database.name) set lock_timeout = '1min'"
        )
        try await TemporaryFolder.use { folder in
            // The standings are held until the export has ended, so it is stopped in the middle for certain.
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    _ = try? await administrator.run(
                        "begin; lock table thidua.standing; select pg_sleep(60); commit",
                        in: database.name
                    )
                }
                while try await administrator.run(
                    "select count(*) from pg_locks where mode = 'AccessExclusiveLock' and relation = 'thidua.standing'::regclass",
                    in: database.name
                ) != "1" { await Task.yield() }
                let status = try await Program.serving(
                    ["export", "rankings", "--out", "\(folder.path)/out"],
                    environment: ["THIDUA_READER_DATABASE_URL": database.connectionString(user: "thidua_reader")],
                    until: "exported 0 of 2"
                ) { running in
                    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out/.aside"))
                    try running.stop()
                }
                #expect(status == 75)
                let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out")
                #expect(left == [".lock"])
                try await administrator.run(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and query like 'select pg_sleep%'
                    """,
                    in: database.name
                )
                try await group.waitForAll()
            }
        }
    }

    private static func export(to folder: TemporaryFolder, _ arguments: [String] = []) async throws -> Program.Outcome {
        try await Program.run(
            ["export", "rankings", "--out", "\(folder.path)/out"] + arguments,
            environment: [
                "THIDUA_READER_DATABASE_URL": try TestDatabase.current.connectionString(user: "thidua_reader")
            ]
        )
    }
}
