import Application
import Domain
import Foundation
import Postgres
import Repository
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Changing a password` {
    private static let new = "mật khẩu mới"

    @Test func `gives a scope to a session that had none, and ends the others`() async throws {
        let (office, login, account) = try await Office.withAccount(password: "one time")
        let (own, other) = (try await office.opened(login, "one time"), try await office.opened(login, "one time"))
        #expect(try await office.scopes.scope(for: own).scope != nil)
        #expect(try await office.scopes.scope(for: other).scope != nil)
        try await office.requireChange(account)
        #expect(try await office.freshScopes.scope(for: own) == .passwordMustBeChanged)
        try await office.changePassword.run(own, from: TypedPassword("one time"), to: TypedPassword(Self.new))
        #expect(try await office.scopes.scope(for: own).scope != nil)
        #expect(try await office.scopes.scope(for: other) == .notGood, "at once, though it was kept")
        #expect(await office.isRefused(login, "one time"))
        #expect(try await !office.signIn.run(login: login, password: TypedPassword(Self.new)).mustChange)
        await office.close()
    }

    @Test func `leaves the scopes of other accounts alone`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "old")
        let (neighbour, otherLogin, _) = try await Office.withAccount(password: "old")
        let (secret, other) = (try await office.opened(login, "old"), try await office.opened(otherLogin, "old"))
        let kept = try await office.scopes.scope(for: other)
        try await office.changePassword.run(secret, from: TypedPassword("old"), to: TypedPassword(Self.new))
        #expect(office.scopes.count == 2)
        #expect(try await office.scopes.scope(for: other) == kept)
        await neighbour.close()
        await office.close()
    }

    @Test func `shows no password in a description`() {
        let password = TypedPassword("secret")
        var dumped = ""
        dump(password, to: &dumped)
        #expect(!"\(password) \(String(reflecting: password)) \(dumped)".contains("secret"))
    }

    @Test func `is refused for what is wrong with it, and changes nothing`() async throws {
        let (office, login, account) = try await Office.withAccount(password: "the old password")
        let secret = try await office.opened(login, "the old password")
        #expect(await office.refusal(secret, "wrong", Self.new) == "wrongOldPassword")
        #expect(await office.refusal(secret, "", Self.new) == "wrongOldPassword")
        #expect(await office.refusal(secret, "the old password", "") == "tooShort")
        #expect(await office.refusal(secret, "the old password", "mật khẩu mớ") == "tooShort")
        let long = String(repeating: "a", count: 1025)
        #expect(await office.refusal(secret, "the old password", long) == "tooLong")
        #expect(await office.refusal(secret, "the old password", "the old password") == "sameAsOld")
        #expect(await office.refusal(.random(), "the old password", Self.new) == "notSignedIn")
        try await office.owner.query("update thidua.account set is_blocked = true where id = \(account)")
        #expect(await office.refusal(secret, "the old password", Self.new) == "notSignedIn")
        try await office.owner.query("update thidua.account set is_blocked = false where id = \(account)")
        #expect(
            try await office.signIn.run(login: login, password: TypedPassword("the old password")).accountID == account
        )
        await office.close()
    }

    @Test func `guesses the old password only so often`() async throws {
        let (office, login, _) = try await Office.withAccount(password: "the old password")
        let secret = try await office.opened(login, "the old password")
        let change = office.changePassword
        for _ in 0..<10 { #expect(await office.refusal(secret, "wrong", Self.new, change) == "wrongOldPassword") }
        #expect(await office.refusal(secret, "the old password", Self.new, change) == "tooManyAttempts")
        await office.close()
    }
}

extension Office {
    var changePassword: ChangePassword {
        ChangePassword(database: app, hasher: hasher, scopes: scopes, clock: .system)
    }

    func opened(_ login: String, _ password: String) async throws -> SessionSecret {
        try await signIn.run(login: login, password: TypedPassword(password)).secret
    }

    /// As who hands out one-time passwords does.
    func requireChange(_ account: AccountID) async throws {
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        try await superuser.query("update auth.password set must_change = true where account_id = \(account)")
        await superuser.close()
    }

    /// The name of the case that a change is refused with; "changed" where it is not.
    func refusal(_ secret: SessionSecret, _ old: String, _ new: String, _ change: ChangePassword? = nil) async -> String
    {
        do throws(ChangePasswordError) {
            try await (change ?? changePassword).run(secret, from: TypedPassword(old), to: TypedPassword(new))
            return "changed"
        } catch {
            return String("\(error)".prefix { $0 != "(" })
        }
    }
}
