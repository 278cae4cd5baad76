import Domain
import Testing

struct DecimalTextTests {
    private func scaled(
        _ text: String,
        fractionDigits: Int = 2,
        integerDigits: Int = 9
    ) throws(DecimalText.Refusal) -> Int64 {
        try Array(text.utf8).withUnsafeBufferPointer { buffer throws(DecimalText.Refusal) in
            try DecimalText.scaled(buffer, fractionDigits: fractionDigits, integerDigits: integerDigits)
        }
    }

    private func printed(_ scaled: Int64, fractionDigits: Int) -> String {
        var bytes: [UInt8] = []
        DecimalText.append(scaled, fractionDigits: fractionDigits, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("0.0", 0), ("-0.00", 0), ("7", 700), ("-7", -700), ("10", 1_000), ("1.5", 150),
            ("1.50", 150), ("1.05", 105), ("0.01", 1), ("-0.01", -1), ("1.500000000000000000000000000", 150),
            ("999999999.99", 99_999_999_999), ("-999999999.99", -99_999_999_999), ("100.00", 10_000),
        ] as [(String, Int64)]
    )
    func `a decimal is read exactly`(text: String, hundredths: Int64) throws {
        #expect(try scaled(text) == hundredths)
    }

    @Test(arguments: [
        "", "-", ".", "-.", "+1", "--1", "1-", ".5", "-.5", "5.", "-5.", "1..5", "1.5.", "1.2.3", "01", "-01", "00",
        "00.5", "1e2", "1E2", "1.5e0", "1,5", "1.000,5", "1 000", " 1", "1 ", "1\n", "\u{0}1", "1\u{0}", "1_000", "0x1",
        "NaN", "inf", "１", "1．5", "−1", "١", "1.5đ", "½", "1/2", "1/", "1:",
    ])
    func `anything else is malformed`(text: String) {
        #expect(throws: DecimalText.Refusal.malformed) { try scaled(text) }
    }

    @Test(arguments: ["1000000000", "-1000000000", "1000000000.00", "99999999999999999999999999"])
    func `a power of ten is the limit`(text: String) {
        #expect(throws: DecimalText.Refusal.outOfRange) { try scaled(text) }
    }

    @Test(arguments: ["0.001", "1.005", "-1.999", "0.00000000000000000000001", "999999999.999"])
    func `fraction digits past the limit are refused, not rounded`(text: String) {
        #expect(throws: DecimalText.Refusal.tooManyFractionDigits) { try scaled(text) }
    }

    @Test func `of several faults the first of shape, range and fraction is told`() {
        #expect(throws: DecimalText.Refusal.malformed) { try scaled("1000000000.001x") }
        #expect(throws: DecimalText.Refusal.malformed) { try scaled("01000000000.001") }
        #expect(throws: DecimalText.Refusal.outOfRange) { try scaled("1000000000.001") }
    }

    @Test(
        arguments: [
            ("999999999999.999999", 6, 12, 999_999_999_999_999_999),
            ("-999999999999.999999", 6, 12, -999_999_999_999_999_999), ("0.000001", 6, 12, 1), ("12", 0, 9, 12),
            ("12.000", 0, 9, 12), ("999999999", 0, 9, 999_999_999),
        ] as [(String, Int, Int, Int64)]
    )
    func `each kind of number has limits of its own`(
        text: String,
        fractionDigits: Int,
        integerDigits: Int,
        value: Int64
    ) throws {
        #expect(try scaled(text, fractionDigits: fractionDigits, integerDigits: integerDigits) == value)
    }

    @Test func `a whole number has no fraction`() {
        #expect(throws: DecimalText.Refusal.tooManyFractionDigits) { try scaled("1.5", fractionDigits: 0) }
        #expect(throws: DecimalText.Refusal.outOfRange) {
            try scaled("1000000000000", fractionDigits: 6, integerDigits: 12)
        }
    }

    @Test(
        arguments: [
            (0, 2, "0"), (0, 0, "0"), (5, 2, "0.05"), (-5, 2, "-0.05"), (50, 2, "0.5"), (500, 2, "5"), (1_000, 2, "10"),
            (105, 2, "1.05"), (100_010, 2, "1000.1"), (10, 0, "10"), (-1, 6, "-0.000001"),
            (.max, 0, "9223372036854775807"), (.min, 0, "-9223372036854775808"), (.max, 6, "9223372036854.775807"),
            (.min, 2, "-92233720368547758.08"), (1, 18, "0.000000000000000001"), (.min, 18, "-9.223372036854775808"),
        ] as [(Int64, Int, String)]
    )
    func `a decimal is printed without trailing zeros`(value: Int64, fractionDigits: Int, text: String) {
        #expect(printed(value, fractionDigits: fractionDigits) == text)
    }

    @Test(arguments: [0, 2, 4, 6])
    func `what is printed reads the same`(fractionDigits: Int) throws {
        var generator = SeededGenerator(seed: UInt64(fractionDigits))
        for _ in 0..<2_000 {
            let shift = Int64.random(in: 4..<64, using: &generator)
            let value = Int64.random(in: .min ... .max, using: &generator) >> shift
            let text = printed(value, fractionDigits: fractionDigits)
            // 2^59 has 18 digits: what stands before the point may be more than 12.
            guard text.prefix(while: { $0 != "." }).drop(while: { $0 == "-" }).count <= 12 else { continue }
            try #require(try scaled(text, fractionDigits: fractionDigits, integerDigits: 12) == value)
        }
    }
}
