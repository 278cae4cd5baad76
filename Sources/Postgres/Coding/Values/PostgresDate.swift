/// A day of the calendar, without a time or a zone: PostgreSQL's `date`.
///
/// It holds everything that `date` can: 4714 BC to 5874897 AD, and the two infinities.
public struct PostgresDate: Sendable, Hashable, Comparable {
    /// Days since 2000-01-01, as PostgreSQL counts; the type's limits are the infinities.
    private let days: Int32

    /// 2000-01-01 in days since 1970-01-01.
    private static let epoch = 10_957

    private init(days: Int32) {
        self.days = days
    }

    /// Before every day.
    public static let negativeInfinity = PostgresDate(days: .min)
    /// After every day.
    public static let infinity = PostgresDate(days: .max)

    /// The day that is so many days after 1970-01-01; nil beyond what PostgreSQL holds.
    public init?(daysSince1970: Int) {
        let days = daysSince1970 - Self.epoch
        guard (-2_451_545..<2_145_031_949).contains(days) else { return nil }
        self.days = Int32(days)
    }

    /// A day by its date; nil when there is none such, as on 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (-4_800...5_900_000).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let days = CivilCalendar.days(year: year, month: month, day: day)
        guard CivilCalendar.date(days: days) == (year, month, day) else { return nil }
        self.init(daysSince1970: days)
    }

    /// Whether it is a day and no infinity.
    public var isFinite: Bool { days != .min && days != .max }

    /// Days since 1970-01-01; nil for an infinity.
    public var daysSince1970: Int? { isFinite ? Int(days) + Self.epoch : nil }

    /// Year, month 1…12 and day 1…31; nil for an infinity.
    ///
    /// 1 BC is the year 0.
    public var components: (year: Int, month: Int, day: Int)? { daysSince1970.map(CivilCalendar.date) }

    /// Whether a day is before another.
    public static func < (left: PostgresDate, right: PostgresDate) -> Bool { left.days < right.days }
}

extension PostgresDate: CustomStringConvertible {
    /// `2025-07-01`, `infinity` or `-infinity`.
    public var description: String {
        daysSince1970.map(CivilCalendar.text) ?? (days > 0 ? "infinity" : "-infinity")
    }
}

extension PostgresDate: PostgresValue, PostgresArrayElement {
    /// The type `date`.
    public static var postgresType: PostgresType { .date }
    /// The type `date[]`.
    public static var postgresArrayType: PostgresType { .dateArray }

    /// Writes four bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(days) }

    /// Reads four bytes.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self.init(days: try reader.readAll())
    }
}
