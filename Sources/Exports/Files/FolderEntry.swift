import Foundation

/// What a path names, links not followed.
enum FolderEntry {
    case absent, file, folder, link, other

    /// Looks at a path.
    init(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            self = .absent
            return
        }
        self =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
    }

    /// Removes what a path names and all that it holds; nothing there is as good.
    static func remove(_ path: String) throws(ExportFailure) {
        if case .absent = FolderEntry(path) { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw .file(path: path, reason: error.localizedDescription)
        }
    }

    /// Waits until the disk has a folder's list of names.
    static func synchronise(_ folder: String) throws(ExportFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(folder) }
    }
}
