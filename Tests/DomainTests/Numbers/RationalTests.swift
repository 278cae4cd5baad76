import BigInt
import Domain
import Testing

struct RationalTests {
    @Test(
        arguments: [
            (0, 5, 0, 1), (0, -5, 0, 1), (6, 4, 3, 2), (-6, 4, -3, 2), (6, -4, -3, 2), (-6, -4, 3, 2), (7, 7, 1, 1),
            (.min, .min, 1, 1), (.max, .max, 1, 1), (.min, 2, -4_611_686_018_427_387_904, 1),
        ] as [(Int64, Int64, Int64, Int64)]
    )
    func `a fraction is in lowest terms over a positive denominator`(
        numerator: Int64,
        denominator: Int64,
        lowest: Int64,
        over: Int64
    ) {
        let terms = Rational(numerator, denominator).terms
        #expect(terms.numerator == BigInt(lowest))
        #expect(terms.denominator == BigInt(over))
    }

    @Test func `the smallest whole number can be negated and divided by`() {
        let smallest = Rational(.min)
        #expect((Rational.zero - smallest).terms.numerator == BigInt(1) << 63)
        #expect((Rational(1) / smallest).terms.denominator == BigInt(1) << 63)
        #expect(smallest * smallest / smallest == smallest)
        #expect(Rational(1, .min) == Rational(1) / smallest)
    }

    /// Each operation, on operands up to some hundred bits, against fractions of big integers that are never reduced.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `arithmetic is exact at any size`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let (left, right) = (RationalPair(using: &generator), RationalPair(using: &generator))
            try #require((left + right).agrees)
            try #require((left - right).agrees)
            try #require((left * right).agrees)
            if !right.isZero { try #require((left / right).agrees) }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what is done can be undone`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let (left, right) = (RationalPair(using: &generator), RationalPair(using: &generator))
            let back = left.rational + right.rational - right.rational
            try #require(back == left.rational)
            try #require(back.hashValue == left.rational.hashValue)
            guard !right.isZero else { continue }
            let again = left.rational * right.rational / right.rational
            try #require(again == left.rational)
            try #require(again.hashValue == left.rational.hashValue)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `fractions are ordered by value`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let (left, right) = (RationalPair(using: &generator), RationalPair(using: &generator))
            let difference = (left - right).exact
            let sign = difference.numerator.signum() * difference.denominator.signum()
            try #require((left.rational < right.rational) == (sign < 0))
            try #require((left.rational == right.rational) == (sign == 0))
            try #require((left.rational > right.rational) == (sign > 0))
        }
    }

    @Test func `neighbours too close for a binary float differ`() {
        #expect(Rational(.max, .max - 1) > Rational(1))
        #expect(Rational(.max - 1, .max) < Rational(1))
        #expect(Rational(.max - 2, .max - 1) < Rational(.max - 1, .max))
        #expect(Rational(1, 10) + Rational(2, 10) == Rational(3, 10))
    }
}
