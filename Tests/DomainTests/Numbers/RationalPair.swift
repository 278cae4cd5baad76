import BigInt
import Domain

/// A fraction twice: as `Rational` holds it, and as big integers that nobody reduces.
struct RationalPair {
    var rational: Rational
    var exact: (numerator: BigInt, denominator: BigInt)

    var isZero: Bool { exact.numerator == 0 }

    /// Whether both say the same, and the rational says it in lowest terms.
    var agrees: Bool {
        let (numerator, denominator) = rational.terms
        return numerator * exact.denominator == exact.numerator * denominator
            && denominator > 0
            && numerator.greatestCommonDivisor(with: denominator) == 1
    }

    static func + (left: RationalPair, right: RationalPair) -> RationalPair {
        let ((a, b), (c, d)) = (left.exact, right.exact)
        return RationalPair(rational: left.rational + right.rational, exact: (a * d + c * b, b * d))
    }

    static func - (left: RationalPair, right: RationalPair) -> RationalPair {
        let ((a, b), (c, d)) = (left.exact, right.exact)
        return RationalPair(rational: left.rational - right.rational, exact: (a * d - c * b, b * d))
    }

    static func * (left: RationalPair, right: RationalPair) -> RationalPair {
        let ((a, b), (c, d)) = (left.exact, right.exact)
        return RationalPair(rational: left.rational * right.rational, exact: (a * c, b * d))
    }

    static func / (left: RationalPair, right: RationalPair) -> RationalPair {
        let ((a, b), (c, d)) = (left.exact, right.exact)
        return RationalPair(rational: left.rational / right.rational, exact: (a * d, b * c))
    }
}

extension RationalPair {
    /// Of one to four random terms, so that about half pass 64 bits.
    init(using generator: inout SeededGenerator) {
        self.init(termUsing: &generator)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let term = RationalPair(termUsing: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: self = self + term
            case 1: self = self - term
            case 2 where !term.isZero: self = self / term
            default: self = self * term
            }
        }
    }

    private init(termUsing generator: inout SeededGenerator) {
        let numerator = Self.word(using: &generator)
        var denominator = Self.word(using: &generator)
        while denominator == 0 { denominator = Self.word(using: &generator) }
        rational = Rational(numerator, denominator)
        exact = (BigInt(numerator), BigInt(denominator))
    }

    /// A word of any length, and one in eight from the ends of the range.
    private static func word(using generator: inout SeededGenerator) -> Int64 {
        if Int.random(in: 0..<8, using: &generator) == 0 {
            return [.min, .min + 1, -1, 0, 1, .max - 1, .max].randomElement(using: &generator) ?? 0
        }
        return Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator)
    }
}
