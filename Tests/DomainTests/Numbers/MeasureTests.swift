import Domain
import Testing

struct MeasureTests {
    @Test func `a measure is exactly its millionths`() {
        #expect(Measure(millionths: 1_500_000).value == Rational(3, 2))
        #expect(Measure(millionths: -1).value == Rational(-1, 1_000_000))
        #expect(Measure(millionths: 999_999_999_999_999_999).value.exactly(decimals: 6) == 999_999_999_999_999_999)
        #expect(Measure.zero.value == .zero)
    }

    @Test func `measures are ordered by value`() {
        let measures = [2, -1, 0, 1].map { Measure(millionths: $0) }
        #expect(measures.sorted().map(\.millionths) == [-1, 0, 1, 2])
    }

    @Test(
        arguments: [
            (0, "0"), (80_000_000, "80"), (1, "0.000001"), (-12_500_000, "-12.5"),
            (999_999_999_999_999_999, "999999999999.999999"),
        ] as [(Int64, String)]
    )
    func `a measure is printed without trailing zeros`(millionths: Int64, text: String) {
        var bytes: [UInt8] = []
        Measure(millionths: millionths).append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
