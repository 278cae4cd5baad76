import Testing

@testable import Postgres

@Suite struct PoolWaitQueueTests {
    typealias Queue = PoolWaitQueue<Int, ManualClock.Instant>

    func queue(_ deadlines: [Int]) -> Queue {
        var queue = Queue()
        for (request, deadline) in deadlines.enumerated() {
            queue.append(.init(request: request, deadline: .init(offset: .seconds(deadline)), enqueued: .init()))
        }
        return queue
    }

    @Test func `waiters leave in the order in which they came`() {
        var queue = self.queue([9, 3, 5])
        #expect(queue.popFirst()?.request == 0)
        #expect(queue.popFirst()?.request == 1)
        #expect(queue.popFirst()?.request == 2)
        #expect(queue.popFirst() == nil)
        #expect(queue.isEmpty)
    }

    @Test func `a removed waiter is skipped and can be removed once`() {
        var queue = self.queue([9, 3, 5])
        #expect(queue.remove(0)?.request == 0)
        #expect(queue.remove(0) == nil)
        #expect(queue.count == 2)
        #expect(queue.popFirst()?.request == 1)
    }

    @Test func `expired waiters leave in order and the others stay`() {
        var queue = self.queue([9, 3, 5, 4])
        #expect(queue.earliestDeadline == .init(offset: .seconds(3)))
        #expect(queue.removeExpired(at: .init(offset: .seconds(5))).map(\.request) == [1, 2, 3])
        #expect(queue.earliestDeadline == .init(offset: .seconds(9)))
        #expect(queue.popFirst()?.request == 0)
        #expect(queue.earliestDeadline == nil)
    }

    @Test func `the order survives when most waiters are removed from the middle`() {
        var queue = self.queue(Array(repeating: 1, count: 500))
        for request in 0..<500 where request % 50 != 7 { _ = queue.remove(request) }
        #expect(queue.removeAll().map(\.request) == Array(stride(from: 7, to: 500, by: 50)))
        #expect(queue.isEmpty)
        #expect(queue.popFirst() == nil)
    }
}
