package import Domain
import Repository

/// A review goes on to its next step.
package struct AdvanceReview: Sendable {
    private let writer: Writer

    package init(writer: Writer) { self.writer = writer }

    /// Advances a review.
    ///
    /// - Parameters:
    ///   - caller: Who asks.
    ///   - key: What makes it safe to repeat.
    ///   - review: The review.
    ///   - version: The version of the review that the caller saw.
    ///   - state: The state that the caller takes for the next one.
    ///   - print: Writes the answer from the review as it is then.
    /// - Throws: `Refusal`, and what `Writer` throws.
    package func run(
        as caller: Caller,
        key: WriteKey,
        _ review: ReviewID,
        seen version: Int32,
        to state: ReviewState,
        print: @escaping @Sendable (Review) -> String
    ) async throws -> WriteAnswer {
        try await writer.write(as: caller, key: key) { batch in
            let loading = OpenReview.Loading(review, in: batch)
            return { write in
                let review = try loading.loaded()
                _ = try Policy.mayAdvance(write.account, review.facts)
                guard review.review.version == version else { throw Refusal.stale }
                let advanced = try review.review.advanced(to: state)
                write.add(ReviewStatements.store(advanced))
                write.record(
                    "review.advanced",
                    advanced,
                    detail: AuditDetail(["from": review.review.state.rawValue, "to": state.rawValue])
                )
                return print(advanced)
            }
        }
    }
}
