extension Act {
    /// Entering the points that a conference settled for a unit.
    package struct EnterConferencePoints: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may enter what a conference settled of a member's points: those who work for the lead, and the
    /// managing office, while the review is being appraised; nobody for a unit of their own.
    package static func mayEnterConferencePoints(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.EnterConferencePoints> {
        try facts.checkKnown(unit, to: account)
        try account.checkImpartial(to: unit)
        try checkConducts(account, facts)
        guard facts.review.state == .appraising else {
            throw Refusal(
                .wrongState,
                vi: "Điểm do hội nghị thống nhất chỉ được ghi ở bước bình xét.",
                en: "What a conference settled is entered while the review is being appraised."
            )
        }
        return Permission(Act.EnterConferencePoints(review: facts.review.id, unit: unit), to: account)
    }
}
