import EmbeddedPostgres
import StrictJSON

/// Why no test can have a database, with the command that helps.
package struct TestServerUnavailable: Error, CustomStringConvertible {
    let reason: EmbeddedPostgresError

    /// The words that the failed test shows.
    package var description: String {
        "The tests' PostgreSQL does not start. Run scripts/install, then the tests again. \(reason.message.en)"
    }
}
