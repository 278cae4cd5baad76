import ArgumentParser
import Foundation
import Postgres
import Schema

/// `thidua database …`: what a database administrator does once.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Prepare a PostgreSQL server for ThiDua (chuẩn bị máy chủ PostgreSQL).",
        subcommands: [Setup.self]
    )

    /// `thidua database setup`: makes the roles and the database.
    struct Setup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the roles and the database (tạo vai trò và cơ sở dữ liệu).",
            discussion: """
                Needs a superuser's connection string in THIDUA_SUPERUSER_DATABASE_URL. May be run again: it then \
                changes nothing. The roles get no password: give one to each that logs in over a network.

                Example:
                  THIDUA_SUPERUSER_DATABASE_URL='host=db1 dbname=postgres user=postgres' thidua database setup

                Exit status: 0 done, 64 wrong usage, 69 database not reached or not a superuser, 78 not configured.
                """
        )

        @Option(help: ArgumentHelp("The database's name.", valueName: "name"))
        var name = EmbeddedDatabase.name

        func run() async throws {
            try await CommandFailure.reporting {
                let variable = "THIDUA_SUPERUSER_DATABASE_URL"
                guard let superuser = ProcessInfo.processInfo.environment[variable] else {
                    throw CommandFailure(
                        EX_CONFIG,
                        vi: "Thiếu \(variable): chuỗi kết nối của một superuser.",
                        en: "\(variable) is missing: the connection string of a superuser."
                    )
                }
                let isNew = try await SchemaSetup.run(database: PostgresIdentifier(validating: name)) { database in
                    try await PostgresConnection.connect(superuser, to: database, from: variable)
                }
                print("roles     thidua_owner thidua_app thidua_auth thidua_reader thidua_loader")
                print("database  \(name)\(isNew ? " (made)" : " (was there)")")
                print("next      \\password thidua_owner …, then THIDUA_OWNER_DATABASE_URL=… thidua migrate")
            }
        }
    }
}
