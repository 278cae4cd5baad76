import Synchronization

/// What monitoring asks of jobs: when each last succeeded, on whichever server, and how often it has failed here.
package final class JobMetrics: Sendable {
    /// A job's numbers.
    package struct Series: Sendable {
        package var lastSuccess: Instant?
        package var failures = 0
    }

    private let state = Mutex<[String: Series]>([:])

    package init() {}

    /// A job is there: its numbers are shown from now on, before it has ever run.
    package func add(_ job: String) { state.withLock { $0[job] = $0[job] ?? Series() } }

    /// Counts what happens to a job.
    package func observe(_ job: String, _ event: JobEvent) {
        state.withLock { state in
            switch event {
            case .failed: state[job, default: Series()].failures += 1
            case .lastSuccess(let instant): state[job, default: Series()].lastSuccess = instant
            case .started, .succeeded, .stopped, .databaseFailed: break
            }
        }
    }

    /// By the jobs' names, in their order.
    package var series: [(job: String, series: Series)] {
        state.withLock { state in state.sorted { $0.key < $1.key }.map { (job: $0.key, series: $0.value) } }
    }
}
