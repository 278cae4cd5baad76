package import Domain
package import Postgres
import Repository

/// A review goes on to its next step.
package struct AdvanceReview: WriteUseCase {
    private let review: ReviewID
    private let version: Int32
    private let state: ReviewState

    /// - Parameters:
    ///   - review: The review.
    ///   - version: The version of the review that the caller saw.
    ///   - state: The state that the caller takes for the next one.
    package init(
        _ review: ReviewID,
        seen version: Int32,
        to state: ReviewState
    ) {
        self.review = review
        self.version = version
        self.state = state
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Review {
        let loading = LockedReview.Loading(review, in: batch)
        return { write in
            let review = try loading.loaded()
            _ = try Policy.mayAdvance(write.account, review.facts)
            try review.requireLock()
            guard review.review.version == version else { throw Refusal.stale }
            let advanced = try review.review.advanced(to: state)
            write.add(ReviewStatements.store(advanced))
            review.audit(
                .reviewAdvanced,
                detail: ["from": review.review.state.rawValue, "to": state.rawValue],
                in: write
            )
            return advanced
        }
    }
}
