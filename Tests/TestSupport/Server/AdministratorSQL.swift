package import EmbeddedPostgres
import Subprocess
import SystemPackage

/// Statements that concern the whole server, run as its superuser by `psql`.
package struct AdministratorSQL: Sendable {
    let server: EmbeddedServer

    /// Makes it for a server.
    package init(server: EmbeddedServer) { self.server = server }

    /// Runs statements, each in a transaction of its own.
    ///
    /// - Returns: the rows, columns parted by `|`.
    /// - Throws: ``Failure`` where one of them fails.
    @discardableResult
    package func run(
        _ statements: String,
        in database: String = "postgres",
        as user: String = EmbeddedServer.superuser
    )
        async throws -> String
    {
        let result = try await Subprocess.run(
            .path(FilePath("\(server.binariesPath)/psql")),
            arguments: [
                "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--dbname",
                server.connectionString(database: database, user: user),
            ],
            input: .string(statements),
            output: .string(limit: 1_000_000),
            error: .string(limit: 65_536)
        )
        guard result.terminationStatus.isSuccess else { throw Failure(text: result.standardError) }
        return result.standardOutput.hasSuffix("\n") ? String(result.standardOutput.dropLast()) : result.standardOutput
    }

    /// What `psql` said.
    package struct Failure: Error, CustomStringConvertible {
        /// Its standard error.
        package let text: String
        /// The same.
        package var description: String { text }
    }
}
