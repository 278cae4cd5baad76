import DequeModule

/// The requests that wait for a connection, first in, first out.
///
/// Removal from the middle takes constant time: the identifier stays in the line as a gap that is skipped later, so
/// cancelling a thousand waiters at once does not hold the pool's lock for long.
struct PoolWaitQueue<RequestID: Hashable & Sendable, Instant: InstantProtocol>: Sendable {
    struct Waiter: Hashable, Sendable {
        let request: RequestID
        let deadline: Instant
        let enqueued: Instant
    }

    private var line: Deque<RequestID> = []
    private var waiters: [RequestID: Waiter] = [:]

    var count: Int { waiters.count }
    var isEmpty: Bool { waiters.isEmpty }

    /// The earliest deadline; nil when nobody waits.
    ///
    /// Takes time proportional to `count`.
    var earliestDeadline: Instant? { waiters.values.lazy.map(\.deadline).min() }

    mutating func append(_ waiter: Waiter) {
        let previous = waiters.updateValue(waiter, forKey: waiter.request)
        precondition(previous == nil, "a request waits once")
        line.append(waiter.request)
    }

    /// Removes the waiter that came first.
    mutating func popFirst() -> Waiter? {
        while let request = line.popFirst() {
            if let waiter = waiters.removeValue(forKey: request) { return waiter }
        }
        return nil
    }

    /// Removes one waiter; nil when it no longer waits.
    mutating func remove(_ request: RequestID) -> Waiter? {
        guard let waiter = waiters.removeValue(forKey: request) else { return nil }
        closeGaps()
        return waiter
    }

    /// Removes those whose deadline has come, in the order in which they came.
    mutating func removeExpired(at now: Instant) -> [Waiter] {
        let expired = line.compactMap { waiters[$0] }.filter { $0.deadline <= now }
        for waiter in expired { waiters[waiter.request] = nil }
        closeGaps()
        return expired
    }

    /// Removes everyone, in the order in which they came.
    mutating func removeAll() -> [Waiter] {
        let all = line.compactMap { waiters[$0] }
        line.removeAll()
        waiters.removeAll()
        return all
    }

    /// Rebuilds the line once most of it is gaps, so that its length stays proportional to `count`.
    private mutating func closeGaps() {
        guard line.count > 2 * waiters.count + 16 else { return }
        line.removeAll { waiters[$0] == nil }
    }
}
