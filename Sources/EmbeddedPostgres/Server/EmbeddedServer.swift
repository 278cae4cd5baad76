import Foundation

/// A private PostgreSQL server: a child process on a data folder of its own, reached through a unix socket only.
///
/// ``start(_:)`` answers once it accepts connections; from then on it is supervised in a task of its own, launched
/// again whenever it ends by itself, until ``stop(_:)``. One folder has one supervisor (``FolderLock``). Who may
/// connect is decided in ``AccessFiles``; what happens when the supervisor is killed in ``Watchdog`` and ``LeftOver``.
///
/// State, each line ending with where it can go:
/// - launching → running, pausing (ended), stopping
/// - running → pausing (ended), stopping
/// - pausing → launching, stopping
/// - stopping → stopped
package actor EmbeddedServer {
    /// The role that owns the server, made by `initdb`.
    package static let superuser = "postgres"

    nonisolated let configuration: Configuration
    nonisolated let folder: ServerFolder
    nonisolated let socketFolder: SocketFolder
    nonisolated let account: ServerAccount
    nonisolated let binaries: ServerBinaries
    nonisolated let lock: FolderLock
    nonisolated let watchdog: Watchdog

    /// The main process while it is launched and not yet known to have ended.
    var processID: pid_t?
    var wasReady = false
    var stopMode: StopMode?
    var pauseBeforeRestart: Task<Void, Never>?
    var supervision: Task<Void, Never>?
    var stopping: Task<StopMode, Never>?

    /// Prepares the folder, clears away a left-over server, initialises where there is no data, launches, and waits
    /// until connections are accepted.
    ///
    /// - Returns: the running server. Keep it, and ``stop(_:)`` it: it goes on by itself.
    /// - Throws: what stands in the way; nothing is left running then.
    package static func start(_ configuration: Configuration) async throws(EmbeddedPostgresError) -> EmbeddedServer {
        let server = try await prepare(configuration)
        do throws(EmbeddedPostgresError) {
            try await server.launch()
        } catch {
            _ = await server.stop(.immediate)
            throw error
        }
        return server
    }

    /// A connection string in libpq's form for a database of this server.
    ///
    /// It holds no secret. It names the account that must be at the socket's other end, so that no other process can
    /// pose as the server.
    ///
    /// - Parameters:
    ///   - database: the database's name.
    ///   - user: the role: ``superuser``, or one of the configuration's.
    /// - Returns: keywords and quoted values.
    package nonisolated func connectionString(database: String, user: String = superuser) -> String {
        let pairs = [
            ("host", socketFolder.path), ("port", "5432"), ("dbname", database), ("user", user),
            ("requirepeer", account.name),
        ]
        return pairs.map { "\($0)=\(Self.quoted($1))" }.joined(separator: " ")
    }

    /// The absolute path of the folder that the server owns.
    package nonisolated var folderPath: String { folder.path }

    /// The absolute path of the folder with PostgreSQL's programs, such as `pg_dump`, of the server's version.
    package nonisolated var binariesPath: String { binaries.folder }

    /// The process number of the server's main process; nil while it is down.
    package var mainProcessID: Int32? { processID }

    /// Waits until the server has been stopped; stops it when the calling task is cancelled.
    package func run() async {
        await withTaskCancellationHandler {
            await supervision?.value
            _ = await stopping?.value
        } onCancel: {
            Task { await self.stop() }
        }
    }

    /// Stops the server and gives its folder up; answers once no process of it is left.
    ///
    /// - Parameter mode: how to begin. A fast stop that takes longer than the configuration's limit becomes
    ///   immediate; one that takes 10 seconds more, killed. A second call waits for the first.
    /// - Returns: the mode that it took.
    @discardableResult
    package func stop(_ mode: StopMode = .fast) async -> StopMode {
        if let stopping { return await stopping.value }
        let task = Task { await stopNow(mode) }
        stopping = task
        return await task.value
    }

    init(
        configuration: Configuration,
        folder: ServerFolder,
        socketFolder: SocketFolder,
        account: ServerAccount,
        binaries: ServerBinaries,
        lock: FolderLock,
        watchdog: Watchdog
    ) {
        self.configuration = configuration
        self.folder = folder
        self.socketFolder = socketFolder
        self.account = account
        self.binaries = binaries
        self.lock = lock
        self.watchdog = watchdog
    }

    private static func quoted(_ value: String) -> String {
        "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
