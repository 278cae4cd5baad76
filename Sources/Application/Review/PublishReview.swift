import Crypto
package import Domain
package import Postgres
import Repository

/// A review's ranking is published: numbered, hashed and frozen.
package struct PublishReview: WriteUseCase {
    /// What was published.
    package struct Receipt: Sendable {
        package let number: Int32
        /// Of the document's bytes, in hexadecimal digits.
        package let sha256: String
        package let review: Review
    }

    private let review: ReviewID
    private let version: Int32
    private let audience: Set<Audience>

    /// - Parameters:
    ///   - review: The review.
    ///   - version: The version of the review that the caller saw.
    ///   - audience: Who may read it, beside those who assess, manage or audit.
    package init(
        _ review: ReviewID,
        seen version: Int32,
        for audience: Set<Audience>
    ) {
        self.review = review
        self.version = version
        self.audience = audience
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = LockedReview.Loading(review, in: batch)
        let count = batch.add(PublicationStatements.count(review))
        return { write in
            let review = try loading.loaded()
            let count = try count.value
            let permission = try Policy.mayPublish(write.account, review.facts)
            try review.requireLock()
            guard review.review.version == version else { throw Refusal.stale }
            let scoring = try review.scoring()
            let document = try PublicationDocument(
                number: count + 1,
                of: review.review,
                scoring: scoring,
                agreement: review.stored.agreement,
                criteriaSetHash: review.stored.sha256.hexadecimal,
                scoringDocumentHash: SHA256.hash(data: scoring.documentBytes).hexadecimal,
                on: write.account.day,
                permission: permission
            )
            let published = try review.review.published(as: document)
            let hash = SHA256.hash(data: document.bytes).hexadecimal
            write.add(
                PublicationStatements.append(
                    document,
                    of: published,
                    for: audience,
                    by: write.account.id,
                    at: write.instant
                )
            )
            write.add(ReviewStatements.store(published))
            review.audit(
                .reviewPublished,
                detail: [
                    "number": document.number, "sha256": hash,
                    "audience": audience.map(\.rawValue).sorted().joined(separator: " "),
                ],
                in: write
            )
            return Receipt(number: document.number, sha256: hash, review: published)
        }
    }
}
