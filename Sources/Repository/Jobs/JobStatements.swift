package import Domain
package import FoundationEssentials
package import Postgres

/// The runs of daily jobs, and what the purge of old answers does.
package enum JobStatements {
    /// Claims a day of a job until an instant; true where the day is then the claimer's.
    ///
    /// - Parameters:
    ///   - job: The job.
    ///   - day: The day.
    ///   - claim: The claimer's, for this run.
    ///   - instant: Now.
    ///   - end: Until when.
    ///   - start: When the claimer was started: what had failed before is not left alone.
    /// - Returns: The statement.
    package static func claim(
        _ job: String,
        _ day: Day,
        _ claim: UUID,
        at instant: PostgresInstant,
        until end: PostgresInstant,
        startedAt start: PostgresInstant
    ) -> PostgresStatement<Bool> {
        .row("select thidua.claim_job(\(job), \(day), \(claim), \(instant), \(end), \(start))", as: Bool.self)
    }

    /// Ends a run; false where the day is no longer the claimer's.
    package static func finish(
        _ job: String,
        _ day: Day,
        _ claim: UUID,
        at instant: PostgresInstant,
        outcome: String,
        message: String,
        againFrom: PostgresInstant
    ) -> PostgresStatement<Bool> {
        .row(
            "select thidua.finish_job(\(job), \(day), \(claim), \(instant), \(outcome), \(message), \(againFrom))",
            as: Bool.self
        )
    }

    /// The run of a job's latest day; nil where it never ran.
    package static func latest(_ job: String) -> PostgresStatement<StoredJobRun?> {
        PostgresStatement.optionalRow(
            """
            select day, attempts, started_at, claimed_until, finished_at, outcome, message
            from thidua.job_run where name = \(job)
            order by day desc limit 1
            """,
            as: (Day, Int32, PostgresInstant, PostgresInstant, PostgresInstant?, String?, String?).self
        ).map { row in
            row.map {
                StoredJobRun(
                    day: $0.0,
                    attempts: $0.1,
                    startedAt: $0.2,
                    claimedUntil: $0.3,
                    finishedAt: $0.4,
                    outcome: $0.5,
                    message: $0.6
                )
            }
        }
    }

    /// The latest day of a job that succeeded, and when it did; nil where none has.
    package static func lastSuccess(_ job: String) -> PostgresStatement<(day: Day, at: PostgresInstant)?> {
        PostgresStatement.optionalRow(
            """
            select day, finished_at from thidua.job_run
            where name = \(job) and outcome = 'succeeded'
            order by day desc limit 1
            """,
            as: (Day, PostgresInstant).self
        ).map { row in row.map { (day: $0.0, at: $0.1) } }
    }

    /// Deletes answers to requests that are older than seven days at an instant, so many at most; returns how many.
    package static func forgetRequests(at instant: PostgresInstant, atMost count: Int32) -> PostgresStatement<Int64> {
        .row("select thidua.forget_requests(\(instant), \(count))", as: Int64.self)
    }
}

/// A run of a job as it is kept.
package struct StoredJobRun: Sendable {
    package let day: Day
    /// From 1.
    package let attempts: Int32
    package let startedAt: PostgresInstant
    /// From then on another may claim the day, unless it has succeeded.
    package let claimedUntil: PostgresInstant
    package let finishedAt: PostgresInstant?
    /// `succeeded`, `failed` or `stopped`; nil while it is under way.
    package let outcome: String?
    package let message: String?
}
