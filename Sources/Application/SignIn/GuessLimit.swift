import Synchronization

/// Bounds how often passwords may be guessed: for each key, such as a login, and in all.
///
/// Each has a number of attempts at once, and then one more each interval, so that who mistypes waits seconds and who
/// guesses waits for years. An attempt counts when it begins: a hundred at the same moment are a hundred. It holds for
/// this process; several servers behind one address allow so many times more.
package final class GuessLimit<Key: Hashable & Sendable>: Sendable {
    /// So many at once, then one more each interval.
    package struct Rate: Sendable {
        let burst: Int
        let interval: Duration

        package init(burst: Int, interval: Duration) {
            precondition(burst >= 1 && interval > .zero)
            self.burst = burst
            self.interval = interval
        }

        /// How far ahead the attempts that were made may reach.
        fileprivate var reach: Duration { interval * burst }
    }

    private struct State {
        /// When all attempts of a key would be paid for, one an interval; what is not kept has none.
        var paid: TwoGenerations<Key, Instant>
        var paidInAll: Instant
    }

    private let clock: WallClock
    private let each: Rate
    private let all: Rate
    private let state: Mutex<State>

    /// - Parameters:
    ///   - clock: The application's.
    ///   - each: Attempts of one key, by default 10 and one more each 30 s.
    ///   - all: Attempts in all, by default 200 and 20 more a second.
    ///   - limit: How many keys are kept at the most, at least 2.
    package init(
        clock: WallClock,
        each: Rate = Rate(burst: 10, interval: .seconds(30)),
        all: Rate = Rate(burst: 200, interval: .milliseconds(50)),
        limit: Int = 20_000
    ) {
        self.clock = clock
        self.each = each
        self.all = all
        state = Mutex(State(paid: TwoGenerations(limit: limit), paidInAll: clock.now()))
    }

    /// Counts an attempt.
    ///
    /// - Parameter key: Whose it is; nil where it can be nobody's, and counts in all alone.
    /// - Returns: nil where it may be made; else how long to wait before the next, and nothing is counted.
    package func attempt(_ key: Key?) -> Duration? {
        let now = clock.now()
        return state.withLock { state in
            let own = key.map { key in Self.next(after: state.paid[key], each, now) }
            let common = Self.next(after: state.paidInAll, all, now)
            let wait = max(own?.wait ?? .zero, common.wait)
            guard wait == .zero else { return wait }
            if let key, let own { state.paid[key] = own.paid }
            state.paidInAll = common.paid
            return nil
        }
    }

    /// Takes back what counts against a key: it has proved itself.
    package func forget(_ key: Key) {
        state.withLock { $0.paid[key] = nil }
    }

    private static func next(after paid: Instant?, _ rate: Rate, _ now: Instant) -> (paid: Instant, wait: Duration) {
        // What is paid beyond the reach was paid before the clock was set back: that must lock nobody out for as long.
        let known = paid.flatMap { $0 <= now + rate.reach ? $0 : nil }
        let base = max(now, known ?? now)
        let next = base + rate.interval
        let over = next.microsecondsSince1970 - (now + rate.reach).microsecondsSince1970
        return (next, .microseconds(max(0, over)))
    }
}
