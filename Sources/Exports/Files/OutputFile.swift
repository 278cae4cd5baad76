import Crypto
import Domain
import Glibc

/// A file that is written from its beginning to its end, and summed on the way.
final class OutputFile {
    /// What a whole file comes to.
    struct Sum {
        let bytes: Int
        /// 64 hexadecimal digits.
        let sha256: String
    }

    private let path: String
    private let descriptor: Int32
    private var hash = SHA256()
    private var count = 0

    /// Makes a file where none is.
    init(path: String) throws(ExportFailure) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .system(path) }
        self.path = path
    }

    deinit { close(descriptor) }

    /// Writes all of the bytes.
    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(ExportFailure) {
        var rest = UnsafeRawBufferPointer(bytes)
        hash.update(bufferPointer: rest)
        count += rest.count
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .system(path) }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// What was written.
    func sum() -> Sum { Sum(bytes: count, sha256: hash.finalize().hexadecimal) }

    /// Waits until the disk has a file, whoever wrote it.
    static func synchronise(path: String) throws(ExportFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .system(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(path) }
    }

    /// Sums a file that somebody else wrote, and leaves it to the owner and the group as ours are.
    static func sum(path: String) throws(ExportFailure) -> Sum {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .system(path) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o640) == 0 else { throw .system(path) }
        var hash = SHA256()
        var count = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let length = read(descriptor, &buffer, buffer.count)
            if length < 0, errno == EINTR { continue }
            guard length >= 0 else { throw .system(path) }
            if length == 0 { return Sum(bytes: count, sha256: hash.finalize().hexadecimal) }
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<length])) }
            count += length
        }
    }
}
