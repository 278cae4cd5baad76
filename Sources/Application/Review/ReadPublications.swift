package import Domain
package import Repository

/// What was published of a review.
package struct ReadPublications: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// The publications that the caller may read, without their documents.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller, _ review: ReviewID) async throws -> [PublicationHeader] {
        let (account, facts, headers) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            PublicationStatements.list(review)
        )
        guard let facts else { throw Refusal.noReview }
        _ = try Policy.mayReadPublications(account, facts)
        return headers
    }

    /// One publication's document, as the bytes that were hashed.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func document(as caller: Caller, _ review: ReviewID, number: Int32) async throws -> StoredPublication {
        let (account, facts, document) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            PublicationStatements.document(review, number: number)
        )
        guard let facts else { throw Refusal.noReview }
        _ = try Policy.mayReadPublications(account, facts)
        guard let document else { throw Refusal.noPublication }
        return document
    }
}
