import Application
import Domain
import Foundation
import Postgres
import Repository
import Synchronization
import TestSupport
import Testing

@Suite(.database(.migrated, .own), .timeLimit(.minutes(2))) struct `Jobs of every day` {
    private static let hour: Int64 = 3_600_000_000

    /// Servers on one database, by one clock, with one job.
    private final class Servers: Sendable {
        let pool: PostgresPool
        let clock: ManualClock
        let metrics = JobMetrics()
        let done = Mutex<[Day]>([])

        static func with(_ body: (Servers) async throws -> Void) async throws {
            let pool = PostgresPool(
                try PostgresConfiguration(try TestDatabase.current.connectionString(user: "thidua_app"))
            )
            let servers = Servers(pool: pool, clock: ManualClock(try instant("2026-11-20T20:00:00Z")))
            do { try await body(servers) } catch {
                await pool.shutDown(within: .seconds(5))
                throw error
            }
            await pool.shutDown(within: .seconds(5))
        }

        private init(pool: PostgresPool, clock: ManualClock) {
            self.pool = pool
            self.clock = clock
        }

        var runs: JobRuns { JobRuns(database: PooledRunner(pool)) }

        /// A job that notes each day that it is done for.
        func job(_ work: @escaping @Sendable (Day) async throws -> Void = { _ in }) throws -> DailyJob {
            DailyJob(name: "test-job", time: try #require(DailyTime("02:00"))) { day in
                try await work(day)
                self.done.withLock { $0.append(day) }
                return "well"
            }
        }

        /// Runs so many servers while the body runs.
        func running(_ count: Int, _ job: DailyJob, _ body: () async throws -> Void) async throws {
            let runner = JobRunner(runs: runs, clock: clock.jobClock) { [metrics] in metrics.observe($0, $1) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<count { group.addTask { await runner.run([job]) } }
                defer { group.cancelAll() }
                try await body()
            }
        }

        var days: [String] { done.withLock { $0.map(\.description) } }

        func report() async throws -> JobReport? {
            try await runs.report(on: "test-job", at: clock.jobClock.wall.now())
        }
    }

    @Test func `are done once, whatever the number of servers, and of missed days the last one`() async throws {
        try await Servers.with { servers in
            try await servers.running(3, servers.job()) {
                _ = await servers.clock.whenWaiting(3)
                #expect(servers.days == ["2026-11-21"], "at the start, as nothing was ever done")
                try servers.clock.set(instant("2026-11-21T18:59:59Z"))
                _ = await servers.clock.whenWaiting(3)
                #expect(servers.days.count == 1, "not before the hour")
                try servers.clock.set(instant("2026-11-21T19:00:00Z"))
                _ = await servers.clock.whenWaiting(3)
                #expect(servers.days == ["2026-11-21", "2026-11-22"])
                try servers.clock.set(instant("2026-11-26T00:00:00Z"))
                _ = await servers.clock.whenWaiting(3)
                #expect(servers.days == ["2026-11-21", "2026-11-22", "2026-11-26"])
            }
            let report = try #require(try await servers.report())
            #expect((report.outcome, report.attempts, report.message) == (.succeeded, 1, "well"))
            #expect(report.lastSuccess == Day("2026-11-26"))
            let last = try instant("2026-11-26T00:00:00Z")
            #expect(servers.metrics.series.first?.series.lastSuccess == last)
        }
    }

    @Test func `are caught up on by a server that was away at their hour`() async throws {
        try await Servers.with { servers in
            let job = try servers.job()
            try await servers.running(1, job) { _ = await servers.clock.whenWaiting(1) }
            // Two nights without a server.
            try servers.clock.set(instant("2026-11-23T08:00:00Z"))
            try await servers.running(1, job) {
                let waits = await servers.clock.whenWaiting(1)
                let next = try instant("2026-11-23T19:00:00Z")
                #expect(waits == [next])
            }
            #expect(servers.days == ["2026-11-21", "2026-11-23"])
        }
    }

    private struct NoRoom: Error {}

    @Test func `that fail are counted and tried again, and whoever asks is told`() async throws {
        try await Servers.with { servers in
            let isBroken = Mutex(true)
            let job = try servers.job { _ in
                if isBroken.withLock({ $0 }) { throw NoRoom() }
            }
            try await servers.running(2, job) {
                let ends = await servers.clock.whenWaiting(2)
                let report = try #require(try await servers.report())
                #expect((report.outcome, report.message) == (.failed, "NoRoom"))
                #expect(report.lastSuccess == nil)
                #expect(servers.metrics.series.first?.series.failures == 1, "the other server leaves it alone")
                isBroken.withLock { $0 = false }
                servers.clock.set(try #require(ends.last))
                _ = await servers.clock.whenWaiting(2)
            }
            let report = try #require(try await servers.report())
            #expect((report.outcome, report.attempts) == (.succeeded, 2))
            #expect(servers.days == ["2026-11-21"])
            #expect(servers.metrics.series.first?.series.failures == 1)
        }
    }

    @Test func `that find standings moved say of which review`() async throws {
        try await Servers.with { servers in
            let review = ReviewID(bits: 7)
            let job = try servers.job { _ in throw StandingsDeviate([StandingsDeviation(review, .publication)]) }
            try await servers.running(1, job) { _ = await servers.clock.whenWaiting(1) }
            #expect(try await servers.report()?.message.contains("\(review)") == true)
        }
    }

    @Test func `that failed are tried at once by a server that is started anew, and by no other`() async throws {
        try await Servers.with { servers in
            let isBroken = Mutex(true)
            let job = try servers.job { _ in
                if isBroken.withLock({ $0 }) { throw NoRoom() }
            }
            try await servers.running(1, job) {
                _ = await servers.clock.whenWaiting(1)
                try servers.clock.set(instant("2026-11-20T20:01:00Z"))
                for attempts in 2...3 {
                    // Started anew with the fault still there, and then without it.
                    try await servers.running(1, job) { _ = await servers.clock.whenWaiting(1 + 1) }
                    #expect(try await servers.report()?.attempts == attempts)
                    isBroken.withLock { $0 = false }
                    try servers.clock.set(instant("2026-11-20T20:02:00Z"))
                }
                #expect(servers.days == ["2026-11-21"])
            }
            #expect(servers.metrics.series.first?.series.failures == 2)
        }
    }

    @Test func `that a dead server had begun are taken over once its claim has run out`() async throws {
        try await Servers.with { servers in
            let now = servers.clock.jobClock.wall.now()
            let end = Instant(microsecondsSince1970: now.microsecondsSince1970 + Self.hour)
            let claimed = try await PooledRunner(servers.pool).run(
                JobStatements.claim(
                    "test-job",
                    try #require(Day("2026-11-21")),
                    UUID(),
                    at: PostgresInstant(recordedAt: now.microsecondsSince1970),
                    until: PostgresInstant(recordedAt: end.microsecondsSince1970),
                    startedAt: PostgresInstant(recordedAt: now.microsecondsSince1970)
                )
            )
            #expect(claimed)
            try await servers.running(2, servers.job()) {
                _ = await servers.clock.whenWaiting(2)
                #expect(servers.days.isEmpty)
                servers.clock.set(end)
                _ = await servers.clock.whenWaiting(2)
            }
            #expect(servers.days == ["2026-11-21"])
            #expect(try await servers.report()?.attempts == 2)
        }
    }

    @Test func `are left for another server by one that is told to stop`() async throws {
        try await Servers.with { servers in
            let hasBegun = Mutex(false)
            let endless = try servers.job { _ in
                hasBegun.withLock { $0 = true }
                while true { try await Task.sleep(for: .seconds(3_600)) }
            }
            try await servers.running(1, endless) {
                while !hasBegun.withLock({ $0 }) { await Task.yield() }
            }
            #expect(try await servers.report()?.outcome == .stopped)
            try await servers.running(1, servers.job()) { _ = await servers.clock.whenWaiting(1) }
            #expect(servers.days == ["2026-11-21"])
            #expect(servers.metrics.series.first?.series.failures == 0)
        }
    }

    @Test func `that take too long are given up before their claim runs out`() async throws {
        try await Servers.with { servers in
            let job = DailyJob(
                name: "test-job",
                time: try #require(DailyTime("02:00")),
                limit: .milliseconds(50)
            ) { _ in
                try await Task.sleep(for: .seconds(3_600))
                return ""
            }
            try await servers.running(1, job) { _ = await servers.clock.whenWaiting(1) }
            let report = try #require(try await servers.report())
            #expect(report.outcome == .failed && report.message.contains("not done within"))
        }
    }

    @Test func `that forget old answers leave those of a week`() async throws {
        try await Servers.with { servers in
            let cluster = try await HandMadeCluster()
            try await AdministratorSQL(server: TestDatabase.current.server).run(
                """
                insert into thidua.idempotency_record (account_id, key, request_sha256, answer, recorded_at)
                select '\(cluster.account("officer c"))', 'request-' || n, sha256(''), '',
                    now() - n * interval '1 hour'
                from generate_series(0, 1500) n
                """,
                in: TestDatabase.current.name
            )
            let forget = ForgetRequests(database: PooledRunner(servers.pool), clock: .system)
            #expect(try await forget.run() == 1_500 - 7 * 24 + 1)
            #expect(try await forget.run() == 0)
        }
    }
}
