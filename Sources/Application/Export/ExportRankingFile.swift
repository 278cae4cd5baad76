package import Domain
import Exports
package import Postgres
import Repository

/// One file of an export, with what the one who asks may read: the rankings that `ReadRankings` lists, in the same order.
///
/// It is read as thidua_app under the caller's scope, in one transaction that sees one moment, a few reviews at a time. The
/// file is written aside meanwhile, on the connection's own thread; what is returned needs no connection any more, however
/// slowly somebody takes it.
package struct ExportRankingFile: Sendable {
    /// How much may be asked for, and where it is written.
    package struct Limits: Sendable {
        /// A folder that is there.
        package let folder: String
        /// The most rows of one file. The results of every unit of a ministry are for the nightly export.
        package let mostRows: Int
        /// About the most bytes of one file: results and reasons may be long.
        package let mostBytes: Int

        package init(folder: String, mostRows: Int = 200_000, mostBytes: Int = 100 << 20) {
            self.folder = folder
            self.mostRows = mostRows
            self.mostBytes = mostBytes
        }
    }

    /// A few: publications of large clusters are some megabytes each.
    private static let reviewsAtOnce = 5

    private let pool: PostgresPool
    private let limits: Limits

    package init(pool: PostgresPool, limits: Limits) {
        self.pool = pool
        self.limits = limits
    }

    /// Writes a file. Cancelling it leaves nothing behind.
    ///
    /// - Parameters:
    ///   - kind: Which file.
    ///   - filter: The rankings that are wanted; those of which the caller may not read all lines are left out.
    ///   - caller: Who asks.
    /// - Returns: The file.
    /// - Throws: `Refusal`; `ExportTooLarge`; `NotSignedIn`, `PostgresError`; `ExportFileFailure` where something is wrong with
    ///   a publication or the disk.
    package func run(
        _ kind: RankingFileKind,
        _ filter: RankingFilter,
        as caller: Caller
    ) async throws -> RankingFile {
        do {
            return try await pool.lend { connection in
                try await withTaskExecutorPreference(connection.taskExecutor) {
                    try await Self.write(kind, filter, limits, as: caller, reading: connection)
                }
            }
        } catch {
            throw ExportFileFailure(error) ?? error
        }
    }

    private static func write(
        _ kind: RankingFileKind,
        _ filter: RankingFilter,
        _ limits: Limits,
        as caller: Caller,
        reading connection: PostgresConnection
    ) async throws -> RankingFile {
        let options = PostgresTransactionOptions(
            isolation: .repeatableRead,
            access: .readOnly,
            settings: [caller.scope.setting]
        )
        return try await connection.transaction(options) { transaction in
            let (account, first) = try await transaction.run(
                ActingAccountStatements.current,
                RankingStatements.list(filter, PageRequest(limit: reviewsAtOnce))
            )
            guard let account else { throw NotSignedIn() }
            _ = try Policy.mayReadRankings(account)
            var export = BoundedExport(
                try SingleFileExport(kind.file, day: account.day, in: limits.folder),
                limits
            )
            var page = first
            while true {
                for stored in page.lines {
                    guard let ranking = ReadableRanking(stored, to: account) else { continue }
                    do {
                        try await add(ranking, of: stored, kind, for: account, to: &export, in: transaction)
                    } catch {
                        throw ExportFileFailure(error, of: stored.facts.review.id) ?? error
                    }
                }
                guard let next = page.next else { break }
                page = try await transaction.run(
                    RankingStatements.list(filter, PageRequest(after: next, limit: reviewsAtOnce))
                )
            }
            return RankingFile(kind: kind, day: account.day, try export.finish())
        }
    }

    private nonisolated(nonsending) static func add(
        _ ranking: ReadableRanking,
        of stored: StoredRanking,
        _ kind: RankingFileKind,
        for account: ActingAccount,
        to export: inout BoundedExport,
        in transaction: PostgresTransaction
    ) async throws {
        let review = stored.facts.review
        switch ranking {
        case .standings where kind.file.hasResults: return
        case .standings(let lines):
            try export.add(
                ExportedRanking(
                    live: lines.map { try RankingLine(unit: $0.unit, name: $0.name, summary: $0.summary) },
                    at: RankingPlace(review, at: stored.place),
                    isIllustrative: review.isIllustrative
                )
            )
        case .publication(let publication):
            let published = try PublishedRanking(
                stored: publication.bytes,
                number: publication.header.number,
                sha256: publication.header.sha256,
                of: review.id
            )
            guard kind.file.hasResults else {
                return try export.add(
                    ExportedRanking(
                        published,
                        at: RankingPlace(review, at: stored.place),
                        isIllustrative: review.isIllustrative
                    )
                )
            }
            let permission = try Policy.mayReadPublishedResults(
                account,
                stored.facts,
                submitted: stored.submitted,
                published: publication.header.audience
            )
            let batch = PostgresBatch()
            let loading = PublishedResults.Loading(review.id, in: batch)
            try await transaction.run(batch)
            for row in try loading.loaded().rows(of: published, openUnits: permission.act.openUnits) {
                try export.addResult(row)
            }
        }
    }
}

/// A file that takes no more than it may.
private struct BoundedExport {
    /// What a row has beside its texts, about.
    private static let bytesOfRow = 300

    private let export: SingleFileExport
    private let limits: ExportRankingFile.Limits
    private var rows = 0
    private var bytes = 0

    init(_ export: SingleFileExport, _ limits: ExportRankingFile.Limits) {
        self.export = export
        self.limits = limits
    }

    mutating func add(_ ranking: ExportedRanking) throws {
        try count(ranking.lines.count, texts: 0)
        try export.add(ranking)
    }

    mutating func addResult(_ result: ExportedResult) throws {
        try count(1, texts: (result.value?.utf8.count ?? 0) + (result.because?.utf8.count ?? 0))
        try export.addResult(result)
    }

    func finish() throws(ExportFailure) -> UnnamedFile { try export.finish() }

    private mutating func count(_ more: Int, texts: Int) throws {
        rows += more
        bytes += more * Self.bytesOfRow + texts
        guard rows <= limits.mostRows else { throw ExportTooLarge(most: .rows(limits.mostRows)) }
        guard bytes <= limits.mostBytes else { throw ExportTooLarge(most: .bytes(limits.mostBytes)) }
    }
}

extension RankingPlace {
    /// Where a review's ranking stands in the files.
    fileprivate init(_ review: Review, at place: ReviewPlace) {
        self.init(
            season: place.season.name,
            seasonKind: place.season.kind.rawValue,
            managingUnitCode: place.managingUnitCode.description,
            managingUnitName: place.managingUnitName,
            block: place.block?.name,
            clusterNumber: place.cluster.number,
            clusterName: place.cluster.name,
            clusterSeason: review.clusterSeason,
            review: review.id,
            reviewKind: review.kind,
            reviewName: review.name,
            reviewState: review.state
        )
    }
}
