extension Day {
    /// The day that a time falls on in Việt Nam, which is seven hours ahead of UTC all year round.
    ///
    /// - Parameter microseconds: Since 1970-01-01T00:00:00Z, from a clock: a year that `Day` knows.
    package init(microsecondsSince1970 microseconds: Int64) {
        let hour: Int64 = 3_600_000_000
        let (days, rest) = (microseconds + 7 * hour).quotientAndRemainder(dividingBy: 24 * hour)
        guard let day = Day(daysSince1970: Int32(rest < 0 ? days - 1 : days)) else {
            preconditionFailure("a time that no clock shows: \(microseconds) microseconds since 1970")
        }
        self = day
    }
}
