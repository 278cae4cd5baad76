import Application
import Domain
import EmbeddedPostgres
import Foundation
import Postgres
import Repository
import TestSupport

/// An office in the test's database: an owner's and an application's connection, and the use cases over them.
struct Office {
    let owner: PostgresConnection
    let app: PostgresConnection
    let hasher = PasswordHasher()
    let scopes: Scopes

    init() async throws {
        let database = try TestDatabase.current
        let connect = { (user: String) in
            try await PostgresConnection.connect(PostgresConfiguration(database.connectionString(user: user)))
        }
        owner = try await connect("thidua_owner")
        app = try await connect("thidua_app")
        scopes = Scopes(database: app, clock: .system)
    }

    var signIn: SignIn { SignIn(database: app, hasher: hasher, guesses: GuessLimit(clock: .system)) }
    /// One that has kept nothing.
    var freshScopes: Scopes { Scopes(database: app, clock: .system) }

    /// An office with one account.
    static func withAccount(password: String) async throws -> (Office, login: String, account: AccountID) {
        let office = try await Office()
        let ids = UUIDv7(clock: .system)
        let (unit, account): (UnitID, AccountID) = (ids.identifier(), ids.identifier())
        let login = "a\(account)"
        let parameters = PasswordParameters(salt: [UInt8](repeating: 5, count: 16), memoryKiB: 8192, passes: 1)
        let tag = try await office.tag(password, parameters)
        try await office.owner.query(
            """
            insert into thidua.unit (id, code, name, search_key, from_day)
            values (\(unit), \(login), 'Đơn vị', 'don vi', '2020-01-01')
            """
        )
        try await office.owner.query(
            "insert into thidua.account (id, unit_id, login, name) values (\(account), \(unit), \(login), 'An')"
        )
        try await office.owner.query(
            """
            select auth.set_first_password(
                \(account), \(parameters.salt), \(parameters.memoryKiB), \(parameters.passes), sha256(\(tag)), false
            )::text
            """
        )
        return (office, login, account)
    }

    func tag(_ password: String, _ parameters: PasswordParameters) async throws -> PasswordTag {
        guard let password = Password(password) else { throw SignInError.refused }
        return try await hasher.tag(of: password, parameters)
    }

    func isRefused(_ login: String, _ password: String) async -> Bool {
        do throws(SignInError) {
            _ = try await signIn.run(login: login, password: TypedPassword(password))
            return false
        } catch {
            if case .refused = error { return true } else { return false }
        }
    }

    func close() async {
        await owner.close()
        await app.close()
    }
}
