import Crypto
package import Domain
import Repository

/// The scoring document of a review as it stands: scored anywhere, it comes to the review's standings.
package struct ReadScoringDocument: Sendable {
    /// A scoring document.
    package struct Document: Sendable {
        /// Canonical JSON.
        package let bytes: [UInt8]
        /// Of these bytes, in hexadecimal digits.
        package let sha256: String
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Makes the document of what the ledger says now.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID) async throws -> Document {
        let (account, facts, stored, members, entries, returns, disqualifications) =
            try await reader.readAtOnce(
                as: caller,
                ReviewStatements.facts(review),
                ReviewStatements.criteria(of: review),
                SheetStatements.members(review),
                LedgerStatements.entries(review),
                LedgerStatements.returns(review),
                LedgerStatements.disqualifications(review)
            )
        guard let facts, let stored else { throw Refusal.noReview }
        _ = try Policy.mayReadScoringDocument(account, facts, submitted: members.submitted)
        guard !members.isEmpty else { throw Refusal.noStandings }
        let scoring = try ReviewScoring(
            criteria: stored.criteria(),
            members: members,
            ledger: Ledger(entries: entries, returns: returns, disqualifications: disqualifications)
        )
        return Document(
            bytes: scoring.documentBytes,
            sha256: SHA256.hash(data: scoring.documentBytes).hexadecimal
        )
    }
}
