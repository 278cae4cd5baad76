import Application
import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database(.migrated, .own)) struct `A write with its key` {
    @Test func `asked for twice at once is done once and answered twice`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            let submission = try await work.filledSheet()
            let caller = try await work.caller("head c")
            let key = work.key()
            let (holder, observer) = (try await superuser(), try await superuser())
            // Both are under way before the first can go on.
            let requests = try await holder.transaction { transaction in
                try await transaction.query("select 1 from thidua.review where id = \(work.cluster.review) for update")
                let requests = (1...2).map { _ in
                    Task { try await work.writer.write(submission, as: caller, key: key) { "\($0.revision)" } }
                }
                try await until("both wait") { try await backends("wait_event_type = 'Lock'", observer) == 2 }
                return requests
            }
            var answers: [WriteAnswer] = []
            for request in requests { answers.append(try await request.value) }
            #expect(answers[0].text == answers[1].text)
            #expect(answers.map(\.isRepeat).count(where: \.self) == 1)
            #expect(try await work.traces(observer) == [2, 1, 2])
            await holder.close()
            await observer.close()
        }
    }

    @Test func `is done once when the answer of its COMMIT is lost`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let submission = try await work.filledSheet()
            let caller = try await work.caller("head c")
            try await CommitCutter.use(user: "thidua_app") { cutter in
                let pool = PostgresPool(try PostgresConfiguration(cutter.connectionString))
                let writer = Writer(pool: pool, clock: .system, ids: UUIDv7(clock: .system))
                let answer = try await writer.write(submission, as: caller, key: work.key()) { "\($0.revision)" }
                #expect(cutter.hasCut)
                #expect(answer.text == "2.2")
                await pool.shutDown(within: .seconds(5))
            }
            let observer = try await superuser()
            #expect(try await work.traces(observer) == [2, 1, 2])
            await observer.close()
        }
    }

    @Test func `is done once when its connection ends before the COMMIT has taken effect`() async throws {
        try await waitForLocksPatiently()
        try await Workplace.with(HandMadeCluster()) { work in
            let submission = try await work.filledSheet()
            let caller = try await work.caller("head c")
            let (holder, observer) = (try await superuser(), try await superuser())
            try await holder.execute(
                script: """
                    create function public.wait_at_commit() returns trigger language plpgsql as
                    $$ begin perform pg_advisory_xact_lock_shared(4714); return null; end $$;
                    create constraint trigger waits after insert on thidua.audit_event deferrable initially deferred
                    for each row execute function public.wait_at_commit();
                    select pg_advisory_lock(4714);
                    """
            )
            let request = Task {
                try await work.writer.write(submission, as: caller, key: work.key()) { "\($0.revision)" }
            }
            try await until("it commits") { try await backends("wait_event = 'advisory'", observer) == 1 }
            try await observer.query(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and wait_event = 'advisory'
                """
            )
            try await holder.query("select pg_advisory_unlock(4714)")
            let answer = try await request.value
            #expect((answer.text, answer.isRepeat) == ("2.2", false))
            #expect(try await work.traces(observer) == [2, 1, 2])
            await holder.close()
            await observer.close()
        }
    }

    @Test func `is told again to whoever has lost the function since, and nothing new is done`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let submission = try await work.filledSheet()
            let key = work.key()
            let first = try await work.writer.write(submission, as: work.caller("head c"), key: key) {
                "\($0.revision)"
            }
            let observer = try await superuser()
            try await observer.query(
                """
                update thidua.account_function set to_day = '2020-01-02'
                where account_id = \(work.cluster.account("head c"))
                """
            )
            let caller = try await work.caller("head c")
            let again = try await work.writer.write(submission, as: caller, key: key) { "\($0.revision)" }
            #expect((again.text, again.isRepeat) == (first.text, true))
            let other = await #expect(throws: Refusal.self) {
                try await work.writer.write(submission, as: caller, key: work.key()) { "\($0.revision)" }
            }
            #expect(try [.notFound, .notPermitted].contains(#require(other?.code)))
            #expect(try await work.traces(observer) == [2, 1, 2])
            await observer.close()
        }
    }

    @Test func `is its account's own, and another's with the same key is another write`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let key = work.key()
            for unit in ["c", "d"] {
                let answer = try await work.save(["I.1": #"{"points":7}"#], for: unit, key: key)
                #expect((answer.text, answer.isRepeat) == ("I.1=1", false))
            }
        }
    }
}

extension Workplace {
    /// Fills the sheet of unit `c`, and returns what submits it.
    fileprivate func filledSheet() async throws -> SubmitSheet {
        try await save(["I.1": #"{"points":7}"#, "I.2": #"{"achieved":true}"#], for: "c")
        let view = try await ReadSheet(reader: reader).run(as: caller("head c"), review, unit("c"))
        return SubmitSheet(review, unit("c"), seen: try #require(view.revision))
    }

    /// What the submission of `c` has left: entries, audit events, and the sheet's version.
    fileprivate func traces(_ observer: PostgresConnection) async throws -> [Int32] {
        try await observer.query(
            """
            select
                array[
                    (select count(*) from thidua.ledger_entry where review_id = \(cluster.review)),
                    (select count(*) from thidua.audit_event where action = 'sheet.submitted'),
                    (
                        select version from thidua.sheet
                        where review_id = \(cluster.review) and unit_id = \(cluster.unit("c"))
                    )
                ]::integer[]
            """,
            as: [Int32].self
        ).first ?? []
    }
}
