import Foundation

extension EmbeddedServer {
    /// Removes a server's folder with all its data, stopping a left-over server first.
    ///
    /// There is no way back.
    ///
    /// - Parameters:
    ///   - folder: the folder that a server was started on. What it holds beside the server's own files stays, and
    ///     the folder with it.
    ///   - serverUser: as in the configuration.
    /// - Throws: ``EmbeddedPostgresError/folderInUse(path:processID:)`` where a supervisor still holds it.
    package static func remove(folder: String, serverUser: String = "postgres") async throws(EmbeddedPostgresError) {
        guard FileStatus(of: folder) != nil else { return }
        let account = try ServerAccount.choose(serverUser: serverUser)
        let folder = try await FolderPreparation(account: account).prepare(folder)
        let lock = try FolderLock(folder)
        defer { lock.release() }
        _ = try await LeftOver(folder: folder, account: account, clock: ContinuousClock()).clear()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let unfinished = names.filter { $0.hasPrefix(ServerFolder.unfinishedPrefix) }.map { "\(folder.path)/\($0)" }
        for path in [folder.data, folder.log, folder.run] + unfinished {
            await ServerOwnedFolder(path: path, account: account).remove()
        }
        if let recorded = SocketFolder.recorded(in: folder, account: account) { recorded.remove(from: folder) }
        for path in [folder.hostAccessFile, folder.identityFile, folder.startupLog] { unlink(path) }
        rmdir(folder.access)
        unlink(folder.lock)
        rmdir(folder.path)
    }
}
