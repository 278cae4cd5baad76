import Foundation

/// Clears away what an earlier, killed supervisor or a killed main process left running in a data folder.
///
/// It is stopped, not adopted: a supervisor can wait only for its own children, and settings may have changed. The
/// data is not at risk: a fast stop is an orderly one, and after any other PostgreSQL recovers from its log.
struct LeftOver: Sendable {
    let folder: ServerFolder
    let account: ServerAccount
    let clock: any Clock<Duration>

    /// How long an orderly stop may take before sessions are cut off.
    static let patience = Duration.seconds(30)
    /// How long sessions of a dead main process get to notice that it is gone.
    static let orphanPatience = Duration.seconds(5)

    /// Stops every process that works in the data folder; call it only with the folder's lock held.
    ///
    /// - Returns: the main process that was stopped; nil where there was none.
    func clear() async throws(EmbeddedPostgresError) -> pid_t? {
        // Where it is not known, the file stays: PostgreSQL then refuses to start beside a server that lives.
        guard let remaining = await servers() else { return nil }
        let file = PostmasterFile(at: folder.postmasterFile)
        guard !remaining.isEmpty else {
            removeMisleadingFile(file)
            return nil
        }
        let main = file.map(\.processID).flatMap { remaining.contains($0) ? $0 : nil }
        if let main {
            kill(main, SIGINT)
            if try await areGone(within: Self.patience) { return main }
            kill(main, SIGQUIT)
        } else {
            if try await areGone(within: Self.orphanPatience) { return nil }
            await signalAll(SIGQUIT)
        }
        if try await areGone(within: .seconds(10)) { return main }
        await signalAll(SIGKILL)
        guard try await areGone(within: .seconds(10)) else {
            throw .leftOverStillRunning(processID: await servers()?.first ?? 0)
        }
        return main
    }

    /// PostgreSQL itself clears a stale file away, unless its number now belongs to another process of the same
    /// account: then it would refuse to start, for fear of a second server.
    private func removeMisleadingFile(_ file: PostmasterFile?) {
        guard let file, kill(file.processID, 0) == 0 else { return }
        unlink(folder.postmasterFile)
    }

    private func signalAll(_ signal: Int32) async {
        for process in await servers() ?? [] { kill(process, signal) }
    }

    /// The processes that work in the data folder; nil where that cannot be known.
    ///
    /// Root in a container often lacks CAP_SYS_PTRACE, and then may not see what another account's processes are about:
    /// to take them for strangers would mean a second server on the same data. That account may see its own.
    private func servers() async -> [pid_t]? {
        let hidden = account.differs ? ProcessTable.hiddenServers(of: account) : []
        let seen = ProcessTable.servers(of: folder.data)
        guard !hidden.isEmpty else { return seen }
        return await ProcessTable.servers(among: hidden, of: folder.data, asking: account).map { seen + $0 }
    }

    private func areGone(within limit: Duration) async throws(EmbeddedPostgresError) -> Bool {
        do {
            return try await Polling(clock: clock).until(within: limit) {
                await servers()?.isEmpty ?? false
            }
        } catch {
            throw .cancelled
        }
    }
}
