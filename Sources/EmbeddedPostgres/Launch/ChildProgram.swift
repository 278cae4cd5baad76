import Foundation
import Subprocess
import SystemPackage

/// How this module runs other programs: under the server's account, in `/`, with a small environment of its own.
///
/// The supervisor's environment is not passed on: it may hold connection strings with passwords, and PostgreSQL's own
/// variables (`PGDATA`, `PGOPTIONS`, …) would change what the programs do.
///
/// The account is changed by util-linux's `setpriv`, which becomes the program, and not by the subprocess package's
/// `userID`: that calls `setgroups` and `setuid` in a copy of a process with many threads, where glibc waits for
/// threads that the copy does not have. Seen: a child that hung for ever.
struct ChildProgram: Sendable {
    /// The program: a path, or a name to be found by PATH.
    let program: String
    let arguments: [String]
    /// The account to change to; nil keeps the supervisor's.
    let account: ServerAccount?
    /// Whether the program gets a session of its own, out of reach of the terminal's Ctrl-C.
    var ownSession = false

    /// What a finished program left.
    struct Result: Sendable {
        let status: TerminationStatus
        /// Standard output and standard error as they came, at most 64 kB.
        let text: String
    }

    /// The subprocess package's form of it.
    var configuration: Subprocess.Configuration {
        var options = PlatformOptions()
        options.createSession = ownSession
        var command = [program] + arguments
        if let account, account.differs {
            let identity = ["--reuid", String(account.userID), "--regid", String(account.groupID), "--clear-groups"]
            command = ["setpriv"] + identity + ["--no-new-privs", "--"] + command
        }
        let first = command.removeFirst()
        return Subprocess.Configuration(
            executable: first.contains("/") ? .path(FilePath(first)) : .name(first),
            arguments: Arguments(command),
            environment: .custom(Self.environment),
            workingDirectory: FilePath("/"),
            platformOptions: options
        )
    }

    /// Runs it to its end, without input.
    ///
    /// - Throws: the subprocess package's error where it could not be started or said more than 64 kB.
    func run() async throws -> Result {
        let result = try await Subprocess.run(
            configuration,
            input: .none,
            output: .string(limit: 65_536),
            error: .combinedWithOutput
        )
        return Result(status: result.terminationStatus, text: result.standardOutput)
    }

    private static let environment: [Environment.Key: String] = {
        let own = ProcessInfo.processInfo.environment
        var values: [Environment.Key: String] = ["LC_ALL": "C", "PATH": own["PATH"] ?? "/usr/bin:/bin"]
        values["LD_LIBRARY_PATH"] = own["LD_LIBRARY_PATH"]
        return values
    }()
}
