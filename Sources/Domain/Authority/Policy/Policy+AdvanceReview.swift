extension Act {
    /// Taking a review to its next state.
    package struct AdvanceReview: Hashable, Sendable {
        package let review: ReviewID
    }
}

extension Policy {
    /// Whether an account may take a review to its next state: the lead or the managing office. Which state that is,
    /// `Review.advanced(to:)` knows.
    package static func mayAdvance(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.AdvanceReview> {
        try checkConducts(account, facts)
        return Permission(Act.AdvanceReview(review: facts.review.id), to: account)
    }

    /// Refuses whoever does not conduct the review.
    static func checkConducts(_ account: ActingAccount, _ facts: ReviewFacts) throws(Refusal) {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.isLed(by: account) || facts.isManaged(by: account) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ đơn vị Cụm trưởng hoặc cơ quan quản lý cụm mới làm được.",
                en: "Only the lead unit or the managing office may do this."
            )
        }
    }
}
