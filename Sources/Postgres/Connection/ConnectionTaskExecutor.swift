/// Runs tasks on a connection's thread, between the connection's own calls.
///
/// Who makes several calls in turn then goes to the thread once and back once, and not for each call: a wake-up of another
/// thread costs more than the query.
final class ConnectionTaskExecutor: TaskExecutor {
    private let thread: ConnectionThread

    init(thread: ConnectionThread) {
        self.thread = thread
    }

    func enqueue(_ job: consuming ExecutorJob) {
        thread.enqueue(job, of: asUnownedTaskExecutor())
    }
}
