import Foundation

/// Writes the supervisor's own small files.
enum PrivateFile {
    /// Puts a text at a path, whole or not at all: written aside, then renamed.
    ///
    /// - Parameters:
    ///   - text: what the file shall hold.
    ///   - path: where; what is there already is replaced.
    ///   - permissions: the permission bits, such as 0o600.
    ///   - group: the group that the bits speak of; nil leaves the supervisor's.
    /// - Throws: ``EmbeddedPostgresError/folderUnusable(path:reason:)``.
    static func write(
        _ text: String,
        to path: String,
        permissions: mode_t,
        group: gid_t?
    )
        throws(EmbeddedPostgresError)
    {
        let aside = "\(path).new"
        unlink(aside)
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions)
        guard descriptor >= 0 else { throw .folderUnusable(path: path, reason: SystemReason.last) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count,
            fchown(descriptor, uid_t.max, group ?? gid_t.max) == 0,
            fchmod(descriptor, permissions) == 0,
            rename(aside, path) == 0
        else { throw .folderUnusable(path: path, reason: SystemReason.last) }
    }
}
