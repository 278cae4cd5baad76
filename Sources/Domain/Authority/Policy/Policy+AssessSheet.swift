extension Act {
    /// Entering what an assessment finds.
    package struct AssessSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// The layer that the account speaks in.
        package let layer: Layer
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
        let layer = try assessingLayer(account, facts, unit)
        return Permission(Act.AssessSheet(review: facts.review.id, unit: unit, layer: layer), to: account)
    }

    /// Whether an account may return criteria of a member's sheet now: whoever may assess it.
    package static func mayReturn(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Permission<Act.ReturnCriteria> {
        let layer = try assessingLayer(account, facts, unit)
        return Permission(Act.ReturnCriteria(review: facts.review.id, unit: unit, layer: layer), to: account)
    }

    /// Two rules hold before all others: nobody judges a unit of their own, and only those judge whose turn it is.
    static func assessingLayer(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID
    ) throws(Refusal) -> Layer {
        try facts.checkKnown(unit, to: account)
        try account.checkImpartial(to: unit)
        let notPermitted = Refusal(
            .notPermitted,
            vi: "Phiếu của đơn vị này do người khác thẩm định.",
            en: "It is for others to assess this unit's sheet."
        )
        let layer: Layer
        let body: AssessingBody
        switch facts.review.state {
        case .assessing: (layer, body) = (.assessment1, facts.assessingBody(of: unit))
        case .reassessing: (layer, body) = (.assessment2, .managingOffice)
        case .selfScoring, .crossChecking, .explaining, .appraising, .published:
            guard facts.isAssessed(by: account) else { throw notPermitted }
            throw Refusal(
                .wrongState,
                vi: "Lần chấm điểm không ở bước thẩm định.",
                en: "The review is not at an assessment."
            )
        }
        let isBody =
            switch body {
            case .unit(let unit): account.worksFor(unit)
            case .managingOffice: facts.isManaged(by: account)
            }
        guard isBody else { throw notPermitted }
        return layer
    }
}

extension ActingAccount {
    /// Refuses a key, and whoever would judge a unit of their own.
    func checkImpartial(to unit: UnitID) throws(Refusal) {
        try checkSession()
        guard !isPartial(to: unit) else {
            throw Refusal(
                .conflictOfInterest,
                vi: "Không ai thẩm định đơn vị của chính mình.",
                en: "Nobody assesses a unit of their own."
            )
        }
    }
}

/// Who assesses a sheet.
package enum AssessingBody: Hashable, Sendable {
    /// The lead, or its deputy.
    case unit(UnitID)
    case managingOffice
}

extension ReviewFacts {
    /// Who makes the first assessment of a member's sheet: the lead; of the lead's own, the deputy. Where the one in
    /// question is not there, the managing office.
    package func assessingBody(of unit: UnitID) -> AssessingBody {
        let body = unit == lead ? deputy : lead
        return body.map { $0 == unit ? .managingOffice : .unit($0) } ?? .managingOffice
    }
}
