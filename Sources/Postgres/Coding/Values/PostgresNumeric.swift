/// An exact decimal number as its text: PostgreSQL's `numeric`.
///
/// `12.50` and `12.5` are one number and two texts: PostgreSQL keeps the digits after the point, and so does this type;
/// equality is of the texts. It computes nothing: hand `text` to the program's own arithmetic.
///
/// The infinities and NaN are refused, when sent and when read.
public struct PostgresNumeric: Sendable, Hashable {
    /// The number as PostgreSQL prints it: `-`, digits without leading zeros, and the digits after the point, if any.
    public let text: String

    /// A number by its text; nil for anything but `-` or nothing, digits, and perhaps a point and digits.
    ///
    /// There is no exponent. At most 131,072 digits before the point and 16,383 after it, as PostgreSQL has it.
    public init?(_ text: String) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(digits.contains) }) else { return nil }
        let whole = parts[0].drop { $0 == UInt8(ascii: "0") }
        let fraction = parts.count == 2 ? parts[1] : text.utf8[text.endIndex..<text.endIndex]
        guard whole.count <= 131_072, fraction.count <= 16_383 else { return nil }
        let isZero = whole.isEmpty && fraction.allSatisfy { $0 == UInt8(ascii: "0") }
        self.text =
            (isNegative && !isZero ? "-" : "") + (whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self))
            + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
    }

    /// A whole number.
    ///
    /// - Parameter integer: The number.
    public init(_ integer: some FixedWidthInteger) {
        text = String(integer)
    }
}

extension PostgresNumeric: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}

extension PostgresNumeric: PostgresValue, PostgresArrayElement {
    /// The type `numeric`.
    public static var postgresType: PostgresType { .numeric }
    /// The type `numeric[]`.
    public static var postgresArrayType: PostgresType { .numericArray }

    /// The number's sign in the wire format, or what else stands in its place.
    private enum Sign {
        static let positive: UInt16 = 0x0000
        static let negative: UInt16 = 0x4000
    }

    // The wire format: the number of base-10,000 digits, the weight of the first (a power of 10,000), the sign, the
    // number of decimal digits to show after the point, and the digits without zeros at either end.

    /// Writes base-10,000 digits.
    public func encode(into writer: inout PostgresWriter) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(separator: UInt8(ascii: "."))
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        // Groups of four decimal digits, counted from the point to both sides.
        let whole = [UInt8](repeating: UInt8(ascii: "0"), count: (4 - parts[0].count % 4) % 4) + parts[0]
        let decimals = whole + fraction + [UInt8](repeating: UInt8(ascii: "0"), count: (4 - fraction.count % 4) % 4)
        var digits = stride(from: 0, to: decimals.count, by: 4).map { start in
            decimals[start..<start + 4].reduce(0 as Int16) { $0 * 10 + Int16($1 - UInt8(ascii: "0")) }
        }
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        while digits.last == 0 { digits.removeLast() }
        let weight = digits.isEmpty ? 0 : whole.count / 4 - 1 - leading
        writer.write(Int16(digits.count))
        writer.write(Int16(weight))
        writer.write(isNegative ? Sign.negative : Sign.positive)
        writer.write(UInt16(fraction.count))
        for digit in digits { writer.write(digit) }
    }

    /// Reads base-10,000 digits; refuses NaN and the infinities.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        let count = Int(try reader.read(Int16.self))
        let weight = Int(try reader.read(Int16.self))
        let sign = try reader.read(UInt16.self)
        let scale = Int(try reader.read(UInt16.self))
        guard sign == Sign.positive || sign == Sign.negative else { throw .notFinite }
        guard count >= 0, reader.count == count * 2 else { throw .length(expected: count * 2, found: reader.count) }
        var digits: [Int16] = []
        for _ in 0..<count { digits.append(try reader.read()) }
        guard digits.allSatisfy({ (0..<10_000).contains($0) }) else { throw .malformed("a digit is beyond 9,999") }

        /// The four decimal digits of a power of 10,000; zeros where the number has none.
        func group(_ power: Int) -> String {
            let index = weight - power
            return CivilCalendar.padded(digits.indices.contains(index) ? Int(digits[index]) : 0, to: 4)
        }
        let whole = weight < 0 ? "" : stride(from: weight, through: 0, by: -1).map(group).joined()
        let groups = (scale + 3) / 4
        let fraction = groups == 0 ? "" : (1...groups).map { group(-$0) }.joined().prefix(scale)
        let trimmed = whole.drop { $0 == "0" }
        text =
            (sign == Sign.negative ? "-" : "") + (trimmed.isEmpty ? "0" : trimmed)
            + (fraction.isEmpty ? "" : "." + fraction)
    }
}
