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
    ///
    /// - Parameters:
    ///   - connectionString: Where to.
    ///   - variable: The environment variable that it came from, if it did: who reads of a failure has to change that.
    ///   - body: Uses the connection.
    /// - Returns: What the body returned.
    /// - Throws: What the body throws, or why there is no connection.
    static func withConnection<Value: Sendable>(
        _ connectionString: String,
        from variable: String? = nil,
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await connect(connectionString, from: variable)
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Connects; a failure names the environment variable that the connection string came from.
    static func connect(
        _ connectionString: String,
        to database: String? = nil,
        from variable: String?
    ) async throws -> PostgresConnection {
        do throws(PostgresError) {
            let configuration = try PostgresConfiguration(connectionString)
            return try await connect(database.map { configuration.database($0) } ?? configuration)
        } catch {
            guard let variable else { throw error }
            throw CommandFailure(connecting: error, by: variable)
        }
    }
}
