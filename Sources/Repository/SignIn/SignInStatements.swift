package import Domain
package import Postgres

/// What the schema `auth` answers to the serving role: the database itself checks secrets (docs/decisions/0002).
package enum SignInStatements {
    /// A session that has just been opened.
    package struct OpenedSession: Sendable {
        package let accountID: AccountID
        package let expiresAt: PostgresInstant
        /// Whether the password is a one-time code, to be changed before anything else.
        package let mustChange: Bool
    }

    /// Moves the database's clock to so many microseconds from the system's: for its superuser, in rehearsals and tests.
    package static func moveClock(byMicroseconds shift: Int64) -> PostgresStatement<Void> {
        .done("update auth.clock set shift = \(shift)::bigint * interval '1 microsecond'")
    }

    /// Salt and costs of a login's password: always one row, made up where nobody has the login.
    package static func passwordParameters(login: String) -> PostgresStatement<PasswordParameters> {
        PostgresStatement.row(
            "select salt, memory_kib, passes from auth.password_parameters(\(login))",
            as: ([UInt8], Int32, Int32).self
        ).map { PasswordParameters(salt: $0.0, memoryKiB: $0.1, passes: $0.2) }
    }

    /// Opens a session: one row, or none where login and tag do not fit or the account is blocked.
    ///
    /// - Parameters:
    ///   - login: The account's login.
    ///   - tag: The tag of the password that was given.
    ///   - secret: The new session's; the database hashes it before anything is stored.
    ///   - lifetime: How long the session lasts; the database cuts it to 12 hours.
    /// - Returns: The statement.
    package static func signIn(
        login: String,
        tag: PasswordTag,
        secret: SessionSecret,
        lifetime: Duration
    ) -> PostgresStatement<OpenedSession?> {
        let seconds: Double = lifetime / Duration.seconds(1)
        let query: PostgresQuery = """
            select account_id, expires_at, must_change
            from auth.sign_in(\(login), \(tag), sha256(\(secret)), make_interval(secs => \(seconds)))
            """
        return PostgresStatement.optionalRow(query, as: (AccountID, PostgresInstant, Bool).self).map {
            row throws(PostgresError) in
            guard let row else { return nil }
            return OpenedSession(accountID: row.0, expiresAt: row.1, mustChange: row.2)
        }
    }

    /// Ends a session; true if it was open.
    package static func signOut(_ secret: SessionSecret) -> PostgresStatement<Bool> {
        .row("select auth.sign_out(\(secret))", as: Bool.self)
    }

    /// A signed scope for the holder of a session's or a service key's secret, or why there is none.
    package static func issueScope(_ secret: SessionSecret) -> PostgresStatement<ScopeAnswer> {
        PostgresStatement.row("select auth.issue_scope(\(secret))", as: String?.self).map {
            text throws(PostgresError) in
            guard let text else { return .notGood }
            if text == "!must-change" { return .passwordMustBeChanged }
            guard let scope = SignedScope(text) else {
                throw PostgresError(.protocolMisuse("auth.issue_scope answered in a form that is not known"))
            }
            return .scope(scope)
        }
    }

    /// Salt and costs of the password of an open session's account; nil where the session is not open, or the account
    /// is blocked.
    package static func ownPasswordParameters(_ secret: SessionSecret) -> PostgresStatement<PasswordParameters?> {
        PostgresStatement.optionalRow(
            "select salt, memory_kib, passes from auth.own_password_parameters(\(secret))",
            as: ([UInt8], Int32, Int32).self
        ).map { row throws(PostgresError) in row.map { PasswordParameters(salt: $0.0, memoryKiB: $0.1, passes: $0.2) } }
    }

    /// Replaces the password of the session's account and ends its other sessions; false, and nothing done, where the
    /// session is not open or the old tag is wrong.
    package static func changePassword(
        _ secret: SessionSecret,
        oldTag: PasswordTag,
        to new: PasswordParameters,
        newTag: PasswordTag
    ) -> PostgresStatement<Bool> {
        .row(
            """
            select auth.change_password(
                \(secret), \(oldTag), \(new.salt), \(new.memoryKiB), \(new.passes), sha256(\(newTag))
            )
            """,
            as: Bool.self
        )
    }
}
