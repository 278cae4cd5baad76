#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A point in time, to the microsecond: PostgreSQL's `timestamptz`, which holds no zone.
///
/// It holds everything that `timestamptz` can, exactly: 4714 BC to 294276 AD, and the two infinities.
public struct PostgresInstant: Sendable, Hashable, Comparable {
    /// Microseconds since 2000-01-01T00:00Z, as PostgreSQL counts; the type's limits are the infinities.
    private let microseconds: Int64

    /// 2000-01-01T00:00Z in microseconds since 1970.
    private static let epoch: Int64 = 946_684_800_000_000
    private static let range = Int64(-211_813_488_000_000_000)..<9_223_371_331_200_000_000

    private init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Before every other.
    public static let negativeInfinity = PostgresInstant(microseconds: .min)
    /// After every other.
    public static let infinity = PostgresInstant(microseconds: .max)

    /// The instant that is so many microseconds after 1970-01-01T00:00Z; nil beyond what PostgreSQL holds.
    public init?(microsecondsSince1970: Int64) {
        let (microseconds, overflow) = microsecondsSince1970.subtractingReportingOverflow(Self.epoch)
        guard !overflow, Self.range.contains(microseconds) else { return nil }
        self.microseconds = microseconds
    }

    /// The microsecond nearest to a date; nil beyond what PostgreSQL holds.
    public init?(_ date: Date) {
        // Date counts from 2001 in a Double: exact to the microsecond for some 285 years around.
        let microseconds = ((date.timeIntervalSinceReferenceDate + 31_622_400) * 1_000_000).rounded()
        guard let exact = Int64(exactly: microseconds), Self.range.contains(exact) else { return nil }
        self.microseconds = exact
    }

    /// Whether it is a point in time and no infinity.
    public var isFinite: Bool { microseconds != .min && microseconds != .max }

    /// The time since 1970-01-01T00:00Z, negative before it; nil for an infinity.
    public var durationSince1970: Duration? {
        isFinite ? .microseconds(microseconds) + .microseconds(Self.epoch) : nil
    }

    /// The date nearest to it; nil for an infinity.
    public var date: Date? {
        isFinite ? Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - 31_622_400) : nil
    }

    /// Whether an instant is before another.
    public static func < (left: PostgresInstant, right: PostgresInstant) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension PostgresInstant: CustomStringConvertible {
    /// `2025-07-01T00:00:00.000000Z`, `infinity` or `-infinity`.
    public var description: String {
        guard isFinite else { return microseconds > 0 ? "infinity" : "-infinity" }
        let day: Int64 = 86_400_000_000
        let days = (microseconds >= 0 ? microseconds : microseconds - day + 1) / day
        let time = Int(microseconds - days * day)
        let parts = [(time / 3_600_000_000, 2), (time / 60_000_000 % 60, 2), (time / 1_000_000 % 60, 2)]
        let clock = parts.map { CivilCalendar.padded($0.0, to: $0.1) }.joined(separator: ":")
        return CivilCalendar.text(days: Int(days) + 10_957)
            + "T\(clock).\(CivilCalendar.padded(time % 1_000_000, to: 6))Z"
    }
}

extension PostgresInstant: PostgresValue, PostgresArrayElement {
    /// The type `timestamp with time zone`.
    public static var postgresType: PostgresType { .timestamptz }
    /// The type `timestamp with time zone[]`.
    public static var postgresArrayType: PostgresType { .timestamptzArray }

    /// Writes eight bytes.
    public func encode(into writer: inout PostgresWriter) { writer.write(microseconds) }

    /// Reads eight bytes.
    public init(from reader: inout PostgresReader) throws(PostgresValueError) {
        self.init(microseconds: try reader.readAll())
    }
}
