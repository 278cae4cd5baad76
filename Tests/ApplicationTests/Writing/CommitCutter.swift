import Foundation
import Synchronization
import TestSupport

/// Stands between a client and the test's server, and cuts the first connection that commits: the COMMIT is carried out,
/// and its answer goes nowhere.
final class CommitCutter: Sendable {
    /// What is known of the cut.
    private enum Cut { case armed, sent, done }

    /// A connection string that leads through it.
    let connectionString: String
    private let listener: Int32
    private let server: String
    private let cut = Mutex(Cut.armed)

    /// Whether a COMMIT was carried out whose answer was kept back.
    var hasCut: Bool { cut.withLock { $0 == .done } }

    private init(in folder: String, before database: TestDatabase, user: String) throws {
        let direct = database.connectionString(user: user)
        guard let host = try direct.firstMatch(of: Regex("host='([^']+)'", as: (Substring, Substring).self))?.1 else {
            throw SocketFailure()
        }
        server = "\(host)/.s.PGSQL.5432"
        // Of two values of a keyword the last one counts; whoever listens here is not the server's account.
        connectionString = "\(direct) host='\(folder)' requirepeer=''"
        listener = try Self.open { try Self.bind($0, to: "\(folder)/.s.PGSQL.5432") }
    }

    /// Runs a test's body with one, before the test's own database.
    static func use(user: String, _ body: (CommitCutter) async throws -> Void) async throws {
        try await TemporaryFolder.use { folder in
            let cutter = try CommitCutter(in: folder.path, before: try TestDatabase.current, user: user)
            Thread.detachNewThread { cutter.acceptAll() }
            defer { shutdown(cutter.listener, Int32(SHUT_RDWR)) }
            try await body(cutter)
        }
    }

    private func acceptAll() {
        while case let client = accept(listener, nil, nil), client >= 0 {
            guard let backend = try? Self.open({ try Self.connect($0, to: server) }) else {
                close(client)
                continue
            }
            Thread.detachNewThread { self.relay(client, backend) }
        }
        close(listener)
    }

    private func relay(_ client: Int32, _ backend: Int32) {
        let isOver = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            self.relayAnswers(from: backend, to: client)
            isOver.signal()
        }
        while let bytes = Self.read(client) {
            if bytes.firstRange(of: Data("\0commit\0".utf8)) != nil {
                cut.withLock { if $0 == .armed { $0 = .sent } }
            }
            guard Self.write(bytes, to: backend) else { break }
        }
        shutdown(backend, Int32(SHUT_RDWR))
        isOver.wait()
        close(client)
        close(backend)
    }

    private func relayAnswers(from backend: Int32, to client: Int32) {
        var kept = Data()
        while let bytes = Self.read(backend) {
            guard cut.withLock({ $0 == .sent }) else {
                guard Self.write(bytes, to: client) else { break }
                continue
            }
            kept += bytes
            // The tag of its CommandComplete: it is carried out.
            if kept.firstRange(of: Data("COMMIT\0".utf8)) != nil {
                cut.withLock { $0 = .done }
                break
            }
        }
        shutdown(client, Int32(SHUT_RDWR))
    }
}

extension CommitCutter {
    private struct SocketFailure: Error {}

    private static func open(_ use: (Int32) throws -> Void) throws -> Int32 {
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw SocketFailure() }
        do {
            try use(socket)
        } catch {
            close(socket)
            throw error
        }
        return socket
    }

    private static func bind(_ socket: Int32, to path: String) throws {
        let isBound = withAddress(path) { Glibc.bind(socket, $0, $1) == 0 && listen(socket, 16) == 0 }
        guard isBound else { throw SocketFailure() }
    }

    private static func connect(_ socket: Int32, to path: String) throws {
        guard withAddress(path, { Glibc.connect(socket, $0, $1) == 0 }) else { throw SocketFailure() }
    }

    private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// Waits for bytes; nil at the end.
    private static func read(_ socket: Int32) -> Data? {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &bytes, bytes.count, 0)
        return count > 0 ? Data(bytes.prefix(count)) : nil
    }

    private static func write(_ bytes: Data, to socket: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
