import Testing

@testable import Postgres

@Suite struct PoolStateMachineModelTests {
    @Test(arguments: 1...60)
    func `the invariants hold after each of thousands of random events`(seed: Int) {
        var model = PoolModel(seed: UInt64(seed))
        model.play(steps: 1_000)
    }

    @Test func `the random events reach every corner`() {
        var seen: [String: Int] = [:]
        for seed in 61...80 {
            var model = PoolModel(seed: UInt64(seed))
            model.play(steps: 1_000)
            seen.merge(model.seen, uniquingKeysWith: +)
        }
        let corners = [
            "grant", "fail cancelled", "fail unavailable", "fail timeout", "fail overloaded", "fail closed",
            "cancel connect", "close idleTimeout", "close maximumLifetime", "close discarded", "close lost",
            "close validationFailed", "close shutdown", "graceful shutdown", "forced shutdown", "early alarm",
            "connect failed", "validated",
        ]
        for corner in corners {
            #expect(seen[corner, default: 0] > 0, "\(corner)")
        }
    }
}
