extension Act {
    /// Taking over what the layers below say, many criteria at once.
    package struct AcceptResults: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// The layer that the account speaks in.
        package let layer: Layer
        /// Of which criteria.
        package let criteria: AssessedCriteria
    }
}

extension Policy {
    /// Whether an account may accept results of a member's sheet now: whoever may assess it.
    package static func mayAccept(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.AcceptResults> {
        let turn = try assessingTurn(account, facts, unit)
        return Permission(
            Act.AcceptResults(review: facts.review.id, unit: unit, layer: turn.layer, criteria: turn.criteria),
            to: account
        )
    }
}
