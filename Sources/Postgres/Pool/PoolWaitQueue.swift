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

    var count: Int { self.waiters.count }
    var isEmpty: Bool { self.waiters.isEmpty }

    /// The earliest deadline; nil when nobody waits.
    ///
    /// Takes time proportional to ``count``.
    var earliestDeadline: Instant? { self.waiters.values.lazy.map(\.deadline).min() }

    mutating func append(_ waiter: Waiter) {
        let previous = self.waiters.updateValue(waiter, forKey: waiter.request)
        precondition(previous == nil, "a request waits once")
        self.line.append(waiter.request)
    }

    /// Removes the waiter that came first.
    mutating func popFirst() -> Waiter? {
        while let request = self.line.popFirst() {
            if let waiter = self.waiters.removeValue(forKey: request) { return waiter }
        }
        return nil
    }

    /// Removes one waiter; nil when it no longer waits.
    mutating func remove(_ request: RequestID) -> Waiter? {
        guard let waiter = self.waiters.removeValue(forKey: request) else { return nil }
        self.closeGaps()
        return waiter
    }

    /// Removes those whose deadline has come, in the order in which they came.
    mutating func removeExpired(at now: Instant) -> [Waiter] {
        let expired = self.line.compactMap { self.waiters[$0] }.filter { $0.deadline <= now }
        for waiter in expired { self.waiters[waiter.request] = nil }
        self.closeGaps()
        return expired
    }

    /// Removes everyone, in the order in which they came.
    mutating func removeAll() -> [Waiter] {
        let all = self.line.compactMap { self.waiters[$0] }
        self.line.removeAll()
        self.waiters.removeAll()
        return all
    }

    /// Rebuilds the line once most of it is gaps, so that its length stays proportional to ``count``.
    private mutating func closeGaps() {
        guard self.line.count > 2 * self.waiters.count + 16 else { return }
        self.line.removeAll { self.waiters[$0] == nil }
    }
}
