import API
import Application
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOEmbedded
import Postgres
import TestSupport
import Testing

@Suite(.database(.migrated), .timeLimit(.minutes(2))) struct `An export on its way` {
    @Test func `is of one moment, whatever is written meanwhile`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .published)
            let before = try await review.export("results.csv", as: "office province").bytes
            let export = try await review.withLedgerLocked { transaction in
                let export = Task { try await review.export("results.csv", as: "office province") }
                try await review.waitForReaders(1)
                try await transaction.query("set local session_replication_role = replica")
                try await transaction.query(
                    """
                    update thidua.ledger_entry set value = '{"awarded":1}'
                    where review_id = \(review.cluster.review) and layer = 'assessment1'
                    """
                )
                return export
            }
            #expect(try await export.value.bytes == before)
            let after = try await review.export("results.csv", as: "office province")
            #expect(after.bytes != before && after.status == .ok)
        }
    }

    @Test func `is one of two that are written at a time, and the next one comes again later`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .published)
            let exports = try await review.withLedgerLocked { _ in
                let exports = (1...2).map { _ in
                    Task { try await review.export("results.csv", as: "office province") }
                }
                try await review.waitForReaders(2)
                let refused = try await review.export("rankings.csv", as: "officer c")
                #expect(refused.status == .serviceUnavailable)
                #expect(refused.headers[.retryAfter] == "2")
                return exports
            }
            for export in exports { #expect(try await export.value.status == .ok) }
            #expect(try await review.export("rankings.csv", as: "officer c").status == .ok)
        }
    }

    @Test func `that comes too late leaves nothing behind`() async throws {
        try await TemporaryFolder.use { folder in
            let limits = ExportRankingFile.Limits(folder: folder.path)
            try await ReviewHouse.open(deadline: .seconds(1), exports: limits) { review in
                try await review.cluster.bring(to: .published)
                let late = try await review.withLedgerLocked { _ in
                    let late = Task { try await review.export("results.csv", as: "office province") }
                    try await review.waitForReaders(1)
                    #expect(try folder.names.count == 1, "it is being written")
                    return try await late.value
                }
                #expect(try late.code == "unavailable")
                #expect(try folder.names.isEmpty && folder.heldFiles.isEmpty)
            }
        }
    }

    @Test func `is refused with nothing left behind where it cannot be written or read`() async throws {
        try await TemporaryFolder.use { folder in
            let limits = ExportRankingFile.Limits(folder: folder.path)
            let log = CapturedLog()
            try await ReviewHouse.open(logger: log.logger, exports: limits) { review in
                try await review.cluster.bring(to: .published)
                try await review.house.superuser.query(
                    """
                    insert into thidua.publication (
                        season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id,
                        recorded_at
                    )
                    select season_id, cluster_season_id, managing_unit_id, review_id, 2, '{"number":2,"secret words":1,"rows":"secret words"}', '{members}',
                        account_id, recorded_at
                    from thidua.publication where review_id = \(review.cluster.review)
                    """
                )
                for kind in RankingFileKind.allCases {
                    #expect(try await review.export(kind.name, as: "officer c").code == "internal")
                }
                let name = review.cluster.review.uuidString.lowercased()
                #expect(log.text.contains("A publication of review \(name) is broken"), "\(log.text)")
                #expect(!log.text.contains("secret"), "\(log.text)")
                #expect(try folder.names.isEmpty && folder.heldFiles.isEmpty)
            }
            let nowhere = ExportRankingFile.Limits(folder: "\(folder.path)/nowhere")
            let logOfNowhere = CapturedLog()
            try await ReviewHouse.open(logger: logOfNowhere.logger, exports: nowhere) { review in
                let answer = try await review.export("rankings.csv", as: "officer c")
                #expect(try answer.code == "internal")
                #expect(!answer.text.contains(folder.path), "not for those who ask")
            }
            #expect(logOfNowhere.text.contains("Cannot write \(folder.path)/nowhere: No such file or directory."))
        }
    }

    @Test func `comes whole over a connection, and the next answer after it`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .published)
            let responder = API(services: review.house.services, readiness: Readiness {}).makeResponder()
            try await Application(responder: responder, logger: .silent).test(.live) { client in
                for kind in RankingFileKind.allCases {
                    let path = "/api/v1/exports/\(kind.name)?season=\(review.season)"
                    let whole = try await review.export(kind.name, as: "officer c")
                    let head = try await client.send(.head, path, nil, review.bearer("officer c"))
                    let answer = try await client.send(.get, path, nil, review.bearer("officer c"))
                    #expect(answer.bytes == whole.bytes && head.bytes.isEmpty)
                    for name in [HTTPField.Name.contentLength, .eTag, .contentType, .contentDisposition] {
                        #expect(
                            answer.headers[name] == whole.headers[name] && head.headers[name] == whole.headers[name]
                        )
                    }
                    #expect(answer.headers[.transferEncoding] == nil)
                }
            }
        }
    }

    @Test func `needs no name from when it is whole, and is gone when it was taken or nobody takes it`() async throws {
        try await TemporaryFolder.use { folder in
            try await ReviewHouse.open(exports: ExportRankingFile.Limits(folder: folder.path)) { review in
                try await review.cluster.bring(to: .published)
                for kind in RankingFileKind.allCases {
                    let whole = try await review.export(kind.name, as: "officer c").bytes
                    for client in [Client(), Client(leavesAfter: 0)] {
                        var response: Response? = try await review.respond(kind, as: "officer c")
                        #expect(try folder.names.isEmpty, "no path names it")
                        #expect(try folder.heldFiles.count == 1)
                        try await client.take(try #require(response).body)
                        #expect(client.taken == (client.leavesAfter == nil ? whole : []))
                        response = nil
                        while try !folder.heldFiles.isEmpty { await Task.yield() }
                    }
                }
            }
        }
    }
}

