extension Act {
    /// Reading how a unit came to its points, criterion by criterion.
    package struct ReadDerivation: Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// What of the unit's sheet stands beside the points.
        package let sheet: Permission<ReadSheet>
        /// Whether a criterion's points may be shown: they tell what the highest layer says, and which one that is, so
        /// every layer must be open to the reader.
        package let showsPoints: Bool
        /// Whether a line may name what other units reported: that of `relativeToLeader` names the cluster's best.
        package let namesOthers: Bool
        /// Whether it may be told that the unit is out of the ranking, and why.
        package let showsDisqualification: Bool
    }
}

extension Policy {
    /// What an account may read of the derivation of a unit's points.
    ///
    /// It is for whoever may read the unit's line of the standings, and tells of each layer to whom the layer is released.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - unit: Whose points are explained.
    ///   - submitted: The units that have ever submitted.
    /// - Returns: The proof, with what may be shown.
    /// - Throws: `notReleased` where there is nothing to show yet.
    package static func mayReadDerivation(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID,
        submitted: Set<UnitID>
    ) throws(Refusal) -> Permission<Act.ReadDerivation> {
        try facts.checkKnown(unit, to: account)
        try account.checkSession()
        let isReleased = facts.isReleased(.standings, of: unit, to: account, submitted: submitted)
        guard facts.isOpen(unit, to: account) || isReleased else {
            throw Refusal(
                .notReleased,
                vi: "Chưa đến lúc xem cách tính điểm của đơn vị này.",
                en: "How this unit came to its points is not released yet."
            )
        }
        let sheet = try mayReadSheet(account, facts, unit, submitted: submitted)
        return Permission(
            Act.ReadDerivation(
                review: facts.review.id,
                unit: unit,
                sheet: sheet,
                showsPoints: sheet.act.layers == Layer.allCases,
                namesOthers: facts.showsAllResults(to: account, submitted: submitted),
                showsDisqualification: facts.showsSettlements(of: unit, to: account, submitted: submitted)
            ),
            to: account
        )
    }
}
