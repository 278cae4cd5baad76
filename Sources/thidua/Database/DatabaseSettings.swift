import EmbeddedPostgres
import Foundation
import Postgres
import Schema
import StrictJSON

/// Which PostgreSQL the program works with: one that it is told of, or one of its own.
enum DatabaseSettings {
    /// A server that somebody else runs, with a connection string for each role.
    case external(ConnectionStrings)
    /// A private server in a folder of its own.
    case embedded(folder: String)

    /// Connection strings in libpq's own forms, by role; nil where none is set.
    struct ConnectionStrings {
        let app: String?
        let owner: String?
        let reader: String?
        let loader: String?

        /// The connection string of a role; throws `CommandFailure` with the variable's name where it is not set.
        func required(_ path: KeyPath<ConnectionStrings, String?>, named name: String, role: String) throws -> String {
            guard let string = self[keyPath: path] else {
                throw CommandFailure(
                    EX_CONFIG,
                    vi: "Thiếu \(name): chuỗi kết nối của vai trò \(role).",
                    en: "\(name) is missing: the connection string of the role \(role)."
                )
            }
            return string
        }

        /// The connection string of exports.
        var requiredReader: String {
            get throws { try required(\.reader, named: "THIDUA_READER_DATABASE_URL", role: SchemaSetup.reader) }
        }
    }

    /// What the environment and the option `--data` say: any connection string means an external server.
    ///
    /// - Throws: `CommandFailure` where both are given.
    init(data: String?, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let value = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let strings = ConnectionStrings(
            app: value("THIDUA_DATABASE_URL"),
            owner: value("THIDUA_OWNER_DATABASE_URL"),
            reader: value("THIDUA_READER_DATABASE_URL"),
            loader: value("THIDUA_LOADER_DATABASE_URL")
        )
        let isExternal = [strings.app, strings.owner, strings.reader, strings.loader].contains { $0 != nil }
        guard !(isExternal && data != nil) else {
            throw CommandFailure(
                EX_USAGE,
                vi: "Chỉ dùng một: --data (PostgreSQL riêng) hoặc các biến THIDUA_…DATABASE_URL.",
                en: "Use one of the two: --data (a private PostgreSQL) or the variables THIDUA_…DATABASE_URL."
            )
        }
        self =
            isExternal
            ? .external(strings)
            : .embedded(folder: data ?? EmbeddedServer.Configuration.defaultFolder(named: "thidua"))
    }
}

extension DatabaseSettings {
    /// Runs something with a connection string of the role that reads everything, on the private server for as long as
    /// that takes.
    ///
    /// - Parameter body: Is given the connection string.
    /// - Throws: What the body throws, `CommandFailure` 69 where it does not reach an external server, or what stands in the way
    ///   of a private one.
    func withReader(_ body: (_ connectionString: String) async throws -> Void) async throws {
        switch self {
        case .external(let strings):
            let reader = try strings.requiredReader
            do {
                try await body(reader)
            } catch let error as PostgresError {
                guard case .connection(.notConnected) = error.kind else { throw error }
                throw CommandFailure(connecting: error, by: "THIDUA_READER_DATABASE_URL")
            }
        case .embedded(let folder):
            try Self.requireData(in: folder)
            let database = try await EmbeddedDatabase.start(folder: folder)
            do {
                try await body(database.connectionString(for: SchemaSetup.reader))
            } catch {
                await database.server.stop()
                throw error
            }
            await database.server.stop()
        }
    }

    /// Refuses a folder that holds no private server's data, for commands that only look: a mistyped one shall not become
    /// a new and empty database.
    ///
    /// - Throws: `CommandFailure` 78.
    static func requireData(in folder: String) throws {
        guard !FileManager.default.fileExists(atPath: "\(folder)/data") else { return }
        throw CommandFailure(
            EX_CONFIG,
            vi: "Không có dữ liệu PostgreSQL riêng trong \(folder).",
            en: "There is no private PostgreSQL's data in \(folder)."
        )
    }

    /// Runs something as the owner of the schema, on the private server for as long as that takes.
    ///
    /// - Parameters:
    ///   - migrates: Whether a private database is brought up to date first; an external one never is.
    ///   - body: What is run.
    /// - Throws: What the body throws, or what stands in the way of a connection.
    func withOwner(migrates: Bool = true, _ body: (PostgresConnection) async throws -> Void) async throws {
        switch self {
        case .external(let strings):
            let owner = try strings.required(\.owner, named: "THIDUA_OWNER_DATABASE_URL", role: SchemaSetup.owner)
            try await PostgresConnection.withConnection(owner, from: "THIDUA_OWNER_DATABASE_URL", body)
        case .embedded(let folder):
            let database = try await EmbeddedDatabase.start(folder: folder, migrates: migrates)
            do {
                try await database.withOwner(body)
            } catch {
                await database.server.stop()
                throw error
            }
            await database.server.stop()
        }
    }
}
