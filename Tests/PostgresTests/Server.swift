import Glibc
import Postgres
import Testing

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
        try stopWithThisProcess()
    }

    /// The process has no last moment of its own to stop the server in: a child does, when its input ends with us.
    ///
    /// It ends however the process does, because the system then closes the pipe.
    private func stopWithThisProcess() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(what: "pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let stop = command("pg_ctl", ["-D", "\(directory)/data", "-m", "immediate", "stop"])
        let atTheEnd = "cat; cd /; \(stop); rm -rf \(directory)"
        // Descriptor 3, because a shell gives what runs in the background an empty input.
        try shell("exec 3<&0; setsid sh -c '\(atTheEnd)' <&3 >/dev/null 2>&1 &", input: ends[0])
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

    /// Stops the postmaster in its tracks: it accepts (the kernel does) and does not answer.
    func pause() {
        kill(postmaster, SIGSTOP)
    }

    func resume() {
        kill(postmaster, SIGCONT)
    }

    /// Stops one of its processes in its tracks.
    func pause(_ backend: Int32) {
        kill(backend, SIGSTOP)
    }

    func resume(_ backend: Int32) {
        kill(backend, SIGCONT)
    }

    private var postmaster: pid_t {
        guard let file = fopen("\(directory)/data/postmaster.pid", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 32)
        guard fgets(&line, 32, file) != nil else { return 0 }
        return pid_t(atoi(line))
    }

    func configuration(_ more: String = "") throws -> PostgresConfiguration {
        try PostgresConfiguration("host=\(directory) dbname=postgres user=postgres \(more)")
    }

    func connection() async throws -> PostgresConnection {
        try await PostgresConnection.connect(try configuration())
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
    private func shell(_ line: String, input: Int32? = nil) throws {
        let words: [String] = ["/bin/sh", "-c", line]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
        // The server outlives this call, and must not hold the test runner's pipes open.
        for descriptor in 3..<256 { posix_spawn_file_actions_addclose(&actions, Int32(descriptor)) }
        var child = pid_t()
        var status: Int32 = 0
        guard posix_spawn(&child, "/bin/sh", &actions, nil, &arguments, environ) == 0,
            waitpid(child, &status, 0) == child, status == 0
        else { throw Failure(what: line) }
    }

    struct Failure: Error {
        let what: String
    }
}
