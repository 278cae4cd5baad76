import Foundation
import Testing

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
    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try run(try executable, arguments, input: input, environment: environment)
    }

    /// Runs a line of shell in which `$0` is `thidua`.
    static func runShell(_ line: String, _ arguments: String...) throws -> Outcome {
        try run(URL(filePath: "/bin/sh"), ["-c", line, try executable.path] + arguments, input: "", environment: [:])
    }

    private static func run(
        _ program: URL,
        _ arguments: [String],
        input: String,
        environment: [String: String]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        let streams = try Streams(input: input)
        process.standardInput = streams.input
        process.standardOutput = streams.output
        process.standardError = streams.errors
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: try streams.text(of: streams.output),
            errors: try streams.text(of: streams.errors)
        )
    }

    /// Beside the bundle that holds these tests.
    private static var executable: URL {
        get throws {
            var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            while folder.path != "/" {
                let candidate = folder.appending(path: "thidua")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                folder.deleteLastPathComponent()
            }
            throw NotBuilt()
        }
    }

    private struct NotBuilt: Error, CustomStringConvertible {
        let description = "thidua is not built: run `swift build`"
    }

    /// Files, so that no pipe can fill up and block; gone with the value.
    private final class Streams {
        private let folder: URL
        let input: FileHandle
        let output: FileHandle
        let errors: FileHandle

        init(input text: String) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = { [folder] (name: String, content: String) in
                let url = folder.appending(path: name)
                try Data(content.utf8).write(to: url)
                return try FileHandle(forUpdating: url)
            }
            input = try file("input", text)
            output = try file("output", "")
            errors = try file("errors", "")
        }

        func text(of handle: FileHandle) throws -> String {
            try handle.seek(toOffset: 0)
            return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }
}
