import Crypto
import Foundation
package import Postgres
package import Repository

/// Why a password was not changed.
package enum ChangePasswordError: Error, Sendable {
    /// The session is not open (any more), its account is blocked, or the secret is no session's.
    case notSignedIn
    case wrongOldPassword
    /// The new one has fewer than `ChangePassword.minimumLength` characters.
    case tooShort
    /// The new one has more bytes than `Password.lengths`.
    case tooLong
    case sameAsOld
    /// The old one was guessed too often.
    case tooManyAttempts(retryAfter: Duration)
    /// Too many passwords are checked at this moment: try again in a few seconds.
    case overloaded
    /// The caller's task was cancelled.
    case cancelled
    case database(PostgresError)

    init(_ error: PostgresError) {
        if case .cancelled = error.kind { self = .cancelled } else { self = .database(error) }
    }
}

/// Replaces the password of a session's account, and ends the account's other sessions.
///
/// It needs no scope: while a one-time password has to be changed there is none.
package struct ChangePassword: Sendable {
    /// In Unicode scalars of normal form C.
    package static let minimumLength = 12

    private let database: any PostgresRunner
    private let hasher: PasswordHasher
    private let scopes: Scopes
    private let guesses: GuessLimit<SHA256Digest>

    /// - Parameters:
    ///   - database: Where statements run, as thidua_app.
    ///   - hasher: The process's one.
    ///   - scopes: What has to forget the session's scope.
    ///   - clock: The application's; by it guesses of the old password are bounded for each session.
    package init(database: any PostgresRunner, hasher: PasswordHasher, scopes: Scopes, clock: WallClock) {
        self.database = database
        self.hasher = hasher
        self.scopes = scopes
        guesses = GuessLimit(clock: clock)
    }

    /// Three round trips, and between the first two of them two tags, while no connection is held.
    package func run(
        _ secret: SessionSecret,
        from old: TypedPassword,
        to new: TypedPassword
    ) async throws(ChangePasswordError) {
        let (old, new) = try Self.checked(old: old.text, new: new.text)
        guard let parameters = try await answer(to: SignInStatements.ownPasswordParameters(secret)) else {
            throw .notSignedIn
        }
        // Counted for open sessions alone: a stranger's made-up secrets use up nobody's attempts.
        let key = SHA256.hash(data: secret.rawValue)
        if let wait = guesses.attempt(key) { throw .tooManyAttempts(retryAfter: wait) }
        let oldTag = try await tag(of: old, parameters)
        let fresh = PasswordParameters(salt: .random(count: 16))
        let newTag = try await tag(of: new, fresh)
        let isChanged: Bool
        do {
            // Whatever becomes of the statement: a scope that is asked for again is never wrong.
            defer { scopes.forget(secret) }
            isChanged = try await answer(
                to: SignInStatements.changePassword(secret, oldTag: oldTag, to: fresh, newTag: newTag)
            )
        }
        guard isChanged else { throw .wrongOldPassword }
        guesses.forget(key)
        await scopes.forgetOthers(than: secret)
    }

    private static func checked(old: String, new: String) throws(ChangePasswordError) -> (old: Password, new: Password)
    {
        guard let newPassword = Password(new) else { throw new.isEmpty ? .tooShort : .tooLong }
        let length = new.precomposedStringWithCanonicalMapping.unicodeScalars.count
        guard length >= minimumLength else { throw .tooShort }
        guard let oldPassword = Password(old) else { throw .wrongOldPassword }
        guard !newPassword.isSame(as: oldPassword) else { throw .sameAsOld }
        return (oldPassword, newPassword)
    }

    private func answer<Output>(
        to statement: PostgresStatement<Output>
    ) async throws(ChangePasswordError) -> Output {
        do throws(PostgresError) {
            return try await database.run(statement)
        } catch {
            throw ChangePasswordError(error)
        }
    }

    private func tag(
        of password: Password,
        _ parameters: PasswordParameters
    ) async throws(ChangePasswordError) -> PasswordTag {
        do throws(PasswordHashingError) {
            return try await hasher.tag(of: password, parameters)
        } catch {
            switch error {
            case .cancelled: throw .cancelled
            case .overloaded, .noMemory: throw .overloaded
            case .outOfBounds:
                throw .database(PostgresError(.protocolMisuse("the database keeps costs out of their bounds")))
            }
        }
    }
}
