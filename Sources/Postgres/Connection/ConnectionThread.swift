import DequeModule
import Glibc
import Synchronization

/// The thread that one connection lives on, as the serial executor of its actor.
///
/// libpq blocks. On Swift's shared threads a handful of waiting connections would starve the whole program; on a
/// thread of its own each may wait as long as it likes, and no protocol state is ever half read across an `await`.
///
/// Between jobs the thread sleeps in `poll(2)` on its wake pipe and, if asked, on the connection's socket: that is
/// how notifications arrive without polling, and how an idle connection learns that its server went away.
///
/// The thread runs from `start()` until it is retired and has nothing left to do. A job that comes later still runs,
/// on a short-lived thread: that is how a closed connection answers that it is closed.
final class ConnectionThread: SerialExecutor {
    /// What to look at while there is no job.
    struct Watch: Sendable {
        let socket: Int32
        let onReadable: @Sendable () -> Void
    }

    /// A piece of work: the actor's own, or that of a task that prefers to run here.
    private struct Job {
        let job: UnownedJob
        /// Whom the task prefers; nil for the actor's work.
        let taskExecutor: UnownedTaskExecutor?
    }

    private struct State {
        var jobs = Deque<Job>()
        var watch: Watch?
        /// The thread that runs jobs now; nil when there is none.
        var thread: pthread_t?
        var isStarted = false
        var isAsleep = false
        var isRetired = false
    }

    private enum Turn {
        case run(Job)
        case sleep(Watch?)
        case end
    }

    private let state = Mutex(State())
    let wakePipe: WakePipe

    init(wakePipe: WakePipe) {
        self.wakePipe = wakePipe
    }

    /// Starts the thread; false when the system has none to give.
    func start() -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard isFirst else { return true }
        guard DetachedThread.start({ self.run() }) else {
            state.withLock { $0.isStarted = false }
            return false
        }
        return true
    }

    /// Lets the thread end as soon as it has nothing to do.
    ///
    /// From any thread; for good.
    func retire() {
        state.withLock { state in
            state.isRetired = true
            state.watch = nil
        }
        wakePipe.wake()
    }

    /// Sets what to look at between jobs.
    ///
    /// On this thread only.
    func watch(_ watch: Watch?) {
        state.withLock { state in
            state.watch = state.isRetired ? nil : watch
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        add(Job(job: UnownedJob(job), taskExecutor: nil))
    }

    /// Runs a piece of a task that is not the actor's on the actor's thread.
    func enqueue(_ job: consuming ExecutorJob, of taskExecutor: UnownedTaskExecutor) {
        add(Job(job: UnownedJob(job), taskExecutor: taskExecutor))
    }

    private func add(_ job: Job) {
        let (mustStart, mustWake) = state.withLock { state in
            state.jobs.append(job)
            defer { state.isAsleep = false }
            return (!state.isStarted, state.isAsleep)
        }
        if mustWake { wakePipe.wake() }
        if mustStart, !start() {
            fatalError("The system has no thread left for a PostgreSQL connection.")
        }
    }

    /// Whether there is a thread now.
    var isRunning: Bool { state.withLock { $0.isStarted } }

    func isIsolatingCurrentContext() -> Bool? {
        guard let thread = state.withLock({ $0.thread }) else { return false }
        return pthread_equal(thread, pthread_self()) != 0
    }

    func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "Not on this connection's thread.")
    }

    private func run() {
        state.withLock { $0.thread = pthread_self() }
        while true {
            switch nextTurn() {
            case .run(let job):
                if let taskExecutor = job.taskExecutor {
                    job.job.runSynchronously(on: taskExecutor)
                } else {
                    job.job.runSynchronously(on: asUnownedSerialExecutor())
                }
            case .sleep(let watch):
                let isReadable = SocketWait.sleep(on: watch?.socket, or: wakePipe)
                if isReadable { watch?.onReadable() }
            case .end:
                return
            }
        }
    }

    private func nextTurn() -> Turn {
        state.withLock { state in
            if let job = state.jobs.popFirst() {
                state.isAsleep = false
                return .run(job)
            }
            if state.isRetired {
                state.thread = nil
                state.isStarted = false
                return .end
            }
            state.isAsleep = true
            return .sleep(state.watch)
        }
    }
}
