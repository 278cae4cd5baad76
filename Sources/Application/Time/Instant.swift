package import Postgres

/// A point in time, to the microsecond.
package struct Instant: Sendable, Hashable, Comparable {
    /// Negative before 1970.
    package let microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

    /// The database's form of the same; nil for an infinity.
    package init?(_ instant: PostgresInstant) {
        guard let duration = instant.durationSince1970 else { return nil }
        self.init(microsecondsSince1970: Int64(duration / .microseconds(1)))
    }

    /// The instant that is so much later.
    package static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(microsecondsSince1970: instant.microsecondsSince1970 + Int64(duration / .microseconds(1)))
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}

extension PostgresInstant {
    /// The application's instant as the database keeps it; one that the database cannot hold is its infinity.
    init(_ instant: Instant) {
        self = PostgresInstant(microsecondsSince1970: instant.microsecondsSince1970) ?? .infinity
    }
}
