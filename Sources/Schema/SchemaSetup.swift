package import Postgres

/// Brings a server and a database from nothing to where the program can use them.
///
/// Every step may be repeated, and does nothing the second time.
package enum SchemaSetup {
    /// The role that owns the schema and runs migrations.
    package static let owner = "thidua_owner"
    /// The role that serves.
    package static let app = "thidua_app"
    /// The role that reads everything, for exports, and writes nothing.
    package static let reader = "thidua_reader"
    /// The role that takes over history.
    package static let loader = "thidua_loader"
    /// The roles that log in.
    package static let loginRoles = [owner, app, reader, loader]

    /// Makes the roles and, where it is missing, the database, and sets the rights on it.
    ///
    /// - Parameters:
    ///   - database: The database's name.
    ///   - connect: Opens a connection as a superuser to the database of a name; nil for the one that the connection
    ///     string names.
    /// - Returns: Whether the database was made.
    /// - Throws: What the server refused, or what became of a connection.
    @discardableResult
    package static func run(
        database: PostgresIdentifier,
        connect: (_ database: String?) async throws -> PostgresConnection
    ) async throws -> Bool {
        let server = try await connect(nil)
        let isNew: Bool
        do {
            try await server.transaction { transaction in try await transaction.execute(script: Schema.roles) }
            isNew = try await make(database, on: server)
        } catch {
            await server.close()
            throw error
        }
        await server.close()
        let connection = try await connect(database.name)
        do {
            try await connection.transaction { transaction in
                try await transaction.execute(script: Schema.databaseRights)
            }
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
        return isNew
    }

    /// Makes the database unless it exists; true if it was made.
    private static func make(
        _ database: PostgresIdentifier,
        on server: PostgresConnection
    ) async throws -> Bool {
        let exists = try await server.run(
            .row("select exists (select from pg_database where datname = \(database.name))", as: Bool.self)
        )
        if exists { return false }
        // Sorting by code points: what people read is sorted by its own collation where it is shown.
        try await server.query(
            """
            create database \(identifier: database) owner \(identifier: "thidua_owner")
            encoding 'UTF8' locale 'C' template template0
            """
        )
        return true
    }
}
