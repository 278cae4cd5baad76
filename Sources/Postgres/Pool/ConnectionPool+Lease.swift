extension ConnectionPool {
    /// Waits for a connection, which must go back by `release(_:)`.
    ///
    /// A connection that broke while it was idle is discarded and the wait goes on. This is done at most as often as
    /// there can be such connections: against a server that hangs up at once, reconnecting without a pause helps nobody.
    func lease(deadline: PoolClock.Instant?) async throws(PoolError) -> Lease {
        let deadline = deadline ?? clock.now.advanced(by: configuration.maximumWait)
        for _ in 0..<configuration.maximumConnections {
            let lease = try await nextLease(deadline: deadline)
            if lease.connection.condition == .reusable { return lease }
            release(lease)
        }
        return try await nextLease(deadline: deadline)
    }

    private func nextLease(deadline: PoolClock.Instant) async throws(PoolError) -> Lease {
        let request = nextRequest()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                perform { state, now in
                    state.waiters[request] = continuation
                    // Cancelled before it is in the line: the handler found nothing to cancel. From here on it will.
                    if Task.isCancelled {
                        return .init(request: .fail([.init(request: request, reason: .cancelled, waited: .zero)]))
                    }
                    return state.machine.lease(request, deadline: deadline, now: now)
                }
            }
        } onCancel: {
            perform { state, now in state.machine.cancel(request, now: now) }
        }
        let lease = try result.get()
        if Task.isCancelled {
            // The grant won the race; nobody will use it, so the next one in the line gets it.
            release(lease)
            throw PoolError(.cancelled)
        }
        return lease
    }

    func release(_ lease: Lease) {
        let condition = lease.connection.condition
        observer?.observe(
            .leaseEnded(connection: lease.id, held: lease.granted.duration(to: clock.now), condition)
        )
        perform { state, now in state.machine.release(lease.id, condition: condition, now: now) }
    }
}
