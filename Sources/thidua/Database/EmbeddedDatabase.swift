import EmbeddedPostgres
import Postgres
import Schema

/// The private server with ThiDua's database in it, set up and up to date.
struct EmbeddedDatabase {
    static let name = "thidua"

    let server: EmbeddedServer

    /// Starts the server, makes what is missing, and applies pending migrations.
    ///
    /// - Parameters:
    ///   - folder: The data folder; made where missing.
    ///   - migrates: False leaves the schema as it is.
    ///   - observer: Told the facts of the server's life.
    /// - Returns: The running server; stop it at the end.
    /// - Throws: What stands in the way; nothing is left running then.
    static func start(
        folder: String,
        migrates: Bool = true,
        observer: @escaping @Sendable (EmbeddedServer.Observation) -> Void = { _ in }
    ) async throws -> EmbeddedDatabase {
        var configuration = EmbeddedServer.Configuration(folder: folder)
        configuration.roles = SchemaSetup.loginRoles
        configuration.observer = observer
        let server = try await EmbeddedServer.start(configuration)
        let database = EmbeddedDatabase(server: server)
        do {
            try await SchemaSetup.run(database: "thidua") { name in
                try await PostgresConnection.connect(
                    PostgresConfiguration(server.connectionString(database: name ?? "postgres"))
                )
            }
            if migrates {
                _ = try await database.withOwner { try await Schema.migrator.run(on: $0) }
            }
        } catch {
            await server.stop()
            throw error
        }
        return database
    }

    /// A connection string for a role.
    func connectionString(for role: String) -> String {
        server.connectionString(database: Self.name, user: role)
    }

    /// Runs something as the owner of the schema.
    func withOwner<Value: Sendable>(_ body: (PostgresConnection) async throws -> Value) async throws -> Value {
        try await PostgresConnection.withConnection(connectionString(for: SchemaSetup.owner), body)
    }
}

extension PostgresConnection {
    /// Connects, runs `body` and closes.
    static func withConnection<Value: Sendable>(
        _ connectionString: String,
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await connect(PostgresConfiguration(connectionString))
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }
}
