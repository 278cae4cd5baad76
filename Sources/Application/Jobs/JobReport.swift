package import Domain
package import Postgres
import Repository

/// What became of the latest day of a job: for whoever looks after the servers.
package struct JobReport: Sendable, Hashable {
    package enum Outcome: String, Sendable {
        case running, succeeded, failed, stopped
    }

    package let day: Day
    package let outcome: Outcome
    /// How often the day was begun.
    package let attempts: Int
    /// What came of it, or why it failed, in a line; empty while it is under way.
    package let message: String
    /// Whether its claim has run out without an end: the server that had it is gone.
    package let isAbandoned: Bool
    /// The latest day that succeeded; nil for none.
    package let lastSuccess: Day?
}

extension JobRuns {
    /// Reports on a job; nil where it never ran.
    ///
    /// - Throws: `PostgresError`.
    package func report(on job: String, at now: Instant) async throws(PostgresError) -> JobReport? {
        let (run, success) = try await database.run(JobStatements.latest(job), JobStatements.lastSuccess(job))
        guard let run else { return nil }
        let claimedUntil = try Instant(run.claimedUntil)
        let outcome = run.outcome.flatMap { JobReport.Outcome(rawValue: $0) } ?? .running
        return JobReport(
            day: run.day,
            outcome: outcome,
            attempts: Int(run.attempts),
            message: run.message ?? "",
            isAbandoned: outcome == .running && claimedUntil <= now,
            lastSuccess: success?.day
        )
    }
}
