import Domain
import Testing

struct PointsTests {
    @Test(
        arguments: [
            (0, 0, 0), (49, 0, 0), (50, 0, 100), (149, 0, 100), (150, 0, 200), (250, 0, 300), (-49, 0, 0),
            (-50, 0, -100), (-150, 0, -200), (-250, 0, -300), (-251, 0, -300), (1_000, 0, 1_000), (4, 1, 0), (5, 1, 10),
            (-4, 1, 0), (-5, 1, -10), (734, 1, 730), (735, 1, 740), (-735, 1, -740), (995, 1, 1_000), (735, 2, 735),
            (-735, 2, -735), (730, 1, 730), (99_999_999_999, 0, 100_000_000_000),
        ] as [(Int64, Int, Int64)]
    )
    func `a half is rounded away from zero`(hundredths: Int64, decimals: Int, rounded: Int64) {
        #expect(Points(hundredths: hundredths).rounded(to: decimals).hundredths == rounded)
    }

    @Test(arguments: 0...2)
    func `points are rounded as fractions are`(decimals: Int) throws {
        var generator = SeededGenerator(seed: UInt64(decimals))
        let unit: Int64 = [100, 10, 1][decimals]
        for _ in 0..<2_000 {
            let hundredths = Int64.random(in: -100_000_000_000...100_000_000_000, using: &generator)
            let fraction = try #require(Rational(hundredths, 100).rounded(decimals: decimals))
            try #require(Points(hundredths: hundredths).rounded(to: decimals).hundredths == fraction * unit)
        }
    }

    @Test(
        arguments: [(0, 0), (100, 0), (-100, 0), (10, 1), (150, 1), (-150, 1), (1, 2), (-105, 2), (1_001, 2)]
            as [(Int64, Int)]
    )
    func `trailing zeros are no fraction digits`(hundredths: Int64, digits: Int) {
        #expect(Points(hundredths: hundredths).fractionDigits == digits)
    }

    @Test func `sums and differences are exact`() {
        var sum = Points.zero
        for _ in 0..<10 { sum += Points(hundredths: 10) }
        #expect(sum == Points(hundredths: 100))
        #expect(Points(hundredths: 5) + Points(hundredths: -7) == Points(hundredths: -2))
        #expect(Points(hundredths: 5) - Points(hundredths: 7) == Points(hundredths: -2))
    }

    @Test func `points are ordered by value`() {
        let points = [3, -1, 0, 99_999_999_999, -2].map { Points(hundredths: $0) }
        #expect(points.sorted().map(\.hundredths) == [-2, -1, 0, 3, 99_999_999_999])
    }

    @Test(
        arguments: [(0, "0"), (3_850, "38.5"), (-5, "-0.05"), (9_025, "90.25"), (10_000, "100")] as [(Int64, String)]
    )
    func `points are printed as people write them`(hundredths: Int64, text: String) {
        var bytes: [UInt8] = []
        Points(hundredths: hundredths).append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
