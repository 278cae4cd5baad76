extension PostgresConnection {
    /// Runs a call on the session, on this connection's thread, such that cancelling the task can cut it short.
    ///
    /// - Throws: What the call throws, or what is known before: the connection is closed, in use, or the task is cancelled.
    func onSession<Value>(
        for lease: Lease? = nil,
        isStream: Bool = false,
        isCleanup: Bool = false,
        phase: PostgresOutcome.Phase = .beforeCommit,
        timeout: Duration? = nil,
        _ body: (Session, Call) throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        // Woken, the thread looks at its own task: a wake-up that comes late finds another task and means nothing.
        let result = await withTaskCancellationHandler {
            Result { () throws(PostgresError) in
                let session = try open(for: lease, isStream: isStream)
                if Task.isCancelled, !isCleanup { throw PostgresError(.cancelled) }
                let deadline = ContinuousClock.now + (timeout ?? configuration.statementTimeout)
                let call = Call(deadline: deadline, phase: phase, heedsTask: !isCleanup)
                status.setBusy(true)
                defer {
                    session.settle(call)
                    deliverNotifications(of: session)
                    endIfLost(session)
                    status.setBusy(false)
                }
                return try body(session, call)
            }
        } onCancel: {
            thread.wakePipe.wake()
        }
        return try result.get()
    }
}
