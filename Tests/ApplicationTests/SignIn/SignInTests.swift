import Application
import Domain
import Foundation
import Postgres
import Repository
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Signing in` {
    @Test func `opens a session whose secret buys a scope of the account`() async throws {
        let (office, login, account) = try await Office.withAccount(password: "Mật khẩu số 1")
        let session = try await office.signIn.run(login: login, password: TypedPassword("Mật khẩu số 1"))
        #expect(session.accountID == account)
        #expect(!session.mustChange)
        let hours = Double(session.expiresAt.microsecondsSince1970) / 3.6e9 - Date().timeIntervalSince1970 / 3600
        #expect(abs(hours - 8) < 0.1)
        let scope = try #require(await office.scopes.scope(for: session.secret).scope)
        #expect(scope.accountID == account)
        var options = PostgresTransactionOptions()
        options.settings = [scope.setting]
        let acting = try await office.app.transaction(options) {
            try await $0.run(.row("select auth.scope_account()", as: AccountID?.self))
        }
        #expect(acting == account)
        #expect("\(session.secret) \(scope)" == "SessionSecret(…) SignedScope(\(account))")
        await office.close()
    }

    @Test func `is refused alike for a wrong password, an unknown login, a blocked account and nonsense`() async throws
    {
        let (office, login, account) = try await Office.withAccount(password: "right")
        for (login, password) in [
            (login, "wrong"), (login, ""), (login, String(repeating: "a", count: 5000)), ("nobody", "right"),
            ("Đ", "right"), ("a\u{0}b", "right"), ("", ""),
        ] {
            #expect(await office.isRefused(login, password))
        }
        try await office.owner.query("update thidua.account set is_blocked = true where id = \(account)")
        #expect(await office.isRefused(login, "right"))
        await office.close()
    }

    @Test func `stores neither the secret nor the tag`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "right")
        let session = try await office.signIn.run(login: login, password: TypedPassword("right"))
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        let found = try await superuser.run(
            .row(
                """
                select count(*) filter (where secret_hash = sha256(\(session.secret))),
                    count(*) filter (where secret_hash = \(session.secret))
                from auth.session
                """,
                as: (Int, Int).self
            )
        )
        #expect(found == (1, 0))
        await superuser.close()
        await office.close()
    }

    @Test func `changing the password needs the old tag and ends the other sessions`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "old")
        let own = try await office.signIn.run(login: login, password: TypedPassword("old"))
        let other = try await office.signIn.run(login: login, password: TypedPassword("old"))
        let parameters = try await office.app.run(SignInStatements.passwordParameters(login: login))
        let new = PasswordParameters(salt: [UInt8](repeating: 9, count: 16), memoryKiB: 8192, passes: 1)
        let newTag = try await office.tag("new", new)
        let change = { (old: String) in
            let oldTag = try await office.tag(old, parameters)
            return try await office.app.run(
                SignInStatements.changePassword(own.secret, oldTag: oldTag, to: new, newTag: newTag)
            )
        }
        #expect(try await !change("wrong"))
        #expect(try await office.scopes.scope(for: other.secret).scope != nil)
        #expect(try await change("old"))
        #expect(try await office.freshScopes.scope(for: own.secret).scope != nil)
        #expect(try await office.freshScopes.scope(for: other.secret).scope == nil)
        #expect(await office.isRefused(login, "old"))
        #expect(try await office.signIn.run(login: login, password: TypedPassword("new")).accountID == own.accountID)
        await office.close()
    }
}

@Suite(.database(.migrated)) struct `Signing out` {
    @Test func `ends the session once, and its scope at once`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "right")
        let session = try await office.signIn.run(login: login, password: TypedPassword("right"))
        let signOut = SignOut(database: office.app, scopes: office.scopes)
        #expect(try await office.scopes.scope(for: session.secret).scope != nil)
        #expect(try await signOut.run(session.secret))
        #expect(try await office.scopes.scope(for: session.secret).scope == nil)
        #expect(try await !signOut.run(session.secret))
        await office.close()
    }
}
