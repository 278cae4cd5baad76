import Foundation

/// `thidua serve` in the background, in a session of its own: it outlives the command that starts it.
struct BackgroundServer {
    let folder: String
    let address: ListenAddress

    /// POSIX_SPAWN_SETSID of glibc's spawn.h, which Swift does not see.
    private static let newSession: Int16 = 0x80

    private var pidFile: String { "\(folder)/serve.pid" }
    var log: String { "\(folder)/serve.log" }

    /// The server that runs on this folder; nil for none.
    var running: pid_t? {
        guard let text = try? String(contentsOfFile: pidFile, encoding: .utf8),
            let pid = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)), pid > 1,
            // The number may be another program's by now.
            let arguments = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline"),
            arguments.split(separator: 0).contains(Data("serve".utf8))
        else { return nil }
        return pid
    }

    /// Starts the server.
    ///
    /// - Throws: Where it cannot be started, or ends before it answers.
    func start() async throws {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let pid = try spawn([program, "serve", "--data", folder, "--listen", "\(address.defaultValueDescription)"])
        try "\(pid)\n".write(toFile: pidFile, atomically: true, encoding: .utf8)
        try await wait(for: pid)
    }

    /// Stops the server that runs on this folder, and waits for it.
    ///
    /// - Returns: Whether there was one.
    func stop() async throws -> Bool {
        guard let pid = running else { return false }
        kill(pid, SIGTERM)
        let deadline = ContinuousClock.now + .seconds(60)
        while running != nil {
            guard ContinuousClock.now < deadline else {
                throw CommandFailure(
                    EX_TEMPFAIL,
                    vi: "Máy chủ (\(pid)) không dừng sau 60 giây. Nhật ký: \(log)",
                    en: "The server (\(pid)) has not stopped within 60 seconds. Its log: \(log)"
                )
            }
            // Its parent is gone or somebody else: there is nothing to wait on but its going.
            try await Task.sleep(for: .milliseconds(50))
        }
        try? FileManager.default.removeItem(atPath: pidFile)
        return true
    }

    private func spawn(_ arguments: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawnattr_setflags(&attributes, Self.newSession)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        let pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var pid: pid_t = 0
        let status = posix_spawn(&pid, arguments[0], &actions, &attributes, pointers, environ)
        guard status == 0 else {
            throw CommandFailure(
                EX_OSERR,
                vi: "Không chạy được \(arguments[0]): \(String(cString: strerror(status))).",
                en: "\(arguments[0]) cannot be run: \(String(cString: strerror(status)))."
            )
        }
        return pid
    }

    private func wait(for pid: pid_t) async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while try Curl.status("http://\(address.defaultValueDescription)/readyz") != 200 {
            var status: Int32 = 0
            guard waitpid(pid, &status, WNOHANG) == 0, ContinuousClock.now < deadline else {
                let tail = (try? String(contentsOfFile: log, encoding: .utf8))?.split(separator: "\n").suffix(3) ?? []
                throw CommandFailure(
                    EX_UNAVAILABLE,
                    vi:
                        "Máy chủ không trả lời tại \(address.defaultValueDescription). Nhật ký \(log):\n\(tail.joined(separator: "\n"))",
                    en:
                        "The server does not answer at \(address.defaultValueDescription). Its log \(log):\n\(tail.joined(separator: "\n"))"
                )
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

/// The program `curl`: what the demonstration shows is what was really asked and answered.
enum Curl {
    /// The status of a request; nil where nobody answers.
    static func status(_ url: String) throws -> Int? {
        let answer = try run(["--silent", "--output", "/dev/null", "--write-out", "%{http_code}", url])
        return Int(answer).flatMap { $0 == 0 ? nil : $0 }
    }

    /// What a request is answered.
    static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl"] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus != 127 else {
            throw CommandFailure(EX_UNAVAILABLE, vi: "Thiếu chương trình curl.", en: "The program curl is missing.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
