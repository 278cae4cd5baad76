import Foundation
import Subprocess

/// Makes the data folder: `initdb` works beside the final place, and a rename makes the result appear whole.
///
///     (nothing) -> data.new-XXXXXX, the server account's -> initdb -> data
///
/// A start that was killed in between leaves a `data.new-…`, which the next one removes.
struct DatabaseInitialisation: Sendable {
    let folder: ServerFolder
    let binaries: ServerBinaries
    let account: ServerAccount
    let preparation: FolderPreparation
    /// Whether to wait until everything is on the disk.
    let isDurable: Bool

    /// Makes the data folder; call it only with the folder's lock held.
    func run() async throws(EmbeddedPostgresError) {
        var template = Array("\(folder.path)/\(ServerFolder.unfinishedPrefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .folderUnusable(path: folder.path, reason: SystemReason.last)
        }
        let unfinished = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        do throws(EmbeddedPostgresError) {
            try preparation.makeServerFolder(unfinished)
            try await initialise(unfinished)
            guard rename(unfinished, folder.data) == 0 else {
                throw .folderUnusable(path: folder.data, reason: SystemReason.last)
            }
        } catch {
            await ServerOwnedFolder(path: unfinished, account: account).remove()
            throw error
        }
        if isDurable { synchroniseFolder() }
    }

    /// Removes what killed starts left.
    func removeUnfinished() async {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(ServerFolder.unfinishedPrefix) {
            await ServerOwnedFolder(path: "\(folder.path)/\(name)", account: account).remove()
        }
    }

    private func initialise(_ unfinished: String) async throws(EmbeddedPostgresError) {
        var arguments = [
            "--pgdata", unfinished, "--username", EmbeddedServer.superuser, "--encoding", "UTF8", "--locale", "C",
            // Unused: the server is pointed to access files of the supervisor's own. Closed, should it not be.
            "--auth-local", "peer", "--auth-host", "reject", "--data-checksums", "--no-instructions",
        ]
        if !isDurable { arguments.append("--no-sync") }
        let program = ChildProgram(program: binaries.program("initdb"), arguments: arguments, account: account)
        let result: ChildProgram.Result
        do {
            result = try await program.run()
        } catch {
            if Task.isCancelled { throw .cancelled }
            throw .initialisationFailed(log: String(describing: error))
        }
        if Task.isCancelled { throw .cancelled }
        guard result.status.isSuccess else {
            throw .initialisationFailed(log: result.text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    private func synchroniseFolder() {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
