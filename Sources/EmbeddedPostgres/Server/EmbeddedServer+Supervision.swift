import Foundation
import Subprocess
import SystemPackage

extension EmbeddedServer {
    /// How the first launch went.
    private enum FirstLaunch: Sendable {
        case ready
        case failed(EmbeddedPostgresError)
    }

    /// Begins the supervision and waits for the first launch to be ready.
    func launch() async throws(EmbeddedPostgresError) {
        // What a killed supervisor left is cleared here once more than in the loop: its failure ends the start.
        if let stopped = try await leftOver.clear() { configuration.observer(.leftOverStopped(processID: stopped)) }
        let (outcomes, report) = AsyncStream.makeStream(of: FirstLaunch.self)
        supervision = Task { await supervise(reportingTo: report) }
        let limit = configuration.startLimit
        let clock = configuration.clock
        let outcome = await withTaskGroup(of: FirstLaunch?.self) { group in
            group.addTask { await outcomes.first { _ in true } }
            group.addTask {
                try? await clock.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        switch outcome {
        case .ready: return
        case .failed(let reason): throw reason
        case nil where Task.isCancelled: throw .cancelled
        case nil: throw .serverNotReady(limit: limit, log: LogFolder(folder: folder).tail())
        }
    }

    /// The body of ``stop(_:)``.
    func stopNow(_ mode: StopMode) async -> StopMode {
        configuration.observer(.stopping(mode))
        stopMode = mode
        pauseBeforeRestart?.cancel()
        signal(mode)
        let escalation = Task { await stopHarder() }
        await supervision?.value
        escalation.cancel()
        let taken = stopMode ?? mode
        // Sessions outlive a killed main process for a moment.
        _ = try? await leftOver.clear()
        await watchdog.dismiss()
        socketFolder.remove(from: folder)
        lock.release()
        configuration.observer(.stopped)
        return taken
    }

    private var leftOver: LeftOver { LeftOver(folder: folder, account: account, clock: configuration.clock) }

    private func stopHarder() async {
        let steps: [(StopMode, Duration)] = [(.immediate, configuration.stopLimit), (.killed, .seconds(10))]
        for (mode, limit) in steps where mode != stopMode {
            guard (try? await configuration.clock.sleep(for: limit)) != nil else { return }
            configuration.observer(.stopHarder(mode))
            stopMode = mode
            signal(mode)
        }
    }

    private func signal(_ mode: StopMode) {
        if let processID { kill(processID, mode.signal) }
    }

    /// Launches the server, waits for its end, and again, until a stop is asked for.
    private func supervise(reportingTo firstLaunch: AsyncStream<FirstLaunch>.Continuation) async {
        let log = LogFolder(folder: folder)
        let pruning = Task { [clock = configuration.clock] in
            repeat { log.prune() } while (try? await clock.sleep(for: .seconds(600))) != nil
        }
        defer { pruning.cancel() }
        var pause = RestartPause()
        while stopMode == nil {
            let begun = ContinuousClock.now
            let result: Result<Exit, any Error>
            do {
                result = .success(try await runOnce(firstLaunch))
            } catch {
                result = .failure(error)
            }
            processID = nil
            guard stopMode == nil else { break }
            guard wasReady else {
                firstLaunch.yield(.failed(Self.failure(result, log: log.tail())))
                break
            }
            let wait = pause.next(afterRunning: ContinuousClock.now - begun)
            switch result {
            case .success(let exit): configuration.observer(.ended(exit, restartAfter: wait))
            case .failure(let error):
                configuration.observer(.notLaunched(reason: String(describing: error), retryAfter: wait))
            }
            await rest(for: wait)
        }
        firstLaunch.finish()
    }

    private static func failure(_ result: Result<Exit, any Error>, log: String) -> EmbeddedPostgresError {
        switch result {
        case .success: .serverDidNotStart(log: log)
        case .failure(let error as EmbeddedPostgresError): error
        case .failure(let error): .serverDidNotStart(log: String(describing: error))
        }
    }

    /// One life of the server's main process.
    private func runOnce(_ firstLaunch: AsyncStream<FirstLaunch>.Continuation) async throws -> Exit {
        _ = try await leftOver.clear()
        let output = open(folder.startupLog, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard output >= 0 else {
            throw EmbeddedPostgresError.folderUnusable(path: folder.startupLog, reason: SystemReason.last)
        }
        defer { close(output) }
        let settings = ServerSettings(configuration: configuration, folder: folder, socketFolder: socketFolder)
        var program = ChildProgram(
            program: binaries.program("postgres"),
            arguments: settings.arguments,
            account: account
        )
        // Ctrl-C goes to the terminal's foreground group: the server is stopped by its supervisor, not before it.
        program.ownSession = true
        let descriptor = FileDescriptor(rawValue: output)
        let launchedAt = time(nil)
        let readiness = AsyncStream.makeStream(of: pid_t.self)
        let waiting = Task {
            for await processID in readiness.stream {
                await waitUntilReady(processID, launchedAt: launchedAt, firstLaunch)
            }
        }
        defer { waiting.cancel() }
        let result = try await Subprocess.run(
            program.configuration,
            input: .none,
            output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
            error: .fileDescriptor(descriptor, closeAfterSpawningProcess: false)
        ) { execution in
            didLaunch(execution.processIdentifier.value)
            readiness.continuation.yield(execution.processIdentifier.value)
        }
        readiness.continuation.finish()
        switch result.terminationStatus {
        case .exited(let status): return .status(status)
        case .signaled(let signal): return .signal(signal)
        }
    }

    private func didLaunch(_ launched: pid_t) {
        processID = launched
        configuration.observer(.launched(processID: launched))
        // A stop may have been asked for while the process was being made.
        if let stopMode { signal(stopMode) }
    }

    private func waitUntilReady(
        _ launched: pid_t,
        launchedAt instant: Int,
        _ firstLaunch: AsyncStream<FirstLaunch>.Continuation
    ) async {
        let path = folder.postmasterFile
        let isReady = try? await Polling(clock: configuration.clock).until(within: .seconds(86_400)) {
            PostmasterFile(at: path)?.isReady(launched, launchedAt: instant) ?? false
        }
        guard isReady == true, processID == launched else { return }
        wasReady = true
        configuration.observer(.ready(processID: launched))
        firstLaunch.yield(.ready)
    }

    private func rest(for pause: Duration) async {
        let clock = configuration.clock
        let task = Task { _ = try? await clock.sleep(for: pause) }
        pauseBeforeRestart = task
        await task.value
        pauseBeforeRestart = nil
    }
}
