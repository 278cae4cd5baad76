import TestSupport
import Testing

@Suite struct `thidua account create-administrator` {
    @Test(.database(.migrated, .own))
    func `makes unit, account and function once, and prints a one-time password`() async throws {
        let database = try TestDatabase.current
        let made = try await create(in: database, login: "admin", code: "BO")
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.errors == "")
        let password = /^account   admin\nunit      BO \(made\)\npassword  ([2-9a-z]{5}-){3}[2-9a-z]{5}\n$/
        #expect(try password.wholeMatch(in: made.output) != nil, "\(made.output)")
        let again = try await create(in: database, login: "admin", code: "BO")
        #expect(again.status == 65)
        #expect(again.output == "", "no password of an account that is as it was")
        let second = try await create(in: database, login: "second", code: "BO")
        #expect(second.output.contains("unit      BO (was there)\n"), "\(second.errors)")
        let found = try await AdministratorSQL(server: database.server).run(
            """
            select a.login, u.code, u.name, u.search_key, f.function, p.must_change
            from thidua.account a
            join thidua.unit u on u.id = a.unit_id
            join thidua.account_function f on f.account_id = a.id and f.unit_id = u.id
            join auth.password p on p.account_id = a.id
            order by 1
            """,
            in: database.name
        )
        #expect(
            found == """
                admin|BO|Bộ Công Đoàn|bo cong doan|administrator|t
                second|BO|Bộ Công Đoàn|bo cong doan|administrator|t
                """
        )
    }

    @Test(.database(.migrated), arguments: ["Admin", "a", "a b", "-a", "ă1"])
    func `refuses a login of another shape`(login: String) async throws {
        let outcome = try await create(in: try TestDatabase.current, login: login, code: "X")
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
    }

    @Test func `without the owner's connection string it says which variable is missing`() async throws {
        let outcome = try await Program.run(
            ["account", "create-administrator", "--login", "an", "--unit-code", "T", "--unit-name", "T"],
            environment: ["THIDUA_DATABASE_URL": "host=db"]
        )
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("THIDUA_OWNER_DATABASE_URL"))
    }

    private func create(in database: TestDatabase, login: String, code: String) async throws -> Program.Outcome {
        try await Program.run(
            [
                "account", "create-administrator", "--login=\(login)", "--unit-code", code, "--unit-name",
                "Bộ Công Đoàn",
            ],
            environment: ["THIDUA_OWNER_DATABASE_URL": database.connectionString(user: "thidua_owner")]
        )
    }
}
