extension Act {
    /// Reading what was published of a review, whole documents only.
    package struct ReadPublications: Hashable, Sendable {
        package let review: ReviewID
    }
}

extension Policy {
    /// Whether an account may read a review's publications: those who assess, manage or audit, and members once there is
    /// one, unless the visibility policy never shows one member the others' standings.
    package static func mayReadPublications(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.ReadPublications> {
        try facts.checkKnown(to: account)
        try account.checkKey(is: .publications)
        let standings = facts.review.visibility[.standings]
        let isReleased = facts.review.state == .published && standings.own != .never && standings.members != .never
        guard facts.isAssessed(by: account) || facts.isAudited(by: account) || isReleased else {
            throw Refusal(.notReleased, vi: "Chưa có công bố.", en: "There is no publication to read yet.")
        }
        return Permission(Act.ReadPublications(review: facts.review.id), to: account)
    }
}
