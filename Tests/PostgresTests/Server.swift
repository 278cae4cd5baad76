import EmbeddedPostgres
import Glibc
import Postgres
import TestSupport

/// The server that all tests share, as a test with the trait `.database` sees it.
enum Server {
    /// A connection to the test's own database.
    static func connection(
        _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) async throws -> PostgresConnection {
        var configuration = try PostgresConfiguration(try TestDatabase.current.connectionString())
        configuration.statementTimeout = .seconds(30)
        change(&configuration)
        return try await PostgresConnection.connect(configuration)
    }
}

/// A server of one test's own, which it may stop, pause and start.
actor OwnServer {
    private let settings: EmbeddedServer.Configuration
    private var server: EmbeddedServer

    private init(_ settings: EmbeddedServer.Configuration) async throws {
        self.settings = settings
        server = try await EmbeddedServer.start(settings)
    }

    /// Runs a test's body with a server, and stops it however the body ends.
    static func use(settings: [String: String] = [:], _ body: (OwnServer) async throws -> Void) async throws {
        try await TemporaryFolder.use { folder in
            var configuration = EmbeddedServer.Configuration(folder: folder.path)
            configuration.isDurable = false
            configuration.sharedBuffersMegabytes = 16
            configuration.maximumConnections = 20
            configuration.settings = settings
            let server = try await OwnServer(configuration)
            do {
                try await body(server)
            } catch {
                await server.stop()
                throw error
            }
            await server.stop()
        }
    }

    /// Starts it again on the same data.
    func start() async throws {
        server = try await EmbeddedServer.start(settings)
    }

    func stop() async {
        await server.stop()
    }

    /// Stops the main process in its tracks for as long as the body runs: it accepts (the kernel does) and does not
    /// answer.
    nonisolated func paused(_ body: () async throws -> Void) async throws {
        guard let process = await server.mainProcessID else { throw NotRunning() }
        kill(process, SIGSTOP)
        defer { kill(process, SIGCONT) }
        try await body()
    }

    /// Kills the main process, so that all connections break at once; the server is started again by its supervisor.
    func crash() async throws {
        guard let process = await server.mainProcessID else { throw NotRunning() }
        kill(process, SIGKILL)
        while await server.mainProcessID == process { try await Task.sleep(for: .milliseconds(2)) }
    }

    func configuration(_ more: String = "") throws -> PostgresConfiguration {
        try PostgresConfiguration("\(server.connectionString(database: "postgres")) \(more)")
    }

    func connection() async throws -> PostgresConnection {
        try await PostgresConnection.connect(try configuration())
    }

    private struct NotRunning: Error {}
}
