package import Postgres
import Repository

/// A point in time, to the microsecond.
package struct Instant: Sendable, Hashable, Comparable {
    /// Negative before 1970.
    package let microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

    /// A time that the database keeps.
    ///
    /// - Throws: `PostgresError` for an infinity.
    package init(_ instant: PostgresInstant) throws(PostgresError) {
        self.init(microsecondsSince1970: try instant.microsecondsSince1970)
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
    /// The application's instant as the database keeps it.
    init(_ instant: Instant) { self.init(recordedAt: instant.microsecondsSince1970) }
}
