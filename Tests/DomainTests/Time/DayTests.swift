import Domain
import Testing

@Suite struct `A day` {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("1900-01-01", -25_567), ("2999-12-31", 376_199), ("2000-02-29", 11_016),
        ("2000-03-01", 11_017), ("2026-11-21", 20_778), ("2024-12-31", 20_088), ("2025-01-01", 20_089),
    ])
    func `counts from 1970-01-01`(iso: String, days: Int32) throws {
        let day = try #require(Day(iso))
        #expect(day.daysSince1970 == days)
        #expect(day.description == iso)
        #expect(Day(daysSince1970: days) == day)
    }

    @Test(arguments: [
        "", "2026", "2026-1-1", "2026-01-1", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-04-31",
        "2026-06-31", "2026-09-31", "2026-11-31", "2026-02-29", "2100-02-29", "1900-02-29", "2024-02-30", "1899-12-31",
        "3000-01-01", "2026-01-01 ", " 2026-01-01", "2026/01/01", "2026-01/01", "+026-01-01", "-026-01-01",
        "2026-01-01T00:00", "２026-01-01", "20260101", "2026-0a-01", "2026-01-0/", "2026-01-0:",
    ])
    func `is read in one form only, and only where the calendar has it`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: ["2000-02-29", "2024-02-29", "2400-02-29", "2026-12-31", "2026-04-30", "1900-02-28"])
    func `is read to the last of each month`(text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test func `follows the day before, for 1,100 years`() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected = Int32(-25_567)
        for year in 1900...2999 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for month in 1...12 {
                let length = month == 2 && isLeap ? 29 : lengths[month - 1]
                for day in [1, length] {
                    let made = try #require(Day(year: year, month: month, day: day))
                    #expect(made.daysSince1970 == expected + Int32(day - 1))
                    #expect(Day(made.description) == made)
                }
                expected += Int32(length)
            }
        }
        #expect(expected == 376_200)
    }

    @Test func `is of the years 1900 to 2999`() {
        #expect(Day(daysSince1970: -25_568) == nil)
        #expect(Day(daysSince1970: -25_567)?.description == "1900-01-01")
        #expect(Day(daysSince1970: 376_199)?.description == "2999-12-31")
        #expect(Day(daysSince1970: 376_200) == nil)
        #expect(Day(daysSince1970: .max) == nil)
        #expect(Day(daysSince1970: .min) == nil)
    }

    @Test func `comes before the next`() {
        #expect(day("2026-11-21") < day("2026-11-22"))
        #expect(!(day("2026-11-21") < day("2026-11-21")))
    }
}

@Suite struct `The day of a time in Việt Nam` {
    @Test(
        arguments: [
            (-25_200_000_001, "1969-12-31"), (-25_200_000_000, "1970-01-01"), (0, "1970-01-01"),
            (61_199_999_999, "1970-01-01"), (61_200_000_000, "1970-01-02"), (-111_600_000_001, "1969-12-30"),
        ] as [(Int64, String)]
    )
    func `begins seven hours before that of Greenwich`(microseconds: Int64, expected: String) {
        #expect(Day(microsecondsSince1970: microseconds) == day(expected))
    }
}

@Suite struct `A period` {
    @Test(arguments: [("2026-01-31", false), ("2026-02-01", true), ("2026-02-27", true), ("2026-02-28", false)])
    func `has its first day, and not the one it ends before`(text: String, isWithin: Bool) {
        let period = Period(from: day("2026-02-01"), to: day("2026-02-28"))
        #expect(period.contains(day(text)) == isWithin)
    }

    @Test func `may go on without end`() {
        let period = Period(from: day("2026-02-01"), to: nil)
        #expect(!period.contains(day("2026-01-31")))
        #expect(period.contains(day("2999-12-31")))
    }

    @Test func `has no day where it ends before it begins`() {
        let (first, last) = (day("2026-02-01"), day("2026-02-03"))
        #expect(!Period(from: first, to: first).contains(first))
        #expect(![first, day("2026-02-02"), last].contains(where: Period(from: last, to: first).contains))
    }
}

/// A day of a test, written as it is read.
func day(_ iso: String) -> Day {
    guard let day = Day(iso) else { preconditionFailure("no day: \(iso)") }
    return day
}
