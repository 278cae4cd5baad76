import Foundation
import TestSupport
import Testing

@Suite struct `thidua serve` {
    @Test(.timeLimit(.minutes(2)))
    func `runs a PostgreSQL of its own, sets it up, and stops it on SIGTERM`() async throws {
        try await TemporaryFolder.use { folder in
            let status = try await Program.serving(["serve", "--data", folder.path], until: "ready: ") {
                let check = try await Program.run(["migrate", "--check", "--data", folder.path])
                #expect(check.status == 69, "the folder is in use: \(check.errors)")
            }
            #expect(status == 0)
            let after = try await Program.run(["migrate", "--check", "--data", folder.path])
            #expect(after.status == 0, "\(after.errors)")
        }
    }

    @Test(.database(.migrated))
    func `refuses a role that is above the rules`() async throws {
        let outcome = try await Program.run(
            ["serve"],
            environment: ["THIDUA_DATABASE_URL": try TestDatabase.current.connectionString()]
        )
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("thidua_app"))
    }

    @Test(.database(.migrated))
    func `refuses the owner of the tables`() async throws {
        let outcome = try await Program.run(
            ["serve"],
            environment: ["THIDUA_DATABASE_URL": try TestDatabase.current.connectionString(user: "thidua_owner")]
        )
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("owner of tables"))
    }
}
