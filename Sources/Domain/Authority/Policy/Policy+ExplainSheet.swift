extension Act {
    /// Explaining what was assessed of a unit.
    package struct ExplainSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may explain for a unit: its officers and its head, who belong to it, while units explain.
    package static func mayExplain(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ sheet: Sheet
    ) throws(Refusal) -> Permission<Act.ExplainSheet> {
        try checkOwn(account, facts, sheet, functions: [.officer, .head])
        guard facts.review.state == .explaining else {
            throw Refusal(
                .wrongState,
                vi: "Chỉ giải trình ở bước giải trình.",
                en: "Units explain at that step alone."
            )
        }
        return Permission(Act.ExplainSheet(review: sheet.review, unit: sheet.unit), to: account)
    }
}
