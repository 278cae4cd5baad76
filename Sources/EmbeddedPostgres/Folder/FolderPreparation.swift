import Foundation
import Subprocess
import SystemPackage

/// Makes the folder of an embedded server and checks that both accounts can work in it.
///
///     path as given -> ServerFolder (exists, the supervisor's, passable for the server's account)
struct FolderPreparation: Sendable {
    let account: ServerAccount

    /// Makes the folder where there is none.
    ///
    /// A folder that is empty, or was made by an earlier start, gets the permissions that the layout needs. Any other
    /// folder keeps its own, and is refused if the server's account cannot pass through it.
    func prepare(_ given: String) async throws(EmbeddedPostgresError) -> ServerFolder {
        let path = Self.absolute(given)
        try make(path)
        guard let resolved = realpath(path, nil) else {
            throw .folderUnusable(path: path, reason: SystemReason.last)
        }
        defer { free(resolved) }
        let folder = ServerFolder(path: String(cString: resolved))
        try checkOwner(folder)
        try adopt(folder)
        if account.differs { try await checkPassage(folder) }
        return folder
    }

    /// Makes a folder below the prepared one that belongs to the server's account alone, or checks one that exists.
    func makeServerFolder(_ path: String) throws(EmbeddedPostgresError) {
        if mkdir(path, 0o700) != 0 && errno != EEXIST {
            throw .folderUnusable(path: path, reason: SystemReason.last)
        }
        guard let status = FileStatus(of: path), status.isFolder else {
            throw .folderUnusable(path: path, reason: SystemReason.words(for: ENOTDIR))
        }
        if account.differs, status.owner == geteuid(), lchown(path, account.userID, account.groupID) != 0 {
            throw .folderUnusable(path: path, reason: SystemReason.last)
        }
        try checkServerOwns(path)
    }

    /// Refuses a folder that belongs to another than the server's account.
    func checkServerOwns(_ path: String) throws(EmbeddedPostgresError) {
        guard let status = FileStatus(of: path) else {
            throw .folderUnusable(path: path, reason: SystemReason.last)
        }
        guard status.owner == account.userID else {
            throw .folderOwnedByOther(
                path: path,
                owner: ServerAccount.name(of: status.owner),
                expected: account.name
            )
        }
    }

    /// Makes the folder and those above it that are missing.
    private func make(_ path: String) throws(EmbeddedPostgresError) {
        // Parents that a root supervisor makes must be passable for the server's account; others are private.
        let parentMode: mode_t = account.differs ? 0o755 : 0o700
        var current = FilePath("/")
        for component in FilePath(path).components {
            current.append(component)
            let isLast = current == FilePath(path)
            if mkdir(current.string, isLast ? 0o700 : parentMode) != 0 {
                // A folder that exists answers EEXIST, or on a read-only file system EROFS.
                let reason = SystemReason.last
                var record = stat()
                guard stat(current.string, &record) == 0 else { throw .folderUnusable(path: path, reason: reason) }
                guard record.st_mode & S_IFMT == S_IFDIR else {
                    throw .folderUnusable(path: path, reason: SystemReason.words(for: ENOTDIR))
                }
            }
        }
    }

    private func checkOwner(_ folder: ServerFolder) throws(EmbeddedPostgresError) {
        guard let status = FileStatus(of: folder.path) else {
            throw .folderUnusable(path: folder.path, reason: SystemReason.last)
        }
        // A folder of another account: that account could turn what a root supervisor writes to elsewhere.
        guard status.owner == geteuid() else {
            throw .folderOwnedByOther(
                path: folder.path,
                owner: ServerAccount.name(of: status.owner),
                expected: account.supervisor
            )
        }
        guard FileStatus(of: "\(folder.path)/PG_VERSION") == nil else { throw .folderForeign(path: folder.path) }
    }

    private func adopt(_ folder: ServerFolder) throws(EmbeddedPostgresError) {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let isOurs = FileStatus(of: folder.lock) != nil
        guard isOurs || entries.allSatisfy({ $0 == "lost+found" }) else { return }
        let group = account.differs ? account.groupID : gid_t.max
        guard chown(folder.path, uid_t.max, group) == 0,
            chmod(folder.path, account.differs ? 0o710 : 0o700) == 0
        else { throw .folderUnusable(path: folder.path, reason: SystemReason.last) }
    }

    /// Lets the server's account itself try every folder on the way: the kernel's answer, not a reading of the bits.
    private func checkPassage(_ folder: ServerFolder) async throws(EmbeddedPostgresError) {
        var way = ["/"]
        var current = FilePath("/")
        for component in FilePath(folder.path).components {
            current.append(component)
            way.append(current.string)
        }
        let script = #"for f in "$@"; do [ -x "$f" ] || { printf %s "$f"; exit 1; }; done"#
        let test = ChildProgram(program: "/bin/sh", arguments: ["-c", script, "sh"] + way, account: account)
        do {
            let answer = try await test.run()
            guard answer.status.isSuccess else {
                throw EmbeddedPostgresError.folderHidden(path: folder.path, blocked: answer.text, user: account.name)
            }
        } catch let refusal as EmbeddedPostgresError {
            throw refusal
        } catch {
            throw .folderUnusable(path: folder.path, reason: String(describing: error))
        }
    }

    private static func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return FilePath(whole).lexicallyNormalized().string
    }
}
