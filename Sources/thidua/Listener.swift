import API
import Application
import ArgumentParser
import Foundation
import HTTP
import Hummingbird
import Logging
import NIOCore
import Postgres
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
    let logger: Logger

    /// Answers requests until the stop is asked for, and then to the end those in flight.
    ///
    /// - Throws: `CommandFailure` 69 where it cannot listen.
    func run(_ pool: PostgresPool) async throws {
        let services = Services(database: PooledRunner(pool), hasher: PasswordHasher(), clock: .system)
        let api = API(
            services: services,
            readiness: Readiness { try await pool.withConnection { try await $0.validate() } }
        )
        let listening = Flag()
        let application = Application(
            responder: api.makeResponder(),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { [logger] channel in
                listening.raise()
                logger.notice("ready: listening on \(address.host):\(channel.localAddress?.port ?? address.port)")
            },
            logger: logger
        )
        do {
            try await application.run()
        } catch  where !listening.isRaised {
            throw CommandFailure(
                EX_UNAVAILABLE,
                vi: "Không mở được \(address.host):\(address.port): \(error)",
                en: "Cannot listen on \(address.host):\(address.port): \(error)"
            )
        }
    }
}

/// A fact that becomes true once.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}
