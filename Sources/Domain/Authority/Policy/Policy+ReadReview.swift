extension Act {
    /// Reading what a review is: its kind, state, steps, deadline and members, none of its results.
    package struct ReadReview: Hashable, Sendable {
        package let review: ReviewID
        /// The members of whose sheets it may be shown that they were returned.
        package let showsReturnsOf: Set<UnitID>
    }
}

extension Policy {
    /// Whether an account may know of a review: members, those who manage, and auditors over them.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - submitted: The units that have ever submitted.
    /// - Returns: The proof, with whose returns may be shown.
    /// - Throws: `notFound` for everybody else.
    package static func mayReadReview(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID>
    ) throws(Refusal) -> Permission<Act.ReadReview> {
        try facts.checkKnown(to: account)
        return Permission(
            Act.ReadReview(
                review: facts.review.id,
                showsReturnsOf: facts.members.filter {
                    facts.showsReturns(of: $0, to: account, submitted: submitted)
                }
            ),
            to: account
        )
    }
}

extension ReviewMember {
    /// The member as a reader of the review may see it.
    package func shown(_ permission: Permission<Act.ReadReview>) -> ReviewMember {
        guard !permission.act.showsReturnsOf.contains(unit) else { return self }
        return ReviewMember(unit: unit, code: code, name: name, sheet: sheet.withoutReturns)
    }
}
