extension Act {
    /// Saying who of a unit fills which part of its sheet, and that a part is done.
    package struct DivideSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }

    /// Reading that.
    package struct ReadDivision: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may divide a sheet, and mark parts of it done: whoever may save its draft.
    package static func mayDivideSheet(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ sheet: Sheet
    ) throws(Refusal) -> Permission<Act.DivideSheet> {
        try checkOwn(account, facts, sheet, functions: [.officer, .head])
        try checkWritable(account, facts, sheet)
        return Permission(Act.DivideSheet(review: sheet.review, unit: sheet.unit), to: account)
    }

    /// Whether an account may read how a sheet is divided: whoever sees its draft.
    package static func mayReadDivision(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ sheet: Sheet
    ) throws(Refusal) -> Permission<Act.ReadDivision> {
        try checkOwn(account, facts, sheet, functions: [.officer, .head])
        return Permission(Act.ReadDivision(review: sheet.review, unit: sheet.unit), to: account)
    }
}
