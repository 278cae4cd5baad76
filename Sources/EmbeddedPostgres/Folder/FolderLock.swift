import Foundation
import Synchronization

/// A supervisor's exclusive hold on a folder: an advisory lock (`flock`) that the kernel drops when the process ends,
/// however it ends, so a killed supervisor never blocks the next one.
final class FolderLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock, or refuses at once.
    ///
    /// - Throws: ``EmbeddedPostgresError/folderInUse(path:processID:)``, or
    ///   ``EmbeddedPostgresError/folderUnusable(path:reason:)`` where the lock's file cannot be made.
    init(_ folder: ServerFolder) throws(EmbeddedPostgresError) {
        while true {
            let opened = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard opened >= 0 else { throw .folderUnusable(path: folder.path, reason: SystemReason.last) }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let text = try? String(contentsOfFile: folder.lock, encoding: .utf8)
                close(opened)
                throw .folderInUse(path: folder.path, processID: text.flatMap { Int32($0.dropLast()) })
            }
            // Whoever clears a folder away holds its lock meanwhile: what was opened may be gone from the path.
            guard FileStatus(of: opened)?.identity == FileStatus(of: folder.lock)?.identity else {
                close(opened)
                continue
            }
            let note = "\(getpid())\n"
            if ftruncate(opened, 0) == 0 { _ = note.withCString { pwrite(opened, $0, note.utf8.count, 0) } }
            descriptor = Mutex(opened)
            return
        }
    }

    deinit { release() }

    /// Gives the folder up; a second call does nothing.
    func release() {
        descriptor.withLock { held in
            if let held { close(held) }
            held = nil
        }
    }
}
