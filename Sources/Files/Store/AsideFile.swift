import Glibc
import Synchronization

/// A file that is being written aside. It is one writer's; when nobody holds it any more and it was not kept, it is removed.
package final class AsideFile: Sendable {
    let path: String
    let descriptor: Int32
    private let kept = Mutex(false)

    init(path: String) throws(FileStoreFailure) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw FileStoreFailure(path) }
    }

    deinit {
        close(descriptor)
        if !kept.withLock({ $0 }) { unlink(path) }
    }

    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(FileStoreFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileStoreFailure(path) }
            written += count
        }
    }

    /// A piece of what was written: fewer bytes at the end and none after it.
    func bytes(at offset: Int, upTo length: Int) throws(FileStoreFailure) -> [UInt8] {
        guard let bytes = pread(descriptor, at: offset, upTo: length) else { throw FileStoreFailure(path) }
        return bytes
    }

    /// Brings what was written to the disk.
    func flush() throws(FileStoreFailure) {
        guard fsync(descriptor) == 0 else { throw FileStoreFailure(path) }
    }

    /// Does something once that gives the file another name; whoever asks again finds it done.
    func keeping(_ rename: () throws(FileStoreFailure) -> Void) throws(FileStoreFailure) {
        var failure: FileStoreFailure?
        kept.withLock { kept in
            guard !kept else { return }
            do throws(FileStoreFailure) {
                try rename()
                kept = true
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}

/// A piece of an open file; nil where the disk refuses.
func pread(_ descriptor: Int32, at offset: Int, upTo length: Int) -> [UInt8]? {
    var isGood = true
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        while count < length {
            let read = Glibc.pread(
                descriptor,
                buffer.baseAddress.map { $0 + count },
                length - count,
                off_t(offset + count)
            )
            if read < 0, errno == EINTR { continue }
            isGood = read >= 0
            guard read > 0 else { return }
            count += read
        }
    }
    return isGood ? bytes : nil
}
