extension Act {
    /// Entering what an assessment finds.
    package struct AssessSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// The layer that the account speaks in.
        package let layer: Layer
        /// Of which criteria.
        package let criteria: AssessedCriteria
    }
}

extension Act {
    /// Sending criteria of a sheet back to its unit.
    package struct ReturnCriteria: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// The layer that the account speaks in.
        package let layer: Layer
    }
}

extension Policy {
    /// Whether an account may assess a member's sheet now, and in which layer.
    package static func mayAssess(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.AssessSheet> {
        let turn = try assessingTurn(account, facts, unit)
        return Permission(
            Act.AssessSheet(review: facts.review.id, unit: unit, layer: turn.layer, criteria: turn.criteria),
            to: account
        )
    }

    /// Whether an account may return criteria of a member's sheet now: whoever may assess it. Those of a field that others
    /// assess too: who assesses a field enters what it finds, and sends nothing back.
    package static func mayReturn(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.ReturnCriteria> {
        let turn = try assessingTurn(account, facts, unit)
        return Permission(Act.ReturnCriteria(review: facts.review.id, unit: unit, layer: turn.layer), to: account)
    }

    /// In which layer an account may speak of a member's sheet now, and of which criteria.
    ///
    /// Two rules hold before all others: nobody judges a unit of their own, and only those judge whose turn it is.
    static func assessingTurn(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> (layer: Layer, criteria: AssessedCriteria) {
        try facts.checkKnown(unit, to: account)
        try account.checkImpartial(to: unit)
        let layer: Layer
        let body: AssessingBody?
        switch facts.review.state {
        case .crossChecking: (layer, body) = (.crossCheck, facts.team(checking: unit).map { .team($0) })
        case .assessing: (layer, body) = (.assessment1, facts.assessingBody(of: unit))
        case .reassessing: (layer, body) = (.assessment2, .managingOffice)
        case .selfScoring, .explaining, .appraising, .published:
            guard facts.isAssessed(by: account) else { throw .assessedByOthers }
            throw Refusal(
                .wrongState,
                vi: "Lần chấm điểm không ở bước thẩm định.",
                en: "The review is not at an assessment."
            )
        }
        guard let body else {
            guard facts.isAssessed(by: account) else { throw .assessedByOthers }
            throw Refusal(
                .wrongState,
                vi: "Chưa giao đơn vị này cho tổ kiểm tra nào.",
                en: "This unit is not assigned to an inspection team."
            )
        }
        guard facts.isOf(body, account) else { throw .assessedByOthers }
        try facts.checkNoConflict(body, account, with: unit)
        return (layer, layer == .assessment1 ? .allBut(facts.fieldLeaves(of: unit)) : .all)
    }
}

extension Refusal {
    static let ownUnit = Refusal(
        .conflictOfInterest,
        vi: "Không ai thẩm định đơn vị của chính mình.",
        en: "Nobody assesses a unit of their own."
    )

    fileprivate static let assessedByOthers = Refusal(
        .notPermitted,
        vi: "Phiếu của đơn vị này do người khác thẩm định.",
        en: "It is for others to assess this unit's sheet."
    )
}

extension ActingAccount {
    /// Refuses a key, and whoever would judge a unit of their own.
    func checkImpartial(to unit: UnitID) throws(Refusal) {
        try checkSession()
        guard !isPartial(to: unit) else { throw .ownUnit }
    }
}
