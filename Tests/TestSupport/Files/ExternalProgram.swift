import Subprocess
import SystemPackage

/// Programs that know nothing of ThiDua and look at what it wrote.
package enum ExternalProgram {
    package struct Failure: Error {
        let program: String
        let errors: String
    }

    /// Runs a program to its end.
    ///
    /// - Returns: What it said on standard output.
    /// - Throws: `Failure` with what it said on standard error, where it did not succeed.
    package static func run(_ program: String, _ arguments: String...) async throws -> String {
        let result = try await Subprocess.run(
            .name(program),
            arguments: Arguments(arguments),
            output: .string(limit: 1 << 26),
            error: .string(limit: 1 << 20)
        )
        guard result.terminationStatus.isSuccess else {
            throw Failure(program: program, errors: result.standardError)
        }
        return result.standardOutput
    }

    /// A part of a ZIP file, read by Python.
    package static func zipPart(_ part: String, of path: String) async throws -> String {
        try await run(
            "python3",
            "-c",
            "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
            path,
            part
        )
    }
}
