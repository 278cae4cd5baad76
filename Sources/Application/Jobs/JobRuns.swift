package import Domain
import Foundation
package import Postgres
import Repository

/// The runs of jobs as the database keeps them: what makes a day one server's.
package struct JobRuns: Sendable {
    let database: any PostgresRunner

    /// - Parameter database: As thidua_app.
    package init(database: any PostgresRunner) { self.database = database }

    /// A day that is this server's until an instant.
    struct Claim: Sendable {
        let job: String
        let day: Day
        let id: UUID
    }

    enum Outcome: String {
        case succeeded, failed, stopped
    }

    /// The last day of a job that succeeded, and when it did; nil where none has.
    package func lastSuccess(of job: String) async throws(PostgresError) -> (day: Day, at: Instant)? {
        guard let success = try await database.run(JobStatements.lastSuccess(job)) else { return nil }
        return (success.day, try Instant(success.at))
    }

    /// Claims a day; nil where it is another server's, or done, or to be left alone for a while, as what has failed since this
    /// server was started.
    func claim(
        _ job: String,
        _ day: Day,
        at now: Instant,
        for length: Duration,
        startedAt start: Instant
    ) async throws(PostgresError) -> Claim? {
        let claim = Claim(job: job, day: day, id: UUID())
        let isOurs = try await database.run(
            JobStatements.claim(
                job,
                day,
                claim.id,
                at: PostgresInstant(now),
                until: PostgresInstant(now + length),
                startedAt: PostgresInstant(start)
            )
        )
        return isOurs ? claim : nil
    }

    /// Says what came of a claimed day; false where it was taken over meanwhile.
    func finish(
        _ claim: Claim,
        _ outcome: Outcome,
        message: String,
        at now: Instant,
        againFrom: Instant
    ) async throws(PostgresError) -> Bool {
        try await database.run(
            JobStatements.finish(
                claim.job,
                claim.day,
                claim.id,
                at: PostgresInstant(now),
                outcome: outcome.rawValue,
                message: message,
                againFrom: PostgresInstant(againFrom)
            )
        )
    }
}
