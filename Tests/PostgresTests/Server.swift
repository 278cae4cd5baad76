import Postgres
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The throw-away server of this test process: started by the first test that asks, gone with the process.
///
/// All that the other files know of it is `Server.connection()`, `Server.connectionString()` and `Server.private…`.
enum Server {
    static func connectionString(_ more: String = "") async throws -> String {
        "host=\(try await running.value.directory) dbname=postgres user=postgres \(more)"
    }

    /// A connection to the server that all tests share.
    static func connection(
        _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) async throws -> PostgresConnection {
        var configuration = try PostgresConfiguration(try await connectionString())
        configuration.statementTimeout = .seconds(30)
        change(&configuration)
        return try await PostgresConnection.connect(configuration)
    }

    /// A server of the test's own, which it may stop, kill and start.
    static func own(settings: [String: String] = [:]) throws -> OwnServer {
        try OwnServer(settings: settings)
    }

    private static let running = Task { try OwnServer(settings: [:]) }
}

final class OwnServer: Sendable {
    let directory: String
    private let settings: [String: String]

    init(settings: [String: String]) throws {
        var template = Array("/tmp/postgres-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(what: "mkdtemp") }
        directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        self.settings = settings
        if getuid() == 0, let user = getpwnam("postgres") {
            chown(directory, user.pointee.pw_uid, user.pointee.pw_gid)
        }
        try run("initdb", "-D", "\(directory)/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N")
        try start()
        // The process has no last moment of its own to stop the server in: a child waits for our end.
        let watcher = """
            while kill -0 \(getpid()) 2>/dev/null; do sleep 1; done
            \(command("pg_ctl", "-D", "\(directory)/data", "-m", "immediate", "stop")); rm -rf \(directory)
            """
        try shell("setsid sh -c '\(watcher)' </dev/null >/dev/null 2>&1 &")
    }

    func start() throws {
        var options = "-c listen_addresses= -c unix_socket_directories=\(directory) -c max_connections=200 "
        options += "-c fsync=off -c max_prepared_transactions=0 -c log_min_messages=fatal"
        for (name, value) in settings { options += " -c \(name)=\(value)" }
        try run("pg_ctl", "-D", "\(directory)/data", "-w", "-l", "\(directory)/log", "-o", "\"\(options)\"", "start")
    }

    func stop(_ mode: String = "immediate") throws {
        try run("pg_ctl", "-D", "\(directory)/data", "-w", "-m", mode, "stop")
    }

    func configuration(_ more: String = "") throws -> PostgresConfiguration {
        try PostgresConfiguration("host=\(directory) dbname=postgres user=postgres \(more)")
    }

    func connection() async throws -> PostgresConnection {
        try await PostgresConnection.connect(try configuration())
    }

    private func command(_ tool: String, _ arguments: String...) -> String {
        command(tool, arguments)
    }

    private func command(_ tool: String, _ arguments: [String]) -> String {
        let line = (["/usr/lib/postgresql/15/bin/\(tool)"] + arguments).joined(separator: " ")
        return getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups \(line)" : line
    }

    private func run(_ tool: String, _ arguments: String...) throws {
        try shell("cd / && \(command(tool, arguments)) </dev/null >/dev/null 2>&1")
    }

    /// By posix_spawn: Foundation's Process waits until the last child has closed what it inherited, and the server,
    /// a grandchild, never does.
    private func shell(_ line: String) throws {
        let words: [String] = ["/bin/sh", "-c", line]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        var status: Int32 = 0
        guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0,
            waitpid(child, &status, 0) == child, status == 0
        else { throw Failure(what: line) }
    }

    struct Failure: Error {
        let what: String
    }
}
