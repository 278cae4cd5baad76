import Foundation
import Glibc

/// Contents in a folder, which may be a mounted share that several servers use: every step is one rename on it.
///
///     contents/ab/ab34…   what is kept, by its SHA-256
///     aside/ab34…         what was taken out of the way, and will be removed
///     incoming/…          what is being written
package struct FolderFileStore: FileStore {
    /// The folder.
    package let folder: String

    /// - Parameter folder: Made with the first file, where it is missing; the one above it must be there.
    package init(folder: String) { self.folder = folder }

    private func path(_ hash: ContentHash) -> String { "\(folder)/contents/\(hash.description.prefix(2))/\(hash)" }
    private func asidePath(_ hash: ContentHash) -> String { "\(folder)/aside/\(hash)" }

    /// Makes the folder, and those in it.
    ///
    /// - Throws: `FileStoreFailure`.
    package func prepare() throws(FileStoreFailure) {
        for path in [folder] + ["contents", "aside", "incoming"].map({ "\(folder)/\($0)" }) { try make(path) }
    }

    package func makeAside() throws(FileStoreFailure) -> AsideFile {
        try prepare()
        return try AsideFile(path: "\(folder)/incoming/\(UUID().uuidString.lowercased())")
    }

    package func keep(_ file: AsideFile, as hash: ContentHash) throws(FileStoreFailure) {
        try file.keeping { () throws(FileStoreFailure) in
            try file.flush()
            let path = path(hash)
            let above = "\(folder)/contents/\(hash.description.prefix(2))"
            if mkdir(above, 0o750) == 0 { try Self.synchronise("\(folder)/contents") }
            try Self.rename(file.path, to: path)
            try Self.synchronise(above)
        }
    }

    package func open(_ hash: ContentHash) throws(FileStoreFailure) -> StoredContent? {
        // Between the first look and the second it may be brought back, so there is a third.
        for path in [path(hash), asidePath(hash), path(hash)] {
            if let content = try StoredContent(path: path) { return content }
        }
        return nil
    }

    package func list() throws(FileStoreFailure) -> [ListedContent] {
        let contents = "\(folder)/contents"
        var listed: [ListedContent] = []
        for name in try entries(of: contents) { listed += try listing(of: "\(contents)/\(name)", isSetAside: false) }
        listed += try listing(of: "\(folder)/aside", isSetAside: true)
        return listed
    }

    package func setAside(_ hash: ContentHash) throws(FileStoreFailure) {
        let path = asidePath(hash)
        try prepare()
        guard Glibc.rename(self.path(hash), path) == 0 else {
            if errno == ENOENT { return }
            throw FileStoreFailure(path)
        }
        // From now on it waits to be removed.
        guard utimensat(AT_FDCWD, path, nil, 0) == 0 || errno == ENOENT else { throw FileStoreFailure(path) }
    }

    package func bringBack(_ hash: ContentHash) throws(FileStoreFailure) {
        try Self.rename(asidePath(hash), to: path(hash))
    }

    package func remove(_ hash: ContentHash) throws(FileStoreFailure) {
        let path = asidePath(hash)
        guard unlink(path) == 0 || errno == ENOENT else { throw FileStoreFailure(path) }
    }

    package func removeAbandoned(before instant: Int64) throws(FileStoreFailure) -> Int {
        var removed = 0
        for name in try entries(of: "\(folder)/incoming") {
            let path = "\(folder)/incoming/\(name)"
            guard let changed = Self.changed(path), changed < instant else { continue }
            guard unlink(path) == 0 || errno == ENOENT else { throw FileStoreFailure(path) }
            removed += 1
        }
        return removed
    }

    private func make(_ path: String) throws(FileStoreFailure) {
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw FileStoreFailure(path) }
    }

    private func listing(of path: String, isSetAside: Bool) throws(FileStoreFailure) -> [ListedContent] {
        try entries(of: path).compactMap { name in
            guard let hash = ContentHash(hexadecimal: name), let since = Self.changed("\(path)/\(name)") else {
                return nil
            }
            return ListedContent(hash, isSetAside: isSetAside, since: since)
        }
    }

    /// The names in a folder; none where it is missing.
    private func entries(of path: String) throws(FileStoreFailure) -> [String] {
        guard let stream = opendir(path) else {
            if errno == ENOENT { return [] }
            throw FileStoreFailure(path)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// When a file was written to; nil where it is gone.
    private static func changed(_ path: String) -> Int64? {
        var status = stat()
        return lstat(path, &status) == 0 ? Int64(status.st_mtim.tv_sec) : nil
    }

    private static func rename(_ from: String, to path: String) throws(FileStoreFailure) {
        guard Glibc.rename(from, path) == 0 else { throw FileStoreFailure(path) }
    }

    /// Brings a folder's names to the disk.
    private static func synchronise(_ path: String) throws(FileStoreFailure) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileStoreFailure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileStoreFailure(path) }
    }
}
