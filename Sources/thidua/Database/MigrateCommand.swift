import ArgumentParser
import Foundation
import Postgres
import Schema

/// `thidua migrate [--check]`: brings the database's schema up to date, or says whether it is.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema up to date (cập nhật cơ sở dữ liệu).",
        discussion: """
            Applies all pending migrations in one transaction, or none. With THIDUA_OWNER_DATABASE_URL it works on that \
            database, else on the private one of --data.

            Examples:
              THIDUA_OWNER_DATABASE_URL='host=db1 dbname=thidua user=thidua_owner' thidua migrate
              thidua migrate --check     # changes nothing; exit 1 while migrations are pending

            Exit status: 0 up to date, 1 pending (with --check), 64 wrong usage, 69 database not reached, 70 refused, \
            78 not configured.
            """
    )

    @Flag(help: "Only say what is pending; change nothing.")
    var check = false

    @Option(help: ArgumentHelp("Folder of the private PostgreSQL.", valueName: "dir"))
    var data: String?

    func run() async throws {
        try await CommandFailure.reporting {
            try await DatabaseSettings(data: data).withOwner(migrates: false) { try await migrate($0) }
        }
    }

    private func migrate(_ connection: PostgresConnection) async throws {
        let migrator = try Schema.migrator
        let names = check ? try await migrator.check(on: connection) : try await migrator.run(on: connection)
        for name in names { print(check ? "pending  \(name)" : "applied  \(name)") }
        if names.isEmpty { print("up to date (\(Schema.migrations.count) migrations)") }
        if check, !names.isEmpty { throw ExitCode.failure }
    }
}
