import Glibc

/// An export's exclusive hold on the folder that it writes into: an advisory lock (`flock`) that the kernel drops when
/// the process ends, however it ends, so a killed export never blocks the next one.
final class ExportLock {
    private let descriptor: Int32

    /// Takes the lock, or refuses at once.
    ///
    /// The lock's file stays for ever: were it removed, two exports could each hold a lock on a file of that name.
    ///
    /// - Throws: `ExportFailure.folderInUse`, or `ExportFailure.file` where the lock's file cannot be made.
    init(directory: String) throws(ExportFailure) {
        let path = "\(directory)/.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .system(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw errno == EWOULDBLOCK ? .folderInUse(path: directory) : .system(path)
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        // Closing alone would leave the lock to a child that is forked and has not yet run its program: it has the
        // descriptor until then.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
