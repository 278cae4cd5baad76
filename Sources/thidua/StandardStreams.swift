import Foundation
import StrictJSON

/// Standard output, written through to the end or with an error.
enum StandardOutput {
    /// Hands over all that a writer holds.
    static func drain(_ writer: inout JSONWriter) throws {
        try writer.drain { bytes throws in
            try FileHandle.standardOutput.write(contentsOf: Data(buffer: bytes))
        }
    }

    static func write(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}

/// Standard error, a line at a time. What cannot be written there is lost: there is nowhere left to say so.
enum StandardError {
    static func write(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
    }
}

extension Language {
    /// The language that the environment asks for, as POSIX orders it; English where it asks for neither.
    static var ofEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.hasPrefix("vi") ? .vietnamese : .english
    }
}
