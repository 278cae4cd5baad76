/// A day of the calendar, without an hour or a place: what deadlines and terms of office are counted in.
package struct Day: Hashable, Sendable {
    /// Days since 1970-01-01, negative before; of the years 1900 to 2999.
    package let daysSince1970: Int32

    private static let first = Int32(-25_567)
    private static let last = Int32(376_199)

    /// The day so many days after 1970-01-01; nil outside the years 1900 to 2999.
    package init?(daysSince1970: Int32) {
        guard Self.first...Self.last ~= daysSince1970 else { return nil }
        self.daysSince1970 = daysSince1970
    }

    /// A day of the calendar; nil where there is no such day, and outside the years 1900 to 2999.
    package init?(year: Int, month: Int, day: Int) {
        guard 1900...2999 ~= year, 1...12 ~= month, day >= 1, day <= Self.length(ofMonth: month, in: year) else {
            return nil
        }
        daysSince1970 = Int32(Self.days(before: year) + Self.days(before: month, in: year) + day - 1)
    }

    /// A day as `YYYY-MM-DD`, and in no other form; nil for anything else.
    package init?(_ iso: String) {
        let text = Array(iso.utf8)
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = Self.number(text[0..<4]), let month = Self.number(text[5..<7]),
            let day = Self.number(text[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = 10 * number + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to the first of January.
    private static func days(before year: Int) -> Int {
        let past = year - 1
        return 365 * year + past / 4 - past / 100 + past / 400 - 719_527
    }

    private static func days(before month: Int, in year: Int) -> Int {
        (1..<month).reduce(0) { $0 + length(ofMonth: $1, in: year) }
    }
}

extension Day: Comparable {
    package static func < (left: Day, right: Day) -> Bool { left.daysSince1970 < right.daysSince1970 }
}

extension Day: CustomStringConvertible {
    /// The day as `YYYY-MM-DD`.
    package var description: String {
        let days = Int(daysSince1970)
        // 146,097 days are 400 years; the guess is at most one year off.
        var year = 1970 + days * 400 / 146_097
        while Self.days(before: year) > days { year -= 1 }
        while Self.days(before: year + 1) <= days { year += 1 }
        var day = days - Self.days(before: year)
        var month = 1
        while day >= Self.length(ofMonth: month, in: year) {
            day -= Self.length(ofMonth: month, in: year)
            month += 1
        }
        return "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day + 1))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
