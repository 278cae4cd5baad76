import EmbeddedPostgres
import Foundation
import TestSupport

/// What the tests of running servers share.
enum ServerTesting {
    /// A configuration for a test: fast, small, and observed.
    static func configuration(_ folder: String, _ log: ObservationLog? = nil) -> EmbeddedServer.Configuration {
        var configuration = EmbeddedServer.Configuration(folder: folder)
        configuration.isDurable = false
        configuration.sharedBuffersMegabytes = 16
        configuration.maximumConnections = 20
        configuration.startLimit = .seconds(60)
        if let log { configuration.observer = log.observer }
        return configuration
    }

    /// Runs a body with a running server, and stops it however the body ends.
    @discardableResult
    static func withServer<Result>(
        _ configuration: EmbeddedServer.Configuration,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (EmbeddedServer) async throws -> Result
    ) async throws -> Result {
        let server = try await EmbeddedServer.start(configuration)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop(.immediate)
            throw error
        }
    }

    /// Runs statements in the server's `postgres` database.
    @discardableResult
    static func sql(_ statements: String, on server: EmbeddedServer) async throws -> String {
        try await AdministratorSQL(server: server).run(statements)
    }

    /// The reason why a start is refused; nil where it is not.
    static func refusal(_ configuration: EmbeddedServer.Configuration) async -> EmbeddedPostgresError? {
        do throws(EmbeddedPostgresError) {
            let server = try await EmbeddedServer.start(configuration)
            await server.stop(.immediate)
            return nil
        } catch {
            return error
        }
    }

    /// The words of a line of /proc/PID/status, such as `Uid:`.
    static func status(_ key: String, of process: Int32) -> [String] {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(key):") } ?? ""
        return line.split(whereSeparator: \.isWhitespace).dropFirst().map(String.init)
    }
}
