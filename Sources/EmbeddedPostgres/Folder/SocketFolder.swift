import Foundation

/// The folder of the server's unix socket.
///
/// A socket's path may have 107 bytes, so `run` in the server's own folder does not always serve. Then a short folder
/// with a random name is made, closed to everyone but the server's account, and its path recorded so that the next
/// start finds it again: below /run for root, below XDG_RUNTIME_DIR for others, else below /tmp.
struct SocketFolder: Sendable, Equatable {
    /// The absolute path.
    let path: String
    /// Whether it lies outside the server's folder and is removed when the server stops.
    let isTemporary: Bool

    /// The name that PostgreSQL gives the socket of this port.
    static let socketName = ".s.PGSQL.5432"
    /// How many bytes a socket's path may have: `sun_path` without its closing NUL.
    static let longestPath = 107

    /// How many bytes the path of a socket in a folder has.
    static func pathLength(in folder: String) -> Int { folder.utf8.count + 1 + socketName.utf8.count }

    /// Whether a socket in the folder can be named: short enough, and no comma, which libpq reads as a list of hosts.
    static func suits(_ folder: String) -> Bool { pathLength(in: folder) <= longestPath && !folder.contains(",") }

    /// Makes or finds the folder for a prepared server folder.
    ///
    /// - Parameters:
    ///   - folder: the server's folder.
    ///   - fixed: a path to use as it is; nil chooses.
    ///   - preparation: makes folders for the server's account.
    /// - Returns: a folder that exists, belongs to the server's account and can be named.
    /// - Throws: where none can be had.
    static func prepare(
        for folder: ServerFolder,
        fixed: String?,
        with preparation: FolderPreparation
    )
        throws(EmbeddedPostgresError) -> SocketFolder
    {
        if let fixed {
            guard suits(fixed) else { throw .socketPathTooLong(path: fixed, bytes: pathLength(in: fixed)) }
            try preparation.makeServerFolder(fixed)
            return SocketFolder(path: fixed, isTemporary: false)
        }
        if suits(folder.run) {
            try preparation.makeServerFolder(folder.run)
            return SocketFolder(path: folder.run, isTemporary: false)
        }
        if let recorded = recorded(in: folder, account: preparation.account) { return recorded }
        let made = try makeShort(preparation)
        try PrivateFile.write("\(made)\n", to: folder.socketFolderRecord, permissions: 0o600, group: nil)
        return SocketFolder(path: made, isTemporary: true)
    }

    /// The short folder that an earlier start made, where it still exists and only the server's account may enter it.
    static func recorded(in folder: ServerFolder, account: ServerAccount) -> SocketFolder? {
        guard let text = try? String(contentsOfFile: folder.socketFolderRecord, encoding: .utf8) else { return nil }
        let path = String(text.dropLast())
        guard let status = FileStatus(of: path), status.isFolder, status.owner == account.userID,
            status.permissions == 0o700
        else { return nil }
        return SocketFolder(path: path, isTemporary: true)
    }

    /// Removes a temporary folder once the server has stopped; one that is not empty stays.
    func remove(from folder: ServerFolder) {
        guard isTemporary else { return }
        rmdir(path)
        unlink(folder.socketFolderRecord)
    }

    private static func makeShort(_ preparation: FolderPreparation) throws(EmbeddedPostgresError) -> String {
        let runtime = preparation.account.differs ? "/run" : ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"]
        var reason = ""
        for base in [runtime, "/tmp"].compactMap({ $0 }) where suits("\(base)/postgres-XXXXXX") {
            var template = Array("\(base)/postgres-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else {
                reason = "\(base): \(SystemReason.last)"
                continue
            }
            let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            try preparation.makeServerFolder(path)
            return path
        }
        throw .socketFolderUnusable(reason: reason)
    }
}
