package import Domain
import Synchronization

/// Makes identifiers: UUIDs of version 7 (RFC 9562, section 5.7), each greater than the one before.
///
/// 48 bits are the millisecond, 74 are random at first and, within the same millisecond, grow by random steps (the RFC's
/// method 2): in order, and still not to be guessed from a neighbour at a glance.
package final class UUIDv7: Sendable {
    private struct Last {
        var millisecond: UInt64 = 0
        /// 74 bits: rand_a and rand_b.
        var tail: UInt128 = 0
    }

    private static let tailBits: UInt128 = 74
    private let clock: WallClock
    private let last = Mutex(Last())

    /// A maker whose milliseconds come from a clock.
    package init(clock: WallClock) { self.clock = clock }

    /// The next identifier.
    ///
    /// Where the clock goes backwards it keeps the millisecond that it has, so that the order holds.
    package func identifier<Entity>() -> Identifier<Entity> { Identifier(bits: bits()) }

    private func bits() -> UInt128 {
        let (millisecond, tail) = last.withLock { last -> (UInt64, UInt128) in
            // Read under the lock: in the order of the calls.
            let now = UInt64(max(0, clock.now().microsecondsSince1970 / 1000))
            if now > last.millisecond {
                last = Last(millisecond: now, tail: Self.freshTail())
            } else {
                last.tail += UInt128(UInt32.random(in: 1...UInt32.max))
                if last.tail >> Self.tailBits != 0 {
                    last = Last(millisecond: last.millisecond + 1, tail: Self.freshTail())
                }
            }
            return (last.millisecond, last.tail)
        }
        return Self.bits(millisecond: millisecond, tail: tail)
    }

    /// The highest bit is left to grow into.
    private static func freshTail() -> UInt128 { UInt128.random(in: 0..<(1 << (tailBits - 1))) }

    private static func bits(millisecond: UInt64, tail: UInt128) -> UInt128 {
        var bits = UInt128(millisecond & 0xFFFF_FFFF_FFFF) << 80
        bits |= 0x7 << 76
        bits |= (tail >> 62) << 64
        bits |= 0b10 << 62
        bits |= tail & (1 << 62 - 1)
        return bits
    }
}
