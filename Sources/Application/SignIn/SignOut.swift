package import Postgres
package import Repository

/// Ends a session.
package struct SignOut: Sendable {
    private let database: any PostgresRunner
    private let scopes: Scopes

    package init(database: any PostgresRunner, scopes: Scopes) {
        self.database = database
        self.scopes = scopes
    }

    /// True if the session was open.
    package func run(_ secret: SessionSecret) async throws(PostgresError) -> Bool {
        // Whatever became of the statement: a scope that is asked for again is never wrong.
        defer { scopes.forget(secret) }
        return try await database.run(SignInStatements.signOut(secret))
    }
}
