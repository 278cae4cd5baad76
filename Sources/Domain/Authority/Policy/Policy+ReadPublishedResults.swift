extension Act {
    /// Reading what counts for each criterion of each unit behind a publication.
    package struct ReadPublishedResults: Hashable, Sendable {
        package let review: ReviewID
        /// The units of which it may be shown what was entered and in which layer; of the others there is what the
        /// publication says.
        package let openUnits: Set<UnitID>
    }
}

extension Policy {
    /// What an account may read of the results behind a publication of a review.
    ///
    /// The points of every criterion stand in the publication, for whoever may read it. Which result they come from is in
    /// the ledger: the highest layer that says something counts, so every layer of the unit's sheet must be open.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - submitted: The units that have ever submitted.
    ///   - audience: The publication's.
    /// - Returns: The proof, with whose results may be shown.
    /// - Throws: As `mayReadPublications`.
    package static func mayReadPublishedResults(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID>,
        published audience: Set<Audience>
    ) throws(Refusal) -> Permission<Act.ReadPublishedResults> {
        _ = try mayReadPublications(account, facts, published: [audience])
        let units = facts.members.filter { unit in
            let sheet = try? mayReadSheet(account, facts, unit, submitted: submitted)
            return sheet?.act.layers == Layer.allCases
        }
        return Permission(Act.ReadPublishedResults(review: facts.review.id, openUnits: units), to: account)
    }
}
