package import Domain
package import Postgres
package import Repository

/// Why nobody was signed in.
package enum SignInError: Error, Sendable {
    /// Login and password do not open a session; nobody is told which of the two it is.
    case refused
    /// This login, or all together, was guessed too often; as likely for a login that nobody has.
    case tooManyAttempts(retryAfter: Duration)
    /// Too many sign in at this moment: try again in a few seconds.
    case overloaded
    /// The caller's task was cancelled.
    case cancelled
    case database(PostgresError)

    init(_ error: PostgresError) {
        if case .cancelled = error.kind { self = .cancelled } else { self = .database(error) }
    }
}

/// Opens a session for a login and its password.
package struct SignIn: Sendable {
    /// What the browser or the program keeps, and what it should know.
    package struct Session: Sendable {
        package let secret: SessionSecret
        /// The secret as its holder shows it.
        package var credential: Credential { Credential(.session, secret) }
        package let accountID: AccountID
        package let expiresAt: Instant
        /// Whether the password is a one-time code, to be changed before anything else.
        package let mustChange: Bool
    }

    private let database: any PostgresRunner
    private let hasher: PasswordHasher
    private let guesses: GuessLimit<Login>
    private let lifetime: Duration

    /// - Parameters:
    ///   - database: Where statements run, as thidua_app.
    ///   - hasher: The process's one.
    ///   - guesses: What bounds attempts, by login and in all.
    ///   - lifetime: How long a session lasts; the database cuts it to 12 hours.
    package init(
        database: any PostgresRunner,
        hasher: PasswordHasher,
        guesses: GuessLimit<Login>,
        lifetime: Duration = .seconds(8 * 3600)
    ) {
        self.database = database
        self.hasher = hasher
        self.guesses = guesses
        self.lifetime = lifetime
    }

    /// Two round trips, and between them the tag, while no connection is held.
    ///
    /// The tag is computed for logins that nobody has, too: how long an answer takes does not tell which there are.
    package func run(login: String, password: TypedPassword) async throws(SignInError) -> Session {
        let login = Login(login)
        if let wait = guesses.attempt(login) { throw .tooManyAttempts(retryAfter: wait) }
        guard let login, let password = Password(password.text) else { throw .refused }
        let parameters: PasswordParameters
        do throws(PostgresError) {
            parameters = try await database.run(SignInStatements.passwordParameters(login: login.text))
        } catch {
            throw SignInError(error)
        }
        let tag = try await tag(of: password, parameters)
        let secret = SessionSecret.random()
        let opened: SignInStatements.OpenedSession?
        let expiresAt: Instant?
        do throws(PostgresError) {
            opened = try await database.run(
                SignInStatements.signIn(login: login.text, tag: tag, secret: secret, lifetime: lifetime)
            )
            expiresAt = if let opened { try Instant(opened.expiresAt) } else { nil }
        } catch {
            throw SignInError(error)
        }
        guard let opened, let expiresAt else { throw .refused }
        guesses.forget(login)
        return Session(
            secret: secret,
            accountID: opened.accountID,
            expiresAt: expiresAt,
            mustChange: opened.mustChange
        )
    }

    private func tag(
        of password: Password,
        _ parameters: PasswordParameters
    ) async throws(SignInError) -> PasswordTag {
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
