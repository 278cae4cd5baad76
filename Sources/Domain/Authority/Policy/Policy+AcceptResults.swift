extension Act {
    /// Taking over what the layers below say, many criteria at once.
    package struct AcceptResults: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// The layer that the account speaks in.
        package let layer: Layer
    }
}

extension Policy {
    /// Whether an account may accept results of a member's sheet now: whoever may assess it.
    package static func mayAccept(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.AcceptResults> {
        let layer = try assessingLayer(account, facts, unit)
        return Permission(Act.AcceptResults(review: facts.review.id, unit: unit, layer: layer), to: account)
    }
}
