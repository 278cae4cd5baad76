package import Domain

/// A time of the day at which a job becomes due, every day, by the clocks of Việt Nam.
package struct DailyTime: Sendable, Hashable {
    /// Since midnight.
    package let minute: Int

    /// Việt Nam is seven hours ahead of UTC all year round, since 1975; days before that do not come up.
    private static let ahead: Int64 = 7 * 60
    private static let minutesPerDay: Int64 = 24 * 60
    private static let microsecondsPerMinute: Int64 = 60_000_000

    /// A time as `HH:MM`, 00:00 to 23:59; nil for anything else.
    package init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
            let hour = Self.number(digits[0..<2]), let minute = Self.number(digits[3..<5]), hour < 24, minute < 60
        else { return nil }
        self.minute = hour * 60 + minute
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// The day by the clocks of Việt Nam.
    package static func day(at instant: Instant) -> Day { day(local(instant).day) }

    /// What is to be done now.
    ///
    /// Of the days that were missed it is the last alone: a job does what is to be done once, however long it was away.
    ///
    /// - Parameters:
    ///   - instant: What the clock says.
    ///   - done: The last day that was done; nil for none yet.
    /// - Returns: The day that is due; nil for none.
    package func due(at instant: Instant, done: Day?) -> Day? {
        let local = Self.local(instant)
        let last = Self.day(local.minute >= minute ? local.day : local.day - 1)
        if let done, done >= last { return nil }
        return last
    }

    /// When the next day becomes due after an instant.
    package func next(after instant: Instant) -> Instant {
        let local = Self.local(instant)
        let day = local.minute >= minute ? local.day + 1 : local.day
        let minutes = day * Self.minutesPerDay + Int64(minute) - Self.ahead
        return Instant(microsecondsSince1970: minutes * Self.microsecondsPerMinute)
    }

    /// The day since 1970 and the minute of it.
    private static func local(_ instant: Instant) -> (day: Int64, minute: Int64) {
        let minutes = floored(instant.microsecondsSince1970, microsecondsPerMinute) + ahead
        let day = floored(minutes, minutesPerDay)
        return (day, minutes - day * minutesPerDay)
    }

    private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    private static func day(_ number: Int64) -> Day {
        guard let day = Int32(exactly: number).flatMap({ Day(daysSince1970: $0) }) else {
            preconditionFailure("a clock that shows no year from 1900 to 2999")
        }
        return day
    }
}

extension DailyTime: CustomStringConvertible {
    /// `HH:MM`.
    package var description: String {
        let twoDigits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    }
}
