import Application
import Domain
import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Lists over many clusters` {
    @Test func `take one statement for the rankings, however many clusters there are`() async throws {
        try await Workplace.listening(with: ["log_statement": "all"]) { work, reader, notices in
            let caller = try await work.caller("office ministry")
            var counts: [[String]] = []
            for limit in [1, 2] {
                notices.take()
                #expect(try await work.rankings(reader, as: caller, limit: limit) == limit)
                counts.append(notices.take().filter { $0.hasPrefix("execute ") })
            }
            // Who asks is set, who that is is looked up, and the rankings are read.
            #expect(counts.map(\.count) == [3, 3], "\(counts)")
            #expect(counts[1].count { $0.contains("thidua.publication") } == 1)
        }
    }

    @Test func `go on from their key by an index, row-level security and all`() async throws {
        // Of a table with a handful of rows no index is worth its while: what remains is what can be done by one.
        let settings = [
            "session_preload_libraries": "auto_explain", "auto_explain.log_min_duration": "0", "enable_seqscan": "off",
            "enable_bitmapscan": "off", "enable_sort": "off",
        ]
        try await Workplace.listening(with: settings) { work, reader, notices in
            let caller = try await work.caller("office ministry")
            let key = ReviewKey(clusterSeason: ClusterSeasonID(bits: 1), review: ReviewID(bits: 1))
            notices.take()
            _ = try await work.rankings(reader, as: caller, limit: 2, after: key)
            try expectScan(by: "review_by_season", #"ROW\(cluster_season_id, id\)"#, in: notices.take())

            let event = AuditEventKey(recordedAt: 4_000_000_000_000_000, id: AuditEventID(bits: 1))
            let place = ClusterSeasonID(work.cluster.clusterSeason(of: "c"))
            for (index, narrowing) in [
                ("audit_event_by_time", Narrowing()),
                ("audit_event_by_cluster_season", Narrowing(clusterSeason: place)),
                ("audit_event_by_unit", Narrowing(unit: work.unit("c"))),
                ("audit_event_by_account", Narrowing(account: Identifier(work.cluster.account("head c")))),
                ("audit_event_by_action", Narrowing(action: "sheet.submitted")),
            ] {
                _ = try await ReadAuditEvents(reader: reader).run(
                    clusterSeason: narrowing.clusterSeason,
                    unit: narrowing.unit,
                    account: narrowing.account,
                    action: narrowing.action,
                    from: nil,
                    to: nil,
                    PageRequest(after: event, limit: 2),
                    as: caller
                )
                try expectScan(by: index, #"ROW\(recorded_at, id\)"#, in: notices.take())
            }
        }
    }

    private struct Narrowing {
        var clusterSeason: ClusterSeasonID?
        var unit: UnitID?
        var account: AccountID?
        var action: String?
    }

    /// Holds one of the plans to a scan by an index that begins at the key.
    private func expectScan(by index: String, _ key: String, in plans: [String]) throws {
        let pattern = try Regex("using \(index) [^\n]*\n[^\n]*Index Cond: [^\n]*\(key)")
        #expect(plans.contains { $0.contains(pattern) }, "\(plans)")
    }
}

extension Workplace {
    /// Two clusters whose reviews are being assessed, and a reader whose connections tell what the server does.
    fileprivate static func listening(
        with settings: [String: String],
        _ work: (Workplace, Reader, Notices) async throws -> Void
    ) async throws {
        let cluster = try await HandMadeCluster()
        try await cluster.bring(to: .assessing)
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        for (name, value) in settings {
            try await superuser.query(
                "select set_config('test.name', \(name), false), set_config('test.value', \(value), false)"
            )
            try await superuser.query(
                """
                do $$
                begin
                    execute format(
                        'alter role thidua_app in database %I set %s = %L', current_database(),
                        current_setting('test.name'), current_setting('test.value')
                    );
                end
                $$
                """
            )
        }
        await superuser.close()
        let notices = Notices()
        var configuration = try PostgresConfiguration(
            try TestDatabase.current.connectionString(user: "thidua_app") + " options='-c client_min_messages=log'"
        )
        configuration.observer = notices
        let pool = PostgresPool(configuration)
        try await with(cluster) { try await work($0, Reader(pool: pool), notices) }
        await pool.shutDown(within: .seconds(5))
    }

    /// How many rankings a page has.
    fileprivate func rankings(
        _ reader: Reader,
        as caller: Caller,
        limit: Int,
        after: ReviewKey? = nil
    ) async throws -> Int {
        try await ReadRankings(reader: reader).run(
            RankingFilter(season: SeasonID(cluster.season)),
            PageRequest(after: after, limit: limit),
            as: caller
        ).lines.count
    }
}

/// What the server says.
private final class Notices: PostgresObserver {
    private let messages = Mutex<[String]>([])

    func observe(_ fact: PostgresFact) {
        guard case .notice(let notice) = fact else { return }
        messages.withLock { $0.append(notice.message) }
    }

    /// What it said since this was last asked.
    @discardableResult
    func take() -> [String] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
