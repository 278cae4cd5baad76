import Foundation
import FoundationNetworking
import TestSupport
import Testing

@Suite struct `thidua serve` {
    @Test(.timeLimit(.minutes(2)))
    func `runs a PostgreSQL of its own, sets it up, and stops it on SIGTERM`() async throws {
        try await TemporaryFolder.use { folder in
            let arguments = ["serve", "--data", folder.path, "--listen", "127.0.0.1:0"]
            let status = try await Program.serving(arguments, until: "ready: ") { line in
                let check = try await Program.run(["migrate", "--check", "--data", folder.path])
                #expect(check.status == 69, "the folder is in use: \(check.errors)")
                let address = try #require(line.firstMatch(of: /127\.0\.0\.1:[0-9]+/)).output
                #expect(try await Self.get("http://\(address)/readyz") == #"{"status":"ready"}"#)
                let taken = try await TemporaryFolder.use { other in
                    try await Program.run(["serve", "--data", other.path, "--listen", String(address)])
                }
                #expect(taken.status == 69)
                #expect(taken.errors.contains("Cannot listen on \(address)"), "\(taken.errors)")
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

    private static func get(_ address: String) async throws -> String {
        let (data, _) = try await URLSession.shared.data(from: try #require(URL(string: address)))
        return String(decoding: data, as: UTF8.self)
    }
}
