/// Emulation points: an exact decimal of at most two fraction digits.
///
/// As read, |x| < 10^9. Sums stay exact: a document of 2 GiB, the largest that is read, cannot name enough points
/// to pass 9.2 × 10^16.
package struct Points: Hashable, Comparable, Sendable {
    /// The points in hundredths.
    package let hundredths: Int64

    package init(hundredths: Int64) {
        self.hundredths = hundredths
    }

    package static let zero = Points(hundredths: 0)

    package static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }
    package static func + (left: Points, right: Points) -> Points {
        Points(hundredths: left.hundredths + right.hundredths)
    }
    package static func - (left: Points, right: Points) -> Points {
        Points(hundredths: left.hundredths - right.hundredths)
    }
    package static func += (left: inout Points, right: Points) { left = left + right }

    /// The number of fraction digits, without trailing zeros: 0, 1 or 2.
    package var fractionDigits: Int {
        if hundredths % 100 == 0 { 0 } else if hundredths % 10 == 0 { 1 } else { 2 }
    }

    /// Rounded to 0, 1 or 2 fraction digits, halves away from zero.
    package func rounded(to decimals: Int) -> Points {
        guard decimals < fractionDigits else { return self }
        let unit: Int64 = decimals == 0 ? 100 : 10
        let half = hundredths < 0 ? -unit / 2 : unit / 2
        return Points(hundredths: (hundredths + half) / unit * unit)
    }

    /// Appends the points as a decimal without trailing zeros.
    package func append(to bytes: inout [UInt8]) {
        DecimalText.append(hundredths, fractionDigits: 2, to: &bytes)
    }
}
