extension Act {
    /// Reading what a review is: its kind, state, steps, deadline and members, none of its results.
    package struct ReadReview: Hashable, Sendable {
        package let review: ReviewID
    }
}

extension Policy {
    /// Whether an account may know of a review: members, those who manage, and auditors over them.
    package static func mayReadReview(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.ReadReview> {
        try facts.checkKnown(to: account)
        return Permission(Act.ReadReview(review: facts.review.id), to: account)
    }
}
