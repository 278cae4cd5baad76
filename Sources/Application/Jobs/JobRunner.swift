import Domain
import Postgres
import Repository
import StrictJSON

/// Does daily jobs, each when it is due, until it is cancelled.
///
/// Any number of servers may run it: the database lets one of them have a job's day (`JobRuns`). A server that was away
/// when a day became due does it when it is back, the last day alone. What has failed is tried again after a while, until
/// the next day is due, and at once by a server that was started since; what another server has claimed is looked at again
/// until it is done or its claim has run out.
package struct JobRunner: Sendable {
    private let runs: JobRuns
    private let clock: JobClock
    private let observe: @Sendable (_ job: String, _ event: JobEvent) -> Void

    /// By how much a claim is longer than the job may take: for the clocks of two servers to differ, and to stop in.
    private static let margin: Duration = .seconds(300)
    /// What has failed is tried again so much later.
    private static let pauseAfterFailure: Duration = .seconds(1_800)
    /// A database that does not answer is asked again so much later.
    private static let pauseAfterDatabaseFailure: Duration = .seconds(60)
    /// What others do is looked at so often.
    private static let pauseForOthers: Duration = .seconds(300)

    /// - Parameters:
    ///   - runs: Where days are claimed.
    ///   - clock: What to wait by.
    ///   - observe: Told what happens to a job.
    package init(
        runs: JobRuns,
        clock: JobClock,
        observe: @escaping @Sendable (_ job: String, _ event: JobEvent) -> Void
    ) {
        self.runs = runs
        self.clock = clock
        self.observe = observe
    }

    /// Does the jobs until the task is cancelled; a job that fails ends neither itself nor the others.
    package func run(_ jobs: [DailyJob]) async {
        await withTaskGroup(of: Void.self) { group in
            for job in jobs { group.addTask { await run(job) } }
        }
    }

    private func run(_ job: DailyJob) async {
        let start = clock.wall.now()
        while !Task.isCancelled {
            var wake: Instant
            do {
                wake = try await doWhatIsDue(job, startedAt: start)
            } catch {
                guard !Task.isCancelled else { return }
                observe(job.name, .databaseFailed(Self.reason(error)))
                wake = clock.wall.now() + Self.pauseAfterDatabaseFailure
            }
            do { try await clock.wait(wake) } catch { return }
        }
    }

    /// Does what is due of a job, if anything is.
    ///
    /// - Parameters:
    ///   - job: The job.
    ///   - start: When this server was started.
    /// - Returns: When to look again.
    /// - Throws: `PostgresError` where the database could not be asked.
    private func doWhatIsDue(_ job: DailyJob, startedAt start: Instant) async throws -> Instant {
        let now = clock.wall.now()
        let last = try await runs.lastSuccess(of: job.name)
        if let last { observe(job.name, .lastSuccess(last.at)) }
        guard let day = job.time.due(at: now, done: last?.day) else { return job.time.next(after: now) }
        let length = job.limit + Self.margin
        guard let claim = try await runs.claim(job.name, day, at: now, for: length, startedAt: start) else {
            return now + Self.pauseForOthers
        }
        return try await carryOut(job, claim)
    }

    private func carryOut(_ job: DailyJob, _ claim: JobRuns.Claim) async throws -> Instant {
        observe(job.name, .started(claim.day))
        do {
            let message = try await within(job.limit) { try await job.work(claim.day) }
            let now = clock.wall.now()
            try await finish(claim, .succeeded, message: message, at: now, againFrom: now)
            observe(job.name, .succeeded(claim.day, message: message))
            observe(job.name, .lastSuccess(now))
            return job.time.next(after: now)
        } catch let error as RecordFailure {
            // It was done, and nobody knows: once the claim has run out it is done again.
            throw error.error
        } catch  where Task.isCancelled {
            let now = clock.wall.now()
            try? await finish(claim, .stopped, message: "", at: now, againFrom: now)
            observe(job.name, .stopped(claim.day))
            return now
        } catch {
            let now = clock.wall.now()
            let again = now + Self.pauseAfterFailure
            observe(job.name, .failed(claim.day, reason: Self.reason(error)))
            do {
                try await finish(claim, .failed, message: Self.reason(error), at: now, againFrom: again)
            } catch let failure as RecordFailure {
                throw failure.error
            }
            return again
        }
    }

    /// The record of a run could not be made.
    private struct RecordFailure: Error {
        let error: any Error
    }

    /// Records the end of a run, also where this task is cancelled.
    private func finish(
        _ claim: JobRuns.Claim,
        _ outcome: JobRuns.Outcome,
        message: String,
        at now: Instant,
        againFrom: Instant
    ) async throws {
        let recording = Task { [runs] in
            try await runs.finish(claim, outcome, message: message, at: now, againFrom: againFrom)
        }
        do {
            _ = try await recording.value
        } catch {
            throw RecordFailure(error: error)
        }
    }

    private func within(
        _ limit: Duration,
        _ work: @escaping @Sendable () async throws -> String
    ) async throws -> String {
        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw JobOverdue(limit: limit)
            }
            defer { group.cancelAll() }
            guard let message = try await group.next() else { throw CancellationError() }
            return message
        }
    }

    /// What failed, without any value: fit for a log.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as ExportRankingsError: error.wording.en
        case let error as StandingsDeviate: error.description
        case let error as JobOverdue: error.description
        default: DatabaseFailure(error)?.description ?? "\(type(of: error))"
        }
    }
}
