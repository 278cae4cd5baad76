import Foundation
import Subprocess
import SystemPackage

/// The built `thidua`, run as a user runs it.
enum Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs `thidua` to its end.
    ///
    /// - Parameters:
    ///   - arguments: What follows the program's name.
    ///   - input: What standard input holds.
    ///   - environment: Variables beside PATH.
    /// - Returns: What came of it.
    /// - Throws: Where it cannot be started.
    static func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await run(try path, arguments, input: input, environment: environment)
    }

    /// Runs a line of shell in which `$0` is `thidua`.
    static func runShell(_ line: String, _ arguments: String...) async throws -> Outcome {
        try await run("/bin/sh", ["-c", line, try path] + arguments, input: "", environment: [:])
    }

    /// A `thidua` that runs.
    struct Running {
        /// All that it has said on standard error, the awaited line last.
        let lines: [String]
        /// Sends SIGTERM.
        let stop: () throws -> Void
    }

    /// Starts `thidua`, waits until a line on standard error holds `text`, runs `body` with it, and ends it by SIGTERM.
    ///
    /// - Returns: Its exit status; nil where it ended before it said so.
    static func serving(
        _ arguments: [String],
        environment more: [String: String] = [:],
        until text: String,
        _ body: (_ running: Running) async throws -> Void
    ) async throws -> Int32? {
        let result = try await Subprocess.run(
            .path(FilePath(try path)),
            arguments: Arguments(arguments),
            environment: .custom(environment(more)),
            input: .none,
            output: .discarded,
            error: .sequence
        ) { execution in
            var isReady = false
            var lines: [String] = []
            // Read to the end: a program whose standard error is closed dies of its next line.
            for try await line in execution.standardError.strings() where !isReady {
                lines.append(line)
                guard line.contains(text) else { continue }
                isReady = true
                var isStopped = false
                try await body(
                    Running(lines: lines) {
                        isStopped = true
                        try execution.send(signal: .terminate)
                    }
                )
                if !isStopped { try execution.send(signal: .terminate) }
            }
            return isReady
        }
        return result.closureResult ? status(of: result.terminationStatus) : nil
    }

    private static func run(
        _ program: String,
        _ arguments: [String],
        input: String,
        environment: [String: String]
    ) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: .custom(Self.environment(environment)),
            input: .string(input),
            output: .string(limit: 1 << 24),
            error: .string(limit: 1 << 20)
        )
        return Outcome(
            status: status(of: result.terminationStatus),
            output: result.standardOutput,
            errors: result.standardError
        )
    }

    private static func environment(_ more: [String: String]) -> [Environment.Key: String] {
        let all = ["PATH": "/usr/bin:/bin"].merging(more) { $1 }
        return Dictionary(uniqueKeysWithValues: all.map { (Environment.Key(stringLiteral: $0), $1) })
    }

    /// The exit status, or 128 and the signal's number as a shell says it.
    private static func status(of status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }

    /// Beside the bundle that holds these tests.
    private static var path: String {
        get throws {
            var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            while folder.path != "/" {
                let candidate = folder.appending(path: "thidua").path
                if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
                folder.deleteLastPathComponent()
            }
            throw NotBuilt()
        }
    }

    private struct NotBuilt: Error, CustomStringConvertible {
        let description = "thidua is not built: run `swift build`"
    }
}
