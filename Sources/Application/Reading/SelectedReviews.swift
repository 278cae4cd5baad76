import Domain
import Postgres
import Repository
package import StrictJSON

/// How far something has come that goes through reviews.
package struct ReviewProgress: Sendable, Hashable {
    package let done: Int
    package let total: Int
}

/// No review is of the season, or of the kind or id, that was named.
package struct NothingSelected: Error {
    /// In a sentence.
    package var wording: Wording {
        Wording(
            vi: "Không có lần chấm điểm nào như --season và --review yêu cầu.",
            en: "There is no review as --season and --review ask for."
        )
    }
}

/// Reviews that are gone through as thidua_reader, one by one, in one transaction that sees one moment and cannot write: a
/// whole ministry takes no more memory than its largest cluster.
struct SelectedReviews {
    /// A trip over the connection loads one review, or finds the first ones in their order: far less than this.
    private static let timeout: Duration = .seconds(120)

    private let selection: ReviewSelection
    private let connection: PostgresConnection

    init(_ selection: ReviewSelection, on connection: PostgresConnection) {
        self.selection = selection
        self.connection = connection
    }

    /// Goes through them.
    ///
    /// - Parameters:
    ///   - progress: Told before the first review, and after each.
    ///   - work: What is done with a review, in the transaction.
    /// - Returns: How many there are.
    /// - Throws: What `work` throws; `NothingSelected` where somebody named what there is nothing of; `PostgresError`.
    nonisolated(nonsending) func forEach(
        progress: (ReviewProgress) -> Void,
        _ work: nonisolated(nonsending) (SelectedReview, PostgresTransaction) async throws -> Void
    ) async throws -> Int {
        let options = PostgresTransactionOptions(isolation: .repeatableRead, access: .readOnly, timeout: Self.timeout)
        return try await connection.transaction(options) { transaction in
            let (total, _) = try await transaction.run(
                SelectedReviewStatements.count(selection),
                SelectedReviewStatements.open(selection)
            )
            if total == 0, selection.isNarrowed { throw NothingSelected() }
            var done = 0
            progress(ReviewProgress(done: 0, total: Int(total)))
            while true {
                let reviews = try await transaction.run(SelectedReviewStatements.next)
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
