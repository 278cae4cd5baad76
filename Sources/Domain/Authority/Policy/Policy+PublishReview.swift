extension Act {
    /// Publishing a review's ranking.
    package struct PublishReview: Hashable, Sendable {
        package let review: ReviewID
    }
}

extension Policy {
    /// Whether an account may publish a review: the lead or the managing office, once it is being appraised.
    package static func mayPublish(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.PublishReview> {
        try checkConducts(account, facts)
        guard facts.review.state == .appraising else {
            throw Refusal(
                .wrongState,
                vi: "Chỉ công bố được ở bước bình xét.",
                en: "A review is published from appraising only."
            )
        }
        return Permission(Act.PublishReview(review: facts.review.id), to: account)
    }
}
