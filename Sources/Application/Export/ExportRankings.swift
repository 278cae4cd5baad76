package import Domain
import Exports
package import Postgres
import Repository
import StrictJSON

/// The export of rankings: what the database holds at one moment, in files.
///
/// It waits for the disk on its connection's own thread, and never on one of those that serve requests.
package struct ExportRankings: Sendable {
    /// What is wanted.
    package struct Request: Sendable {
        /// Where the days' folders are.
        package let directory: String
        package let selection: ReviewSelection
        /// How many days' folders stay; nil for all.
        package let keep: Int?

        package init(directory: String, selection: ReviewSelection, keep: Int? = nil) {
            self.directory = directory
            self.selection = selection
            self.keep = keep
        }
    }

    /// What was exported.
    package struct Receipt: Sendable, Hashable {
        package let day: Day
        package let published: Int
        package let live: Int
        /// In all files together.
        package let bytes: Int
    }

    private let database: PostgresConfiguration

    /// - Parameter database: Where to connect to as thidua_reader.
    package init(database: PostgresConfiguration) { self.database = database }

    /// Exports. Cancelling it leaves everything as it was.
    ///
    /// - Parameters:
    ///   - request: What is wanted.
    ///   - progress: Told after each review. It runs on the connection's thread.
    /// - Returns: What was exported.
    /// - Throws: `ExportRankingsError`, `PostgresError`, `CancellationError`; then nothing is left behind.
    package func run(
        _ request: Request,
        progress: @escaping @Sendable (ReviewProgress) -> Void = { _ in }
    ) async throws -> Receipt {
        do {
            return try await database.connected { try await Self.export(request, from: $0, progress) }
        } catch {
            try Task.checkCancellation()
            throw ExportRankingsError(error) ?? error
        }
    }

    private static func export(
        _ request: Request,
        from connection: PostgresConnection,
        _ progress: @Sendable (ReviewProgress) -> Void
    ) async throws -> Receipt {
        let export = try RankingExport(
            directory: request.directory,
            day: request.selection.day,
            keep: request.keep
        )
        // Once it is finished there is nothing to abandon.
        defer { export.abandon() }
        _ = try await SelectedReviews(request.selection, on: connection).forEach(progress: progress) {
            review,
            transaction in
            do {
                try await add(review, to: export, in: transaction)
            } catch let refusal as RankingRefusal {
                throw ExportRankingsError(refusal.wording, of: review.review)
            } catch let refusal as ScoringRefusal {
                throw ExportRankingsError(refusal.problems.first?.wording, of: review.review)
            }
        }
        try Task.checkCancellation()
        let manifest = try export.finish()
        return Receipt(
            day: manifest.day,
            published: manifest.publications.count,
            live: manifest.live,
            bytes: manifest.files.reduce(0) { $0 + $1.bytes }
        )
    }

    private nonisolated(nonsending) static func add(
        _ review: SelectedReview,
        to export: RankingExport,
        in transaction: PostgresTransaction
    ) async throws {
        if let number = review.latestPublication {
            let batch = PostgresBatch()
            let document = batch.add(PublicationStatements.document(review.review, number: number))
            let results = PublishedResults.Loading(review.review, in: batch)
            try await transaction.run(batch)
            guard let stored = try document.value else { throw ExportRankingsError.spoilt(review.review) }
            let published = try PublishedRanking(
                stored: stored.bytes,
                number: number,
                sha256: stored.sha256,
                of: review.review
            )
            try export.add(ExportedRanking(published, at: review.place, isIllustrative: review.isIllustrative))
            let loaded = try results.loaded()
            guard loaded.isWhole else { throw ExportRankingsError.spoilt(review.review) }
            for row in loaded.rows(of: published) { try export.addResult(row) }
        } else {
            let lines = try await transaction.run(StandingStatements.standings(review.review))
            let ranking = try ExportedRanking(
                live: lines.map { try RankingLine(unit: $0.unit, name: $0.name, summary: $0.summary) },
                at: review.place,
                isIllustrative: review.isIllustrative
            )
            try export.add(ranking)
        }
    }
}

extension SelectedReview {
    /// Where its ranking stands in the files.
    fileprivate var place: RankingPlace {
        RankingPlace(
            season: season,
            seasonKind: seasonKind,
            managingUnitCode: managingUnitCode.description,
            managingUnitName: managingUnitName,
            block: block,
            clusterNumber: clusterNumber,
            clusterName: clusterName,
            clusterSeason: clusterSeason,
            review: review,
            reviewKind: kind,
            reviewName: name,
            reviewState: state
        )
    }
}
