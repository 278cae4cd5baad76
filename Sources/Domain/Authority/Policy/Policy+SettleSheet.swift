extension Act {
    /// Deciding on what a unit has not reported: on single criteria, or that the unit is out of the ranking.
    package struct SettleSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may settle what a member lacks: those who work for the lead, and the managing office, while the
    /// review is being appraised; nobody for a unit of their own, so the lead's own is the office's to settle.
    package static func maySettle(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.SettleSheet> {
        try facts.checkKnown(unit, to: account)
        try account.checkImpartial(to: unit)
        try checkConducts(account, facts)
        guard facts.review.state == .appraising else {
            throw Refusal(
                .wrongState,
                vi: "Chỉ xử lý kết quả thiếu ở bước bình xét.",
                en: "What is missing is settled while the review is being appraised."
            )
        }
        return Permission(Act.SettleSheet(review: facts.review.id, unit: unit), to: account)
    }
}
