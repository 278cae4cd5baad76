import API
import Application
import Domain
import EmbeddedPostgres
import Files
import Foundation
import Logging
import Postgres
import Schema
import ServiceLifecycle

/// The running program: up from the database, and down in the opposite order.
struct Server: Service {
    let settings: DatabaseSettings
    let files: FileKeeping
    /// In days, of what nothing cites.
    let forgetFilesAfter: Int32
    let address: ListenAddress
    /// How long requests in flight may take after the stop was asked for.
    let stopLimit: Duration
    /// nil where this server makes no exports.
    let nightly: NightlyExport?
    /// Whether anybody may set the clock, of a private database alone.
    let hasTestClock: Bool
    /// What may be called where a webhook says so.
    let webhookOrigins: Set<WebhookOrigin>
    let logger: Logger

    func run() async throws {
        switch settings {
        case .external(let strings):
            if let owner = strings.owner { try await migrate(owner) }
            let variable = "THIDUA_DATABASE_URL"
            let app = try strings.required(\.app, named: variable, role: SchemaSetup.app)
            let reader = nightly == nil ? strings.reader : try strings.requiredReader
            try await serve(app, from: variable, reader: reader)
        case .embedded(let folder):
            let database = try await EmbeddedDatabase.start(folder: folder) { observation in
                logger.log(observation)
            }
            do {
                try await serve(
                    database.connectionString(for: SchemaSetup.app),
                    reader: database.connectionString(for: SchemaSetup.reader),
                    testClock: hasTestClock ? try testClock(of: database) : nil
                )
            } catch {
                await database.server.stop()
                throw error
            }
            await database.server.stop()
        }
    }

    /// Refuses to answer strangers as a role that is above the rules, or on another program's schema.
    private func check(_ connection: PostgresConnection) async throws {
        let role = try await connection.run(ServingRole.current)
        guard !role.isAboveTheRules else {
            throw CommandFailure(
                EX_CONFIG,
                vi:
                    "Vai trò \(role.name) đứng trên các quy tắc (superuser, BYPASSRLS hoặc chủ của bảng): hãy dùng thidua_app.",
                en:
                    "The role \(role.name) is above the rules (superuser, BYPASSRLS or owner of tables): use thidua_app."
            )
        }
        let pending = try await Schema.migrator.check(on: connection)
        guard pending.isEmpty else {
            throw CommandFailure(
                EX_CONFIG,
                vi: "Cơ sở dữ liệu thiếu \(pending.count) bước cập nhật. Hãy chạy: thidua migrate",
                en: "The database lacks \(pending.count) migrations. Run: thidua migrate"
            )
        }
    }

    private func migrate(_ owner: String) async throws {
        try await PostgresConnection.withConnection(owner, from: "THIDUA_OWNER_DATABASE_URL") { connection in
            for name in try await Schema.migrator.run(on: connection) {
                logger.notice("applied a migration", metadata: ["migration": "\(name)"])
            }
        }
    }

    /// Tells webhooks what happens, until it is cancelled.
    private func deliver(_ services: Services) async {
        let client = WebhookClient()
        await DeliverWebhooks(
            events: services.events,
            database: services.database,
            clock: services.clock,
            origins: webhookOrigins,
            body: API.body,
            send: client.send
        ).run()
        await client.shutDown()
    }

    /// A clock that anybody may set, over the private database's superuser.
    private func testClock(of database: EmbeddedDatabase) throws -> TestClock {
        logger.warning("anybody may set the clock of this server: --test-clock is for rehearsals and tests")
        return TestClock(
            superuser: try PostgresConfiguration(
                database.server.connectionString(database: EmbeddedDatabase.name)
            )
        )
    }

    /// Serves with a pool of connections as `thidua_app`, and does what is to be done every day, until the stop is asked
    /// for.
    private func serve(
        _ connectionString: String,
        from variable: String? = nil,
        reader: String?,
        testClock: TestClock? = nil
    ) async throws {
        try await PostgresConnection.withConnection(connectionString, from: variable) { connection in
            try await check(connection)
        }
        let configuration = try PostgresConfiguration(connectionString)
        // A request that finds no connection in this time is told to come again: nobody watches a page for longer.
        var limits = PoolConfiguration()
        limits.maximumWait = .seconds(5)
        let pool = PostgresPool(configuration, configuration: limits, observer: PoolLog(logger: logger))
        logger.notice("serving from a database", metadata: ["database": "\(configuration)"])
        // Inside the private PostgreSQL's folder, which is there by now.
        _ = try (files.store as? FolderFileStore)?.made()
        let services = Services(
            pool: pool,
            hasher: PasswordHasher(),
            clock: testClock?.wall ?? .system,
            webhookOrigins: webhookOrigins,
            files: files
        )
        let jobs = try ServerJobs(
            services: services,
            nightly: nightly,
            forgetFilesAfter: forgetFilesAfter,
            reader: reader,
            logger: logger
        )
        let relay = EventRelay(events: services.events, database: services.database, listening: configuration)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                // A stop is theirs at once, while requests in flight are still answered.
                group.addTask { await cancelWhenGracefulShutdown { await jobs.run() } }
                // Who follows events is told then that it is over.
                group.addTask { await cancelWhenGracefulShutdown { await relay.run() } }
                if !webhookOrigins.isEmpty {
                    group.addTask { await cancelWhenGracefulShutdown { await deliver(services) } }
                }
                defer { group.cancelAll() }
                try await Listener(address: address, stopLimit: stopLimit, logger: logger).run(
                    services,
                    pool,
                    testClock: testClock
                )
            }
        } catch {
            await pool.shutDown(within: .seconds(10))
            throw error
        }
        logger.notice("stopping")
        await pool.shutDown(within: .seconds(10))
    }
}
