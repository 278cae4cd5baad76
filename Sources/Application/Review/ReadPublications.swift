package import Domain
import Repository

/// What was published of a review.
package struct ReadPublications: Sendable {
    /// A publication as a list tells of it.
    package struct Header: Sendable {
        package let number: Int32
        /// Of the document's bytes, 32 of them.
        package let sha256: [UInt8]
        package let recordedAt: Instant
        package let audience: Set<Audience>

        init(_ header: PublicationHeader) throws {
            number = header.number
            sha256 = header.sha256
            recordedAt = try Instant(header.recordedAt)
            audience = header.audience
        }
    }

    /// A publication's document, as the bytes that were hashed.
    package struct Document: Sendable {
        package let bytes: [UInt8]
        /// 32 bytes.
        package let sha256: [UInt8]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// The publications that the caller may read, without their documents.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller, _ review: ReviewID) async throws -> [Header] {
        let (account, facts, headers) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            PublicationStatements.list(review)
        )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayReadPublications(account, facts, published: headers.map(\.audience))
        return try headers.filter { permission.act.shows($0.audience) }.map { try Header($0) }
    }

    /// One publication's document.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func document(as caller: Caller, _ review: ReviewID, number: Int32) async throws -> Document {
        let (account, facts, headers, document) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            PublicationStatements.list(review),
            PublicationStatements.document(review, number: number)
        )
        guard let facts else { throw Refusal.noReview }
        let permission = try Policy.mayReadPublications(account, facts, published: headers.map(\.audience))
        guard let document, permission.act.shows(document.audience) else { throw Refusal.noPublication }
        return Document(bytes: document.bytes, sha256: document.sha256)
    }
}
