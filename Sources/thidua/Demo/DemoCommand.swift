import Application
import ArgumentParser
import Domain
import EmbeddedPostgres
import Foundation
import Postgres
import Schema

/// `thidua demo`: shows what the program does, on real clusters.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show the program on real clusters (chạy thử với các cụm có thật).",
        discussion: """
            Loads five clusters as newspapers reported them, and one commune cluster of full size, into a private \
            PostgreSQL; takes those whose members are known from the agreement to a published ranking; prints it, and \
            leaves the server answering in the background. Scores are made up and say so (số liệu minh hoạ). Loading \
            twice is loading once.

            Examples:
              thidua demo --data ~/thidua-demo
              thidua demo --data ~/thidua-demo --stop

            Exit status: 0 done, 64 wrong usage, 69 database not reached or address taken, 70 refused.
            """
    )

    @Option(help: ArgumentHelp("Folder of the demonstration; made where missing.", valueName: "dir"))
    var data: String

    @Option(help: ArgumentHelp("Address that the server listens on.", valueName: "host:port"))
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    @Flag(help: "Stop the server that an earlier run left answering.")
    var stop = false

    func run() async throws {
        try await CommandFailure.reporting {
            let folder = URL(filePath: data).standardizedFileURL.path(percentEncoded: false)
            let server = BackgroundServer(folder: folder, address: listen)
            if stop {
                print(try await server.stop() ? "đã dừng · stopped" : "không có gì đang chạy · nothing was running")
                return
            }
            // One server at a time works on a folder.
            _ = try await server.stop()
            let report = try await load(DemoWorld(), into: folder)
            try await server.start()
            try report.print(at: listen, passwords: DemoPasswords(folder: folder), folder: folder)
        }
    }

    /// Loads what is not there, and takes each cluster to its publication.
    private func load(_ world: DemoWorld, into folder: String) async throws -> DemoReport {
        // Makes the folder, too, in a way that lets the database's own user in.
        let database = try await EmbeddedDatabase.start(folder: folder)
        do {
            let report = try await load(world, into: database, DemoPasswords(folder: folder))
            await database.server.stop()
            return report
        } catch {
            await database.server.stop()
            throw error
        }
    }

    private func load(
        _ world: DemoWorld,
        into database: EmbeddedDatabase,
        _ passwords: DemoPasswords
    ) async throws -> DemoReport {
        let loader = database.connectionString(for: SchemaSetup.loader)
        try await PostgresConnection.withConnection(loader) { connection in
            _ = try await LoadOrganisation(database: connection).run(world.history)
        }
        let hasher = PasswordHasher()
        let people = try world.people.map { person in
            guard let login = Login(person.login), let password = Password(passwords.password(of: person.login)) else {
                throw DemoFailure.unknown(person.login)
            }
            return LoadAccounts.Wanted(
                id: DemoWorld.id("account \(person.login)"),
                login: login,
                name: person.name,
                unit: person.unit,
                functions: person.functions,
                password: password
            )
        }
        try await database.withOwner { connection in
            _ = try await LoadAccounts(database: connection, hasher: hasher).run(people)
        }
        let pool = PostgresPool(try PostgresConfiguration(database.connectionString(for: SchemaSetup.app)))
        do {
            let services = Services(pool: pool, hasher: hasher, clock: .system)
            let path = DemoPath(services: services, passwords: passwords)
            var entries: [DemoReport.Entry] = []
            for cluster in world.clusters {
                let review = try await path.run(cluster)
                var lines: [ReadStandings.Line] = []
                if let review, let office = cluster.ranking?.office {
                    lines = try await services.readStandings.run(as: path.caller(office), review).lines
                }
                entries.append(DemoReport.Entry(cluster: cluster, review: review, lines: lines))
            }
            await pool.shutDown(within: .seconds(5))
            return DemoReport(entries: entries)
        } catch {
            await pool.shutDown(within: .seconds(5))
            throw error
        }
    }
}
