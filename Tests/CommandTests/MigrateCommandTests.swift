import TestSupport
import Testing

@Suite struct `thidua migrate` {
    @Test(.database(.empty, .own))
    func `says what is pending, applies it, and then has nothing to do`() async throws {
        let database = try TestDatabase.current
        let url = database.connectionString(user: "thidua_owner")
        try await prepare(database)
        let migrate = { (arguments: [String]) in
            try await Program.run(["migrate"] + arguments, environment: ["THIDUA_OWNER_DATABASE_URL": url])
        }
        let pending = try await migrate(["--check"])
        #expect(pending.status == 1)
        #expect(pending.output.hasPrefix("pending  0001_create_organisation\n"))
        #expect(try await migrate(["--check"]).output == pending.output, "checking changes nothing")
        let applied = try await migrate([])
        #expect(applied.status == 0, "\(applied.errors)")
        #expect(applied.output == pending.output.replacing("pending", with: "applied"))
        let upToDate = try await migrate(["--check"])
        #expect(upToDate.status == 0)
        #expect(upToDate.output.hasPrefix("up to date"))
    }

    @Test func `a database that does not answer is exit 69`() async throws {
        let outcome = try await Program.run(
            ["migrate"],
            environment: ["THIDUA_OWNER_DATABASE_URL": "host=/nonexistent user=thidua_owner password=geheim"]
        )
        #expect(outcome.status == 69)
        #expect(outcome.output == "")
        #expect(!outcome.errors.contains("geheim"))
        for part in ["host=/nonexistent", "user=thidua_owner", "THIDUA_OWNER_DATABASE_URL"] {
            #expect(outcome.errors.contains(part), "\(outcome.errors)")
        }
    }

    @Test func `a connection string beside --data is wrong usage`() async throws {
        let outcome = try await Program.run(
            ["migrate", "--data", "/tmp/x"],
            environment: ["THIDUA_DATABASE_URL": "host=db"]
        )
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--data"))
    }

    @Test func `without the owner's connection string it says which variable is missing`() async throws {
        let outcome = try await Program.run(["migrate"], environment: ["THIDUA_DATABASE_URL": "host=db"])
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("THIDUA_OWNER_DATABASE_URL"))
    }

    /// Roles and rights, as `thidua database setup` makes them.
    private func prepare(_ database: TestDatabase) async throws {
        let outcome = try await Program.run(
            ["database", "setup", "--name", database.name],
            environment: ["THIDUA_SUPERUSER_DATABASE_URL": database.connectionString()]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("(was there)"))
    }
}
