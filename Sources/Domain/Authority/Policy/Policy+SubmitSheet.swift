extension Act {
    /// Submitting a unit's sheet.
    package struct SubmitSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may submit a sheet: the head of the unit, while officers could still change it.
    package static func maySubmit(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ sheet: Sheet
    ) throws(Refusal) -> Permission<Act.SubmitSheet> {
        try checkOwn(account, facts, sheet, functions: [.head])
        try checkWritable(account, facts, sheet)
        return Permission(Act.SubmitSheet(review: sheet.review, unit: sheet.unit), to: account)
    }
}
