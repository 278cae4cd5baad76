import Glibc
import Postgres
package import Repository
import Synchronization

/// Why there is no tag.
package enum PasswordHashingError: Error, Sendable, Hashable {
    /// More wait already than is good for anybody: try again later.
    case overloaded
    /// The caller's task was cancelled while it waited.
    case cancelled
    /// Salt or costs are out of their bounds.
    case outOfBounds
    /// The library got no memory.
    case noMemory
}

/// Computes the tags of passwords on a few threads of its own, never on those that serve requests.
///
/// A tag costs 19 MiB and tens of milliseconds by design, so what a stranger may ask for is bounded: so many at once, so
/// many waiting, and the next is refused at once. A thread lives as long as there is work.
package final class PasswordHasher: Sendable {
    private struct Job {
        let id: UInt64
        let password: Password
        let parameters: PasswordParameters
        let continuation: CheckedContinuation<Result<PasswordTag, PasswordHashingError>, Never>
    }

    private struct State {
        var running = 0
        var waiting: [Job] = []
        var lastID: UInt64 = 0
    }

    private enum Place {
        case thread, queue
        case refused(PasswordHashingError)
    }

    private let threads: Int
    private let waitingLimit: Int
    private let state = Mutex(State())

    /// A hasher.
    ///
    /// - Parameters:
    ///   - threads: How many tags are computed at once, at least 1; by default as many as there are processors.
    ///   - waitingLimit: How many more may wait.
    package init(threads: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), waitingLimit: Int = 64) {
        precondition(threads >= 1 && waitingLimit >= 0)
        self.threads = threads
        self.waitingLimit = waitingLimit
    }

    /// How many are computed and how many wait.
    package var load: (running: Int, waiting: Int) {
        state.withLock { ($0.running, $0.waiting.count) }
    }

    /// The tag of a password.
    ///
    /// Cancelling helps while it waits; one that is being computed is computed to its end.
    package func tag(
        of password: Password,
        _ parameters: PasswordParameters
    ) async throws(PasswordHashingError) -> PasswordTag {
        guard parameters.areInBounds else { throw .outOfBounds }
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                take(Job(id: id, password: password, parameters: parameters, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
        return try result.get()
    }

    private func take(_ job: Job) {
        let place = state.withLock { state -> Place in
            // Asked under the lock: a cancellation is either seen here, or finds the job in the queue.
            if Task.isCancelled { return .refused(.cancelled) }
            if state.running < threads {
                state.running += 1
                return .thread
            }
            guard state.waiting.count < waitingLimit else { return .refused(.overloaded) }
            state.waiting.append(job)
            return .queue
        }
        switch place {
        case .queue: break
        case .refused(let error): job.continuation.resume(returning: .failure(error))
        case .thread:
            if !DetachedThread.start({ self.work(from: job) }) { refuseForWantOfThreads(job) }
        }
    }

    private func cancel(_ id: UInt64) {
        let job = state.withLock { state in
            state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
        }
        job?.continuation.resume(returning: .failure(.cancelled))
    }

    /// What a thread does: this job and all that wait.
    private func work(from first: Job) {
        var next: Job? = first
        while let job = next {
            job.continuation.resume(returning: Self.compute(job))
            next = state.withLock { state in
                if state.waiting.isEmpty {
                    state.running -= 1
                    return nil
                }
                return state.waiting.removeFirst()
            }
        }
    }

    private static func compute(_ job: Job) -> Result<PasswordTag, PasswordHashingError> {
        let tag = job.password.withBytes { bytes in
            Argon2id.tag(
                of: bytes,
                salt: job.parameters.salt,
                memoryKiB: UInt32(job.parameters.memoryKiB),
                passes: UInt32(job.parameters.passes)
            )
        }
        return tag.flatMap(PasswordTag.init(rawValue:)).map(Result.success) ?? .failure(.noMemory)
    }

    /// Nobody may be left waiting for a thread that did not start.
    private func refuseForWantOfThreads(_ job: Job) {
        let stranded = state.withLock { state -> [Job] in
            state.running -= 1
            guard state.running == 0 else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
        for job in [job] + stranded { job.continuation.resume(returning: .failure(.overloaded)) }
    }
}
