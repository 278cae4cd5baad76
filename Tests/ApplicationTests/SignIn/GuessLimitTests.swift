import Application
import Testing

@Suite struct `A limit of guesses` {
    private let time = ManualTime()

    @Test func `lets a burst through, and then one an interval`() {
        let limit = limit()
        for _ in 0..<3 { #expect(limit.attempt("an") == nil) }
        #expect(limit.attempt("an") == .seconds(10))
        time.move(to: 4)
        #expect(limit.attempt("an") == .seconds(6))
        time.move(to: 10)
        #expect(limit.attempt("an") == nil)
        #expect(limit.attempt("an") == .seconds(10))
    }

    @Test func `counts each key by itself until all are too many`() {
        let limit = limit()
        for key in ["a", "b", "c", "d", "e"] { #expect(limit.attempt(key) == nil) }
        #expect(limit.attempt("f") == .seconds(1))
        #expect(limit.attempt(nil) == .seconds(1))
        time.move(to: 1)
        #expect(limit.attempt(nil) == nil)
        #expect(limit.attempt("f") == .seconds(1))
    }

    @Test func `forgets what counts against a key that has proved itself`() {
        let limit = limit()
        for _ in 0..<3 { #expect(limit.attempt("an") == nil) }
        limit.forget("an")
        #expect(limit.attempt("an") == nil)
    }

    @Test func `locks nobody out when the clock is set back`() {
        let limit = limit()
        time.move(to: 100_000)
        for _ in 0..<3 { #expect(limit.attempt("an") == nil) }
        time.move(to: 0)
        #expect(limit.attempt("an") == nil, "nor for a moment, again and again")
    }

    private func limit() -> GuessLimit<String> {
        GuessLimit(
            clock: time.clock,
            each: .init(burst: 3, interval: .seconds(10)),
            all: .init(burst: 5, interval: .seconds(1)),
            limit: 100
        )
    }
}
