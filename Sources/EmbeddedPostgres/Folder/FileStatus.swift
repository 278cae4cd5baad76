import Foundation

/// What `lstat` says of a path: a symbolic link is itself, never what it points to.
struct FileStatus: Sendable {
    let owner: uid_t
    /// The permission bits, such as 0o700.
    let permissions: mode_t
    let isFolder: Bool
    /// Which file it is: a path that was removed and made again answers another pair.
    let identity: Identity

    /// A file's device and number.
    struct Identity: Sendable, Hashable {
        let device: dev_t
        let number: ino_t
    }

    /// The status of a path; nil where there is nothing, or nothing that may be seen.
    init?(of path: String) {
        var record = stat()
        guard lstat(path, &record) == 0 else { return nil }
        self.init(record)
    }

    /// The status of an open file.
    init?(of descriptor: Int32) {
        var record = stat()
        guard fstat(descriptor, &record) == 0 else { return nil }
        self.init(record)
    }

    private init(_ record: stat) {
        owner = record.st_uid
        permissions = record.st_mode & 0o7777
        isFolder = record.st_mode & S_IFMT == S_IFDIR
        identity = Identity(device: record.st_dev, number: record.st_ino)
    }
}
