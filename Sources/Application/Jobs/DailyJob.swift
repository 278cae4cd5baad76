package import Domain

/// Something that the servers do by themselves, once a day in all.
package struct DailyJob: Sendable {
    /// Its name in the database, in metrics and in the log: small letters and hyphens.
    package let name: String
    package let time: DailyTime
    /// How long it may take. A day is claimed for a little longer, so that it is never done twice at a time.
    package let limit: Duration
    /// Does it; returns what came of it, in a line. It heeds cancellation.
    package let work: @Sendable (_ day: Day) async throws -> String

    package init(
        name: String,
        time: DailyTime,
        limit: Duration = .seconds(3_600),
        work: @escaping @Sendable (_ day: Day) async throws -> String
    ) {
        self.name = name
        self.time = time
        self.limit = limit
        self.work = work
    }

    /// The export of the rankings, as it is called everywhere.
    package static let exportRankings = "export-rankings"
    /// The comparison of standings and publications with their ledgers.
    package static let verifyStandings = "verify-standings"
    /// The purge of answers to requests.
    package static let forgetRequests = "forget-requests"
    /// The purge of old events.
    package static let forgetEvents = "forget-events"
    /// The removal of files that nothing cites, and of contents that no file names.
    package static let sweepFiles = "sweep-files"
    /// The comparison of files with the SHA-256 by which they are kept.
    package static let verifyFiles = "verify-files"
}

/// What happens to a job.
package enum JobEvent: Sendable {
    /// This server has claimed the day.
    case started(Day)
    case succeeded(Day, message: String)
    case failed(Day, reason: String)
    /// The server was told to stop.
    case stopped(Day)
    /// The last success, on whichever server it was.
    case lastSuccess(Instant)
    /// The database could not be asked, or told; it is tried again.
    case databaseFailed(String)
}

/// A job that is not done within its limit.
struct JobOverdue: Error, CustomStringConvertible {
    let limit: Duration
    var description: String { "not done within \(limit)" }
}
