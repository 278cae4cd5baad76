package import BigInt

/// An exact fraction of whole numbers of any size, in lowest terms, its denominator positive.
///
/// Numerators and denominators below 2^63 are held in place; their products fit 128 bits, so that the common case
/// never allocates and never overflows. What does not fit after reduction becomes big integers.
package struct Rational: Hashable, Sendable {
    private enum Storage: Hashable, Sendable {
        case small(Int64, Int64)
        /// Rare, and held elsewhere, so that the common case is small to move.
        indirect case large(BigInt, BigInt)
    }

    private let storage: Storage

    package static let zero = Rational(0)

    /// A whole number.
    package init(_ whole: Int64) {
        self.init(whole, 1)
    }

    /// `numerator`/`denominator`, reduced; the denominator must not be 0.
    package init(_ numerator: Int64, _ denominator: Int64) {
        self.init(reducing: Int128(numerator), Int128(denominator))
    }

    /// `numerator`/`denominator`, reduced; the denominator must not be 0. Both keep clear of Int128.min.
    private init(reducing numerator: Int128, _ denominator: Int128) {
        let divisor = Int128(gcd(numerator.magnitude, denominator.magnitude))
        let sign: Int128 = denominator < 0 ? -1 : 1
        let (numerator, denominator) = (sign * numerator / divisor, sign * denominator / divisor)
        // Int64.min stays out: its negation and its square would not fit.
        if numerator.magnitude <= UInt128(Int64.max), denominator <= Int128(Int64.max) {
            storage = .small(Int64(numerator), Int64(denominator))
        } else {
            storage = .large(BigInt(numerator), BigInt(denominator))
        }
    }

    /// `numerator`/`denominator`, reduced; the denominator must not be 0.
    private init(reducing numerator: BigInt, _ denominator: BigInt) {
        let divisor = numerator.greatestCommonDivisor(with: denominator) * (denominator.sign == .minus ? -1 : 1)
        let (numerator, denominator) = (numerator / divisor, denominator / divisor)
        if numerator.magnitude <= UInt64(Int64.max), denominator <= Int64.max {
            storage = .small(Int64(numerator), Int64(denominator))
        } else {
            storage = .large(numerator, denominator)
        }
    }

    /// The numerator and the positive denominator in lowest terms.
    package var terms: (numerator: BigInt, denominator: BigInt) {
        switch storage {
        case .small(let numerator, let denominator): (BigInt(numerator), BigInt(denominator))
        case .large(let numerator, let denominator): (numerator, denominator)
        }
    }

    package static func * (left: Rational, right: Rational) -> Rational {
        if case (.small(let a, let b), .small(let c, let d)) = (left.storage, right.storage) {
            return Rational(reducing: Int128(a) * Int128(c), Int128(b) * Int128(d))
        }
        let ((a, b), (c, d)) = (left.terms, right.terms)
        return Rational(reducing: a * c, b * d)
    }

    /// The quotient; the divisor must not be 0.
    package static func / (left: Rational, right: Rational) -> Rational {
        if case (.small(let a, let b), .small(let c, let d)) = (left.storage, right.storage) {
            return Rational(reducing: Int128(a) * Int128(d), Int128(b) * Int128(c))
        }
        let ((a, b), (c, d)) = (left.terms, right.terms)
        return Rational(reducing: a * d, b * c)
    }

    package static func + (left: Rational, right: Rational) -> Rational {
        if case (.small(let a, let b), .small(let c, let d)) = (left.storage, right.storage) {
            // Each product is below 2^126, so the sum is below 2^127.
            return Rational(reducing: Int128(a) * Int128(d) + Int128(c) * Int128(b), Int128(b) * Int128(d))
        }
        let ((a, b), (c, d)) = (left.terms, right.terms)
        return Rational(reducing: a * d + c * b, b * d)
    }

    package static func - (left: Rational, right: Rational) -> Rational { left + Rational(-1) * right }

    /// Rounded to `decimals` (0…18) fraction digits, halves away from zero, in units of 10^−`decimals`; nil past Int64.
    package func rounded(decimals: Int) -> Int64? {
        let scale = (0..<decimals).reduce(into: Int64(1)) { scale, _ in scale *= 10 }
        if case .small(let numerator, let denominator) = storage {
            let (quotient, remainder) = (Int128(numerator).magnitude * UInt128(scale))
                .quotientAndRemainder(dividingBy: UInt128(denominator))
            let magnitude = remainder * 2 >= UInt128(denominator) ? quotient + 1 : quotient
            return Int64(exactly: numerator < 0 ? -Int128(magnitude) : Int128(magnitude))
        }
        let (numerator, denominator) = terms
        let (quotient, remainder) = (numerator.magnitude * BigUInt(scale))
            .quotientAndRemainder(dividingBy: denominator.magnitude)
        let magnitude = BigInt(remainder * 2 >= denominator.magnitude ? quotient + 1 : quotient)
        return Int64(exactly: numerator.sign == .minus ? -magnitude : magnitude)
    }

    /// The fraction in units of 10^−`decimals` if it is a whole number of them, else nil.
    package func exactly(decimals: Int) -> Int64? {
        guard let rounded = rounded(decimals: decimals) else { return nil }
        let scale = (0..<decimals).reduce(into: Int64(1)) { scale, _ in scale *= 10 }
        return Rational(rounded, scale) == self ? rounded : nil
    }
}

extension Rational: Comparable {
    package static func < (left: Rational, right: Rational) -> Bool {
        if case (.small(let a, let b), .small(let c, let d)) = (left.storage, right.storage) {
            return Int128(a) * Int128(d) < Int128(c) * Int128(b)
        }
        let ((a, b), (c, d)) = (left.terms, right.terms)
        return a * d < c * b
    }
}

/// The greatest common divisor by Stein's algorithm: shifts and differences only, as 128-bit division is slow.
private func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 {
    if a == 0 { return b }
    if b == 0 { return a }
    if let a = UInt64(exactly: a), let b = UInt64(exactly: b) { return UInt128(gcd(a, b)) }
    return steinGCD(a, b)
}

private func gcd(_ a: UInt64, _ b: UInt64) -> UInt64 { steinGCD(a, b) }

@inline(__always)
private func steinGCD<Word: FixedWidthInteger & UnsignedInteger>(_ a: Word, _ b: Word) -> Word {
    let shift = min(a.trailingZeroBitCount, b.trailingZeroBitCount)
    var (a, b) = (a >> a.trailingZeroBitCount, b >> b.trailingZeroBitCount)
    while a != b {
        if a < b { swap(&a, &b) }
        a -= b
        a >>= a.trailingZeroBitCount
    }
    return a << shift
}
