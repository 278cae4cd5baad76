import API
import Application
import ArgumentParser
import Foundation
import HTTP
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Postgres
import ServiceLifecycle
import Synchronization

/// Where the server listens: `127.0.0.1:8080`, `[::1]:8080`, `0.0.0.0:80`.
struct ListenAddress: ExpressibleByArgument {
    let host: String
    /// 0 lets the system choose.
    let port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = UInt16(argument[argument.index(after: colon)...])
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: Int(port))
    }

    var defaultValueDescription: String { "\(host):\(port)" }
}

/// The HTTP server in front of the pool.
struct Listener {
    let address: ListenAddress
    /// How long requests in flight may take after the stop was asked for.
    let stopLimit: Duration
    let logger: Logger

    /// Answers requests until the stop is asked for, and then those in flight until `stopLimit`: the rest is cut.
    ///
    /// - Parameters:
    ///   - services: What answers them.
    ///   - pool: The services' connections.
    ///   - testClock: A clock that anybody may set; nil for none.
    /// - Throws: `CommandFailure` 69 where it cannot listen.
    func run(_ services: Services, _ pool: PostgresPool, testClock: TestClock?) async throws {
        let api = API(
            services: services,
            readiness: Readiness { try await pool.withConnection { try await $0.validate() } },
            testClock: testClock
        )
        let listening = Flag()
        let application = Application(
            responder: api.makeResponder(),
            // A connection that says nothing between two requests, or in the middle of one.
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [ConnectionPatience()],
                    idleTimeout: .seconds(60)
                )
            ),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { [logger] channel in
                listening.raise()
                logger.notice("ready: listening on \(address.host):\(channel.localAddress?.port ?? address.port)")
            },
            logger: logger
        )
        do {
            try await stopInTime { try await application.run() }
        } catch  where !listening.isRaised {
            throw CommandFailure(
                EX_UNAVAILABLE,
                vi: "Không mở được \(address.host):\(address.port): \(error)",
                en: "Cannot listen on \(address.host):\(address.port): \(error)"
            )
        }
    }
}

extension Listener {
    /// Runs until the end, or until `stopLimit` after the stop was asked for, and then cancels.
    private func stopInTime(_ run: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await run()
                return true
            }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: stopLimit)
                return false
            }
            defer { group.cancelAll() }
            if try await group.next() == false { logger.warning("stopping: what is still in flight is cut") }
        }
    }
}

/// A fact that becomes true once.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}
