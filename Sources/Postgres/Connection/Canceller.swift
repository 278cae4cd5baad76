import CLibPQ
import Synchronization

/// Asks the server to cancel what a connection is doing.
///
/// PQcancel makes a connection of its own and blocks until the server has closed it; then the signal has been sent.
/// So it runs on a thread of its own, and the connection waits for its end before it does anything else: a cancel that
/// came late would hit the next statement.
///
/// `@unchecked Sendable` without a lock: the handle is made once, and PQcancel only reads it.
final class Canceller: @unchecked Sendable {
    private let handle: OpaquePointer

    /// Nil when libpq has no memory.
    init?(for connection: OpaquePointer) {
        guard let handle = PQgetCancel(connection) else { return nil }
        self.handle = handle
    }

    deinit {
        PQfreeCancel(handle)
    }

    /// Sends a request; when it is done the pipe is woken.
    func request(waking wakePipe: WakePipe) -> Request {
        let request = Request()
        let hasStarted = DetachedThread.start { [self] in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
                // A refusal needs no answer here: the statement then ends by itself or by its deadline.
                _ = PQcancel(handle, message.baseAddress, 256)
            }
            request.finish()
            wakePipe.wake()
        }
        if !hasStarted { request.finish() }
        return request
    }

    /// A request under way.
    final class Request: Sendable {
        private let done = Atomic(false)

        var isDone: Bool { done.load(ordering: .acquiring) }

        fileprivate func finish() {
            done.store(true, ordering: .releasing)
        }
    }
}
