import Glibc

/// A written file that is held open after its name is gone: when nobody holds it any more the disk has its room back,
/// however that came about.
package final class UnnamedFile: Sendable {
    /// In bytes.
    package let count: Int
    /// Of its bytes, 64 hexadecimal digits.
    package let sha256: String
    private let path: String
    private let descriptor: Int32

    /// Opens a file that is written.
    init(path: String, _ file: Manifest.File) throws(ExportFailure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .system(path) }
        self.path = path
        count = file.bytes
        sha256 = file.sha256
    }

    deinit { close(descriptor) }

    /// A piece of it. It waits for the disk.
    ///
    /// - Parameters:
    ///   - offset: Where the piece begins.
    ///   - length: The most bytes.
    /// - Returns: The bytes, fewer than `length` at the end and none after it.
    /// - Throws: `ExportFailure`.
    package func bytes(at offset: Int, upTo length: Int) throws(ExportFailure) -> [UInt8] {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, initialized in
            repeat {
                result = pread(descriptor, buffer.baseAddress, length, off_t(offset))
            } while result < 0 && errno == EINTR
            initialized = max(0, result)
        }
        guard result >= 0 else { throw .system(path) }
        return bytes
    }
}
