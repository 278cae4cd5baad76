/// Decimals as text: `-?(0|[1-9][0-9]*)(\.[0-9]+)?` in ASCII, held as whole multiples of a power of ten.
package enum DecimalText {
    /// Why a text is not such a decimal.
    package enum Refusal: Error {
        case malformed
        case tooManyFractionDigits
        case outOfRange
    }

    /// The decimal in units of 10^−`fractionDigits`.
    ///
    /// - Parameters:
    ///   - text: The characters. Trailing zeros of the fraction do not count; `-0` is 0.
    ///   - fractionDigits: Largest number of fraction digits, 0…6.
    ///   - integerDigits: |x| < 10^`integerDigits`, at most 12, so that the result fits.
    /// - Returns: The decimal times 10^`fractionDigits`.
    /// - Throws: The first of `malformed`, `outOfRange`, `tooManyFractionDigits` that holds.
    package static func scaled(
        _ text: UnsafeBufferPointer<UInt8>,
        fractionDigits: Int,
        integerDigits: Int
    ) throws(Refusal) -> Int64 {
        let isNegative = text.first == UInt8(ascii: "-")
        var index = isNegative ? 1 : 0
        let integer = try digits(of: text, from: &index)
        guard integer.count == 1 || text[integer.lowerBound] != UInt8(ascii: "0") else { throw .malformed }
        var fraction = index..<index
        if index < text.count {
            guard text[index] == UInt8(ascii: ".") else { throw .malformed }
            index += 1
            fraction = try digits(of: text, from: &index)
            guard index == text.count else { throw .malformed }
        }
        while let last = fraction.last, text[last] == UInt8(ascii: "0") { fraction.removeLast() }
        guard integer.count <= integerDigits else { throw .outOfRange }
        guard fraction.count <= fractionDigits else { throw .tooManyFractionDigits }
        var value: Int64 = 0
        for index in integer { value = value * 10 + Int64(text[index] - UInt8(ascii: "0")) }
        for index in fraction { value = value * 10 + Int64(text[index] - UInt8(ascii: "0")) }
        for _ in fraction.count..<fractionDigits { value *= 10 }
        return isNegative ? -value : value
    }

    private static func digits(
        of text: UnsafeBufferPointer<UInt8>,
        from index: inout Int
    ) throws(Refusal) -> Range<Int> {
        let start = index
        while index < text.count, text[index] &- UInt8(ascii: "0") < 10 { index += 1 }
        guard index > start else { throw .malformed }
        return start..<index
    }

    /// Appends a decimal without exponent and trailing zeros.
    ///
    /// - Parameters:
    ///   - scaled: The decimal in units of 10^−`fractionDigits`.
    ///   - fractionDigits: At least 0.
    ///   - bytes: Where the characters go.
    package static func append<Integer: FixedWidthInteger & SignedInteger>(
        _ scaled: Integer,
        fractionDigits: Int,
        to bytes: inout [UInt8]
    ) {
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = scaled.magnitude
        var fractionDigits = fractionDigits
        while fractionDigits > 0, rest % 10 == 0 {
            rest /= 10
            fractionDigits -= 1
        }
        var one: Integer.Magnitude = 1
        for _ in 0..<fractionDigits { one *= 10 }
        // From the highest digit down; at least one stands before the point.
        var divisor = one
        while rest / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            if divisor == one, one > 1 { bytes.append(UInt8(ascii: ".")) }
            rest %= divisor
            divisor /= 10
        }
    }
}
