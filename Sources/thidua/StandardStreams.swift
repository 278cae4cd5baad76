import Foundation
import StrictJSON

/// What the system answers to a call that failed, in its own words.
struct SystemError: Error, CustomStringConvertible {
    private let number = errno

    var description: String { String(cString: strerror(number)) }
}

/// A file, or standard input, read whole.
enum InputFile {
    /// The bytes of a file; `-` is standard input.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - limit: After so many bytes reading stops: a device or a pipe may never end.
    /// - Returns: At most `limit` bytes.
    /// - Throws: Where it cannot be opened or read.
    static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw SystemError() }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        let start = lseek(descriptor, 0, SEEK_CUR)
        if start >= 0 {  // a file, not a pipe: its size is known, and it is read into one piece of memory
            bytes.reserveCapacity(min(max(Int(lseek(descriptor, 0, SEEK_END) - start), 0), limit))
            guard lseek(descriptor, start, SEEK_SET) == start else { throw SystemError() }
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while bytes.count < limit {
            let count = Foundation.read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError() }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }
}

/// Standard output, written through to the end or with an error.
enum StandardOutput {
    /// Hands over all that a writer holds.
    static func drain(_ writer: inout JSONWriter) throws(SystemError) {
        try writer.drain { bytes throws(SystemError) in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = write(STDOUT_FILENO, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw SystemError() }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
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
