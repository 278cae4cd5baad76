import Domain
import Postgres
import Repository

/// How far something has come that goes through reviews.
package struct ReviewProgress: Sendable, Hashable {
    package let done: Int
    package let total: Int
}

/// Reviews that are gone through as thidua_reader, one by one, in one transaction that sees one moment and cannot write: a
/// whole ministry takes no more memory than its largest cluster.
struct SelectedReviews {
    /// A trip over the connection loads one review, or finds the first ones in their order: far less than this.
    private static let timeout: Duration = .seconds(120)

    private let selection: RankingSelection
    private let connection: PostgresConnection

    init(_ selection: RankingSelection, on connection: PostgresConnection) {
        self.selection = selection
        self.connection = connection
    }

    /// Goes through them.
    ///
    /// - Parameters:
    ///   - progress: Told before the first review, and after each.
    ///   - work: What is done with a review, in the transaction.
    /// - Returns: How many there are.
    /// - Throws: What `work` throws; `PostgresError`.
    nonisolated(nonsending) func forEach(
        progress: (ReviewProgress) -> Void,
        _ work: nonisolated(nonsending) (ExportedReview, PostgresTransaction) async throws -> Void
    ) async throws -> Int {
        let options = PostgresTransactionOptions(isolation: .repeatableRead, access: .readOnly, timeout: Self.timeout)
        return try await connection.transaction(options) { transaction in
            let (total, _) = try await transaction.run(
                RankingExportStatements.count(selection),
                RankingExportStatements.open(selection)
            )
            var done = 0
            progress(ReviewProgress(done: 0, total: Int(total)))
            while true {
                let reviews = try await transaction.run(RankingExportStatements.next)
                if reviews.isEmpty { return done }
                for review in reviews {
                    try await work(review, transaction)
                    done += 1
                    progress(ReviewProgress(done: done, total: Int(total)))
                }
            }
        }
    }
}
