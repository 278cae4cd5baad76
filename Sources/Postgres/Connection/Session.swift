import CLibPQ

/// One libpq connection, as its thread sees it: plain calls that wait.
///
/// libpq is in non-blocking mode and every wait is `wait(_:)`, so that a deadline or a cancelled task can end it, and
/// so that a large pipeline cannot deadlock with both sides writing. It is in pipeline mode but for COPY and scripts.
///
/// Not Sendable: only the connection's thread touches it.
final class Session {
    let connection: OpaquePointer
    let backend: Int32
    let notices: NoticeInbox
    let observer: (any PostgresObserver)?
    var cache: StatementCache
    /// Why the connection can no longer be used.
    private(set) var loss: PostgresError.Kind?
    /// Why what is under way was cut short: a trip, or a stream or COPY over all its calls.
    private(set) var interruption: PostgresInterruption?
    private let status: ConnectionStatus
    private let wakePipe: WakePipe
    private let canceller: Canceller
    private let grace: Duration

    /// Takes over a connection that has been made.
    init(
        owning connection: OpaquePointer,
        configuration: PostgresConfiguration,
        status: ConnectionStatus,
        wakePipe: WakePipe
    ) throws(PostgresError) {
        guard let canceller = Canceller(for: connection) else {
            PQfinish(connection)
            throw PostgresError(.unavailable("memory"))
        }
        self.connection = connection
        self.canceller = canceller
        self.status = status
        self.wakePipe = wakePipe
        backend = PQbackendPID(connection)
        observer = configuration.observer
        notices = NoticeInbox(observer: configuration.observer)
        cache = StatementCache(capacity: configuration.preparedStatementLimit)
        grace = configuration.cancelGrace
        notices.receive(from: connection)
        guard PQsetnonblocking(connection, 1) == 0, PQenterPipelineMode(connection) == 1 else {
            throw PostgresError(.connection(.notConnected(PostgresConnectFailure(of: connection))))
        }
    }

    deinit {
        PQfinish(connection)
    }

    var socket: Int32 { PQsocket(connection) }

    /// libpq's words for the last thing that failed.
    var message: String { String(cString: PQerrorMessage(connection)) }

    /// Whether there is no transaction, not even a failed one.
    var isIdle: Bool { PQtransactionStatus(connection) == PQTRANS_IDLE }

    /// Whether a COPY is under way, which is the only time that the session is out of pipeline mode between calls.
    var isInCopy: Bool { loss == nil && PQpipelineStatus(connection) == PQ_PIPELINE_OFF }

    /// Forgets what was said about the trip, stream or COPY before.
    func begin() {
        interruption = nil
        notices.forget()
    }

    /// Notes that the connection can no longer be used.
    ///
    /// The first reason stays.
    func lose(_ reason: PostgresError.Kind) {
        loss = loss ?? reason
    }
}

extension Session {
    /// The next result of the statement being read; nil at its end, or when the connection is lost.
    func next(_ call: Call) -> ResultHandle? {
        while loss == nil, PQisBusy(connection) != 0 {
            wait(call)
        }
        guard loss == nil, let result = PQgetResult(connection) else { return nil }
        return ResultHandle(owning: result)
    }

    /// Sends what is buffered and waits for the server, the caller's cancellation or the deadline.
    ///
    /// - Parameters:
    ///   - call: The call's limits.
    ///   - forWriting: Whether room to write is what is waited for.
    func wait(_ call: Call, forWriting: Bool = false) {
        let hasMoreToSend = PQflush(connection) == 1
        // libpq has given the socket up itself: there is nothing to wait for.
        guard socket >= 0 else { return lose(.connection(.lost(message))) }
        let event = SocketWait(
            on: socket,
            forWriting: forWriting || hasMoreToSend,
            or: wakePipe,
            until: call.deadline
        )
        if event.isReadable, PQconsumeInput(connection) == 0 {
            lose(.connection(.lost(message)))
        }
        if event.isAwoken, status.isClosed {
            lose(.connection(.closed))
        } else if event.isAwoken, interruption == nil, call.isCancellable, call.heedsTask, Task.isCancelled {
            interrupt(call, by: .cancelled)
        } else if call.isOverdue, !(event.isReadable && PQisBusy(connection) == 0) {
            // Whatever has come meanwhile: an answer without an end would put the deadline off for ever. Only one that is
            // complete just now counts.
            passDeadline(call)
        }
    }

    /// Waits until a cancel request that was sent can no longer hit a later statement.
    func settle(_ call: Call) {
        guard let request = call.request else { return }
        while loss == nil, !request.isDone {
            _ = SocketWait(on: nil, or: wakePipe, until: call.deadline)
            if status.isClosed { lose(.connection(.closed)) }
            if !request.isDone, call.isOverdue { lose(.timeout) }
        }
    }

    /// Asks the server to cancel, and gives it the grace to do so.
    func interrupt(_ call: Call, by interruption: PostgresInterruption) {
        self.interruption = interruption
        observer?.observe(.cancelRequested(backend: backend, interruption))
        call.cancelled(by: canceller.request(waking: wakePipe), grace: grace)
    }

    private func passDeadline(_ call: Call) {
        if call.isCancellable, interruption == nil {
            interrupt(call, by: .timeout)
        } else {
            // Either a commit is under way, or the cancel has no effect: only closing the socket is left.
            lose(interruption == .cancelled ? .cancelled : .timeout)
        }
    }
}
