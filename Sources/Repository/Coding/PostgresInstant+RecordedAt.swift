package import Postgres

extension PostgresInstant {
    /// Domain's microseconds since 1970, as they are stored.
    ///
    /// They come from the application's clock, which never shows a time beyond the 290,000 years that PostgreSQL holds.
    package init(recordedAt microseconds: Int64) {
        guard let instant = PostgresInstant(microsecondsSince1970: microseconds) else {
            preconditionFailure("a time that no clock shows: \(microseconds) microseconds since 1970")
        }
        self = instant
    }

    /// Domain's form of a stored time.
    ///
    /// - Throws: `PostgresError` for an infinity: somebody has stored by hand what is no time.
    package var microsecondsSince1970: Int64 {
        get throws(PostgresError) {
            guard let duration = durationSince1970 else {
                throw PostgresError(.protocolMisuse("a stored time is infinite"))
            }
            return Int64(duration / .microseconds(1))
        }
    }
}
