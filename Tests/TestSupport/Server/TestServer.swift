package import EmbeddedPostgres
import Foundation
import Synchronization

/// The one PostgreSQL server of a test process: started by the first test that needs it, in a folder of its own below
/// /tmp, without fsync, with 300 connections.
///
/// It stops when the process exits. When the process is killed the server's watchdog stops it, and the next test run
/// removes the folder.
package actor TestServer {
    /// The server of this process.
    package static let shared = TestServer()

    /// The roles that tests may connect as, beside the superuser.
    ///
    /// Roles belong to the whole server: a test that creates one of them drops it, or creates it only where it is
    /// missing.
    package static let roles = [
        "thidua_owner", "thidua_app", "thidua_auth", "thidua_reader", "thidua_loader", "test_first", "test_second",
    ]

    private static let folderPrefix = "thidua-test-"
    private var starting: Task<EmbeddedServer, any Error>?

    /// The running server; waits until it accepts connections.
    ///
    /// - Throws: ``TestServerUnavailable``, to every test that asks: a test is never skipped for want of a server.
    package func running() async throws -> EmbeddedServer {
        if let starting { return try await starting.value }
        let task = Task { try await Self.start() }
        starting = task
        return try await task.value
    }

    private static func start() async throws -> EmbeddedServer {
        await removeLeftOvers()
        var configuration = EmbeddedServer.Configuration(folder: "/tmp/\(folderPrefix)\(UUID().uuidString)")
        configuration.roles = roles
        configuration.maximumConnections = 300
        configuration.sharedBuffersMegabytes = 64
        configuration.isDurable = false
        do {
            let server = try await EmbeddedServer.start(configuration)
            // Registered after the first child process: exit handlers run backwards, and this one still needs the
            // subprocess package's monitor.
            atExit.withLock { $0 = server }
            atexit { TestServer.stopAtExit() }
            return server
        } catch {
            throw TestServerUnavailable(reason: error)
        }
    }

    /// Removes the folders of earlier test processes that did not come to their end; those in use refuse it.
    private static func removeLeftOvers() async {
        TemporaryFolder.removeLeftOvers()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix(folderPrefix) {
            let path = "/tmp/\(name)"
            // Without a lock it is being made at this moment.
            guard FileManager.default.fileExists(atPath: "\(path)/lock") else { continue }
            try? await EmbeddedServer.remove(folder: path)
        }
    }

    private static let atExit = Mutex<EmbeddedServer?>(nil)

    private static func stopAtExit() {
        guard let server = atExit.withLock({ $0 }) else { return }
        let finished = DispatchSemaphore(value: 0)
        Task.detached {
            await server.stop(.immediate)
            try? await EmbeddedServer.remove(folder: server.folderPath)
            finished.signal()
        }
        // Should it take longer, the watchdog stops the server and the next run removes the folder.
        _ = finished.wait(timeout: .now() + 20)
    }
}
