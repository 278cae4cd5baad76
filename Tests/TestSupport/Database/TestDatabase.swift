package import EmbeddedPostgres

/// The database that a test with the trait `.database` works in.
package struct TestDatabase: Sendable {
    /// Its name in the server.
    package let name: String
    /// The server that holds it.
    package let server: EmbeddedServer

    /// A connection string in libpq's form.
    ///
    /// - Parameter user: the superuser, or one of ``TestServer/roles`` that exists.
    /// - Returns: keywords and quoted values.
    package func connectionString(user: String = EmbeddedServer.superuser) -> String {
        server.connectionString(database: name, user: user)
    }

    /// The database of the running test.
    ///
    /// - Throws: ``Missing`` in a test without the trait.
    package static var current: TestDatabase {
        get throws(Missing) {
            guard let leased else { throw Missing() }
            return leased
        }
    }

    @TaskLocal static var leased: TestDatabase?

    /// A test asked for its database and has none.
    package struct Missing: Error, CustomStringConvertible {
        /// The words that the failed test shows.
        package var description: String { "This test has no database: give it the trait, @Test(.database)." }
    }
}