extension Logger {
    fileprivate static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Takes the body of an answer; may leave in the middle of it.
private final class Client {
    struct Left: Error {}

    let leavesAfter: Int?
    private(set) var taken: [UInt8] = []

    init(leavesAfter: Int? = nil) { self.leavesAfter = leavesAfter }

    func take(_ body: ResponseBody) async throws {
        do { try await body.write(Writer(client: self)) } catch is Left {}
    }

    private struct Writer: ResponseBodyWriter {
        let client: Client

        mutating func write(_ buffer: ByteBuffer) async throws {
            if let most = client.leavesAfter, client.taken.count >= most { throw Left() }
            client.taken += buffer.readableBytesView
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

extension TemporaryFolder {
    fileprivate var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path) }
    }

    /// The files below it that this process has open, whether they have a name or not.
    fileprivate var heldFiles: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { descriptor in
                // It may be closed since it was listed.
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            }.filter { $0.hasPrefix(path) }
        }
    }
}

extension ReviewHouse {
    /// Runs something while whoever reads the ledger waits; what it returns goes on after that.
    fileprivate func withLedgerLocked<Value: Sendable>(
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let other = try await PostgresConnection.connect(
            PostgresConfiguration(TestDatabase.current.connectionString())
        )
        do {
            let value = try await other.transaction { transaction in
                try await transaction.query("lock table thidua.ledger_entry in access exclusive mode")
                return try await body(transaction)
            }
            await other.close()
            return value
        } catch {
            await other.close()
            throw error
        }
    }

    /// Returns when so many wait for the ledger.
    fileprivate func waitForReaders(_ count: Int64) async throws {
        let waiting = PostgresStatement.row(
            """
            select count(*)
            from pg_locks l
            join pg_database d on d.oid = l.database
            where d.datname = current_database() and l.relation = 'thidua.ledger_entry'::regclass and not l.granted
            """,
            as: Int64.self
        )
        while try await house.superuser.run(waiting) < count { await Task.yield() }
    }

    /// The answer as the server has it, before anything of its body is taken.
    fileprivate func respond(_ kind: RankingFileKind, as name: String) async throws -> Response {
        let responder = API(services: house.services, readiness: Readiness {}).makeResponder()
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/api/v1/exports/\(kind.name)?season=\(season)",
            headerFields: bearer(name)
        )
        return try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
            context: AppRequestContext(
                source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: .silent)
            )
        )
    }
}
