import Domain
import Testing

struct QuantityTests {
    private func rate(_ part: Int64, of whole: Int64) -> Quantity {
        .rate(part: Measure(millionths: part * 1_000_000), whole: Measure(millionths: whole * 1_000_000))
    }

    private func printed(_ quantity: Quantity) -> String {
        var bytes: [UInt8] = []
        quantity.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a number is its measure`() {
        let quantity = Quantity.number(Measure(millionths: 66_666_667))
        #expect(quantity.value == Rational(66_666_667, 1_000_000))
        #expect(printed(quantity) == "66.666667")
    }

    @Test func `a rate is exact, where a decimal is not`() {
        #expect(rate(30, of: 40).value == Rational(75))
        #expect(rate(2, of: 3).value == Rational(200, 3))
        #expect(rate(2, of: 3).value < Rational(66_666_667, 1_000_000))
        #expect(rate(2, of: 3).value.exactly(decimals: 6) == nil)
    }

    @Test func `the part may pass the whole`() {
        #expect(rate(3, of: 2).value == Rational(150))
        #expect(rate(0, of: 2).value == .zero)
    }

    @Test func `the longest rate is exact too`() {
        let part = Measure(millionths: 999_999_999_999_999_999)
        let quantity = Quantity.rate(part: part, whole: Measure(millionths: 1))
        #expect(quantity.value == Rational(100) * Rational(999_999_999_999_999_999))
        #expect(quantity.value / Rational(100) == Rational(999_999_999_999_999_999))
    }

    @Test func `a rate is printed as the division it is`() {
        #expect(printed(rate(30, of: 40)) == "(100·30/40)")
        let halves = Quantity.rate(part: Measure(millionths: 500_000), whole: Measure(millionths: 2_250_000))
        #expect(printed(halves) == "(100·0.5/2.25)")
    }
}
