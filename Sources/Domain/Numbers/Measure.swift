/// A measured or agreed quantity: an exact decimal of at most six fraction digits, |x| < 10^12, without unit.
package struct Measure: Hashable, Comparable, Sendable {
    /// The measure in millionths.
    package let millionths: Int64

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    package static let zero = Measure(millionths: 0)

    package static func < (left: Measure, right: Measure) -> Bool { left.millionths < right.millionths }

    /// The exact value.
    package var value: Rational { Rational(millionths, 1_000_000) }

    /// Appends the measure as a decimal without trailing zeros.
    package func append(to bytes: inout [UInt8]) {
        DecimalText.append(millionths, fractionDigits: 6, to: &bytes)
    }
}

/// What a unit reports for a measure: a number, or a rate that need not be a finite decimal.
package enum Quantity: Hashable, Sendable {
    case number(Measure)
    /// Exactly 100·part/whole, whole > 0: 2 of 3 cases is not 66.666667.
    case rate(part: Measure, whole: Measure)

    /// The exact value; of a rate in percent.
    package var value: Rational {
        switch self {
        case .number(let measure): measure.value
        case .rate(let part, let whole): Rational(100) * part.value / whole.value
        }
    }

    /// Appends `80`, or for a rate `(100·30/40)`.
    package func append(to bytes: inout [UInt8]) {
        switch self {
        case .number(let measure):
            measure.append(to: &bytes)
        case .rate(let part, let whole):
            bytes.append(contentsOf: "(100·".utf8)
            part.append(to: &bytes)
            bytes.append(UInt8(ascii: "/"))
            whole.append(to: &bytes)
            bytes.append(UInt8(ascii: ")"))
        }
    }
}
