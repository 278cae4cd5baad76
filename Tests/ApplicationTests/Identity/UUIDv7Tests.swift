import Application
import Domain
import Synchronization
import Testing

@Suite struct `A UUID of version 7` {
    @Test func `has the millisecond, the version and the variant where RFC 9562 puts them`() {
        // The RFC's own example, appendix A.6: 2022-02-22T19:22:22.000Z.
        let clock = WallClock { Instant(microsecondsSince1970: 1_645_557_742_000_000) }
        let text = Self.identifier(of: UUIDv7(clock: clock)).description
        #expect(text.hasPrefix("017f22e2-79b0-7"))
        #expect("89ab".contains(text[text.index(text.startIndex, offsetBy: 19)]))
    }

    @Test func `is greater than the one before within a millisecond`() {
        let clock = WallClock { Instant(microsecondsSince1970: 1_645_557_742_000_000) }
        let maker = UUIDv7(clock: clock)
        let made = (0..<10_000).map { _ in Self.identifier(of: maker).description }
        #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
        #expect(made.allSatisfy { $0.hasPrefix("017f22e2-79b0-7") })
    }

    @Test func `is greater than the one before when the clock goes backwards`() {
        let time = Mutex<Int64>(1_645_557_742_000_000)
        let maker = UUIDv7(
            clock: WallClock {
                time.withLock { time in
                    time -= 5000
                    return Instant(microsecondsSince1970: time)
                }
            }
        )
        let made = (0..<1000).map { _ in Self.identifier(of: maker).description }
        #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `is never made twice by many at once`() async {
        let maker = UUIDv7(clock: .system)
        let made = await withTaskGroup(of: [UnitID].self) { group in
            for _ in 0..<8 { group.addTask { (0..<1000).map { _ in Self.identifier(of: maker) } } }
            return await group.reduce(into: Set<UnitID>()) { $0.formUnion($1) }
        }
        #expect(made.count == 8000)
    }

    @Test func `of two makers at the same moment differs`() {
        let clock = WallClock { Instant(microsecondsSince1970: 1_645_557_742_000_000) }
        #expect(Self.identifier(of: UUIDv7(clock: clock)) != Self.identifier(of: UUIDv7(clock: clock)))
    }

    private static func identifier(of maker: UUIDv7) -> UnitID { maker.identifier() }
}
