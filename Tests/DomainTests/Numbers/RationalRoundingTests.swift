import BigInt
import Domain
import Testing

struct RationalRoundingTests {
    @Test(
        arguments: [
            (1, 2, 0, 1), (-1, 2, 0, -1), (3, 2, 0, 2), (-3, 2, 0, -2), (5, 2, 0, 3), (1, 3, 0, 0), (-1, 3, 0, 0),
            (2, 3, 0, 1), (2, 3, 4, 6_667), (-2, 3, 4, -6_667), (1, 3, 2, 33), (1, 200, 2, 1), (-1, 200, 2, -1),
            (1, 201, 2, 0), (1, 199, 2, 1), (1_345, 1_000, 2, 135), (-1_345, 1_000, 2, -135), (7, 1, 2, 700),
            (0, 1, 4, 0), (.max, 1, 0, .max), (.min, 1, 0, .min), (1, .max, 6, 0),
            (.max, 2, 0, 4_611_686_018_427_387_904), (.min, 3, 0, -3_074_457_345_618_258_603),
        ] as [(Int64, Int64, Int, Int64)]
    )
    func `a half is rounded away from zero`(numerator: Int64, denominator: Int64, decimals: Int, rounded: Int64) {
        #expect(Rational(numerator, denominator).rounded(decimals: decimals) == rounded)
    }

    /// The specification's example: multiplied before it is divided, 7.345 rounds to 7.35.
    @Test func `a leader's neighbour gets the half that is its due`() {
        let maximum = Rational(1_017, 100)
        let (excess, best) = (Rational(13 - 9, 9), Rational(18 - 9, 9))
        let half = Rational(1, 2) * maximum
        let points = half + half * excess / best
        #expect(points == Rational(7_345, 1_000))
        #expect(points.rounded(decimals: 2) == 735)
    }

    @Test func `what passes 64 bits has no rounded form`() {
        #expect(Rational(.max).rounded(decimals: 1) == nil)
        #expect(Rational(.min).rounded(decimals: 1) == nil)
        #expect((Rational(.max) + Rational(1)).rounded(decimals: 0) == nil)
        #expect((Rational(.max) + Rational(1, 2)).rounded(decimals: 0) == nil)
        #expect((Rational(.max) + Rational(1, 3)).rounded(decimals: 0) == .max)
        #expect((Rational(.max) + Rational(1)).exactly(decimals: 0) == nil)
    }

    @Test(
        arguments: [
            (1, 2, 1, 5), (1, 2, 0, nil), (-1, 4, 2, -25), (-1, 4, 1, nil), (1, 3, 6, nil), (0, 1, 0, 0),
            (7, 1, 2, 700), (.min, 1, 0, .min), (.max, 1, 1, nil),
        ] as [(Int64, Int64, Int, Int64?)]
    )
    func `only a finite decimal is exactly one`(numerator: Int64, denominator: Int64, decimals: Int, exactly: Int64?) {
        #expect(Rational(numerator, denominator).exactly(decimals: decimals) == exactly)
    }

    @Test(arguments: 0...6)
    func `rounding is that of big integers`(decimals: Int) throws {
        var generator = SeededGenerator(seed: UInt64(decimals))
        for _ in 0..<300 {
            let pair = RationalPair(using: &generator)
            let scaled = pair.exact.numerator * BigInt(10).power(decimals)
            let denominator = pair.exact.denominator
            // ⌊|x| + ½⌋ with the sign of x.
            let magnitude = BigInt((scaled.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2))
            let rounded = scaled.signum() * denominator.signum() * magnitude
            try #require(pair.rational.rounded(decimals: decimals) == Int64(exactly: rounded))
            let exactly = scaled % denominator == 0 ? Int64(exactly: rounded) : nil
            try #require(pair.rational.exactly(decimals: decimals) == exactly)
        }
    }

    @Test(arguments: 0...6)
    func `every decimal is exactly itself`(decimals: Int) throws {
        var generator = SeededGenerator(seed: UInt64(decimals))
        let scale = (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 }
        for _ in 0..<300 {
            let value = Int64.random(in: .min ... .max, using: &generator)
            try #require(Rational(value, scale).exactly(decimals: decimals) == value)
        }
    }
}
