import Foundation
import TestSupport
import Testing

@Suite struct `thidua verify` {
    @Test(.database(.migrated, .own)) func `says what it compared, and what deviates`() async throws {
        try await HandMadeCluster().bring(to: .assessing)
        let sound = try await Self.verify()
        #expect((sound.status, sound.output) == (0, "reviews    2\ndeviating  0\n"), "\(sound.errors)")
        let database = try TestDatabase.current
        try await AdministratorSQL(server: database.server).run(
            "set session_replication_role = replica; update thidua.standing set rank = 9;",
            in: database.name
        )
        let outcome = try await Self.verify()
        #expect(outcome.status == 65)
        #expect(outcome.output == "reviews    2\ndeviating  2\n")
        #expect(outcome.errors.contains("the standings kept differ from the ledger"), "\(outcome.errors)")
    }

    @Test(.database(.migrated, .own)) func `finds nothing wrong where there is nothing`() async throws {
        let outcome = try await Self.verify()
        #expect(outcome.status == 0)
        #expect(outcome.output == "reviews    0\ndeviating  0\n")
    }

    @Test(.database(.migrated, .own)) func `names a file whose content is gone`() async throws {
        let cluster = try await HandMadeCluster()
        try await TemporaryFolder.use { folder in
            let arguments = ["--files", "--files-folder", folder.path]
            let sound = try await Self.verify(arguments)
            #expect((sound.status, sound.output) == (0, "contents   0\ndeviating  0\n"), "\(sound.errors)")
            let id = { (id: UUID) in "'\(id.uuidString.lowercased())'" }
            let (file, ministry) = (id(cluster.thing("file")), id(cluster.unit("ministry")))
            let database = try TestDatabase.current
            try await AdministratorSQL(server: database.server).run(
                """
                insert into thidua.file (
                    id, managing_unit_id, unit_id, audience, name, media_type, size, sha256, account_id, recorded_at
                )
                values (
                    \(file), \(ministry), \(ministry), 'ministry', 'a.txt', 'text/plain', 1, sha256('x'),
                    \(id(cluster.account("office ministry"))), now()
                );
                """,
                in: database.name
            )
            let outcome = try await Self.verify(arguments)
            #expect(outcome.status == 65)
            #expect(outcome.output == "contents   1\ndeviating  1\n")
            #expect(outcome.errors.contains(cluster.thing("file").uuidString.lowercased()), "\(outcome.errors)")
        }
    }

    @Test(.database(.migrated)) func `does not call a season in order that there is not`() async throws {
        let outcome = try await Self.verify(["--season", "1900"])
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("There is no review"), "\(outcome.errors)")
        #expect(outcome.output == "")
    }

    @Test func `without a database to be reached is exit 69`() async throws {
        let outcome = try await Program.run(
            ["verify"],
            environment: ["THIDUA_READER_DATABASE_URL": "host=/nonexistent user=thidua_reader password=geheim"]
        )
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("THIDUA_READER_DATABASE_URL") && !outcome.errors.contains("geheim"))
    }

    private static func verify(_ arguments: [String] = []) async throws -> Program.Outcome {
        let reader = try TestDatabase.current.connectionString(user: "thidua_reader")
        return try await Program.run(["verify"] + arguments, environment: ["THIDUA_READER_DATABASE_URL": reader])
    }
}
