import Application
import Domain
import Logging
import Postgres

/// When a server exports the rankings, and where to.
struct NightlyExport {
    let time: DailyTime
    let directory: String
    /// How many days' folders stay; nil for all.
    let keep: Int?
}

/// What a server does by itself: each job once a day, of all servers on one.
struct ServerJobs {
    private let runner: JobRunner
    private let jobs: [DailyJob]

    /// When files and the answers to requests are looked through for old ones, when reviews are scored again, and when files
    /// are read.
    private static let (sweepingHour, forgettingHour) = ("03:00", "03:30")
    private static let (verifyingHour, fileVerifyingHour) = ("04:00", "04:30")

    /// - Parameters:
    ///   - services: The server's.
    ///   - nightly: nil for no exports.
    ///   - forgetFilesAfter: In days, of what nothing cites.
    ///   - reader: Where exports and verification read, as thidua_reader; nil for neither.
    ///   - logger: Where what happens is written.
    /// - Throws: `PostgresError` where the connection string cannot be parsed.
    init(
        services: Services,
        nightly: NightlyExport?,
        forgetFilesAfter: Int32,
        reader: String?,
        logger: Logger
    ) throws {
        var jobs: [DailyJob] = []
        if let nightly, let reader {
            let export = ExportRankings(database: try PostgresConfiguration(reader))
            jobs.append(
                DailyJob(name: DailyJob.exportRankings, time: nightly.time) { day in
                    let receipt = try await export.run(
                        ExportRankings.Request(
                            directory: nightly.directory,
                            selection: ReviewSelection(day: day),
                            keep: nightly.keep
                        ),
                        progress: { logger.logTenths(of: $0) }
                    )
                    return "\(receipt.published) published, \(receipt.live) live, \(receipt.bytes) bytes"
                }
            )
        }
        if let reader, let time = DailyTime(Self.verifyingHour) {
            let verify = VerifyStandings(database: try PostgresConfiguration(reader))
            jobs.append(
                DailyJob(name: DailyJob.verifyStandings, time: time) { day in
                    let receipt = try await verify.run(ReviewSelection(day: day))
                    guard receipt.deviations.isEmpty else { throw StandingsDeviate(receipt.deviations) }
                    return "\(receipt.reviews) reviews are as their ledgers say"
                }
            )
        }
        if let time = DailyTime(Self.forgettingHour) {
            let forget = ForgetRequests(database: services.database, clock: services.clock)
            jobs.append(
                DailyJob(name: DailyJob.forgetRequests, time: time) { _ in "\(try await forget.run()) answers forgotten"
                }
            )
        }
        if let time = DailyTime(Self.forgettingHour) {
            let forget = ForgetEvents(database: services.database, clock: services.clock)
            jobs.append(
                DailyJob(name: DailyJob.forgetEvents, time: time) { _ in "\(try await forget.run()) events forgotten" }
            )
        }
        jobs += try Self.fileJobs(services, forgetFilesAfter, reader: reader)
        self.jobs = jobs
        for job in jobs { services.jobMetrics.add(job.name) }
        runner = JobRunner(runs: JobRuns(database: services.database), clock: .system) { job, event in
            services.jobMetrics.observe(job, event)
            logger.log(event, of: job)
        }
    }

    private static func fileJobs(_ services: Services, _ days: Int32, reader: String?) throws -> [DailyJob] {
        var jobs: [DailyJob] = []
        if let time = DailyTime(sweepingHour) {
            let sweep = SweepFiles(
                database: services.database,
                store: services.files.store,
                days: days,
                clock: services.clock
            )
            jobs.append(
                DailyJob(name: DailyJob.sweepFiles, time: time) { _ in
                    let receipt = try await sweep.run()
                    return "\(receipt.forgotten) files forgotten, \(receipt.setAside) contents set aside, "
                        + "\(receipt.broughtBack) brought back, \(receipt.removed) removed"
                }
            )
        }
        if let reader, let time = DailyTime(fileVerifyingHour) {
            let verify = VerifyFiles(database: try PostgresConfiguration(reader), store: services.files.store)
            jobs.append(
                DailyJob(name: DailyJob.verifyFiles, time: time, limit: .seconds(6 * 3_600)) { _ in
                    let receipt = try await verify.run()
                    guard receipt.deviations.isEmpty else { throw FilesDeviate(receipt.deviations) }
                    return "\(receipt.contents) contents are as they were handed in"
                }
            )
        }
        return jobs
    }

    /// Does them until the task is cancelled.
    func run() async { await runner.run(jobs) }
}

extension Logger {
    fileprivate func log(_ event: JobEvent, of job: String) {
        switch event {
        case .started(let day): info("a job has begun", metadata: ["job": "\(job)", "day": "\(day)"])
        case .succeeded(let day, let message):
            notice("a job is done", metadata: ["job": "\(job)", "day": "\(day)", "result": "\(message)"])
        case .failed(let day, let reason):
            error(
                "a job has failed, and is tried again",
                metadata: ["job": "\(job)", "day": "\(day)", "reason": "\(reason)"]
            )
        case .stopped(let day):
            notice("a job was stopped, and left nothing", metadata: ["job": "\(job)", "day": "\(day)"])
        case .databaseFailed(let reason):
            warning(
                "the database could not be asked for a job's runs",
                metadata: ["job": "\(job)", "reason": "\(reason)"]
            )
        case .lastSuccess: break
        }
    }

    /// A line for each tenth of the way.
    fileprivate func logTenths(of progress: ReviewProgress) {
        guard progress.isTenth else { return }
        info(
            "exporting the rankings",
            metadata: ["done": .number(progress.done), "total": .number(progress.total)]
        )
    }
}
