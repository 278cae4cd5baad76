extension Act {
    /// Reading what was decided of units that lack results.
    package struct ReadSettlements: Hashable, Sendable {
        package let review: ReviewID
        /// Of whom; at least one, but for those to whom all is open.
        package let units: Set<UnitID>
    }
}

extension Policy {
    /// What an account may read of a review's settlements: of each unit what it may read of the points that those above
    /// have given.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - submitted: The units that have ever submitted.
    /// - Returns: The proof, with the units.
    /// - Throws: `notReleased` where there is none yet.
    package static func mayReadSettlements(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID>
    ) throws(Refusal) -> Permission<Act.ReadSettlements> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        let units = facts.members.filter {
            facts.showsSettlements(of: $0, to: account, submitted: submitted)
        }
        guard facts.isWhollyOpen(to: account) || !units.isEmpty else {
            throw Refusal(
                .notReleased,
                vi: "Chưa đến lúc xem việc xử lý kết quả thiếu.",
                en: "Settlements are not released yet."
            )
        }
        return Permission(Act.ReadSettlements(review: facts.review.id, units: units), to: account)
    }
}

extension ReviewFacts {
    /// Whether an account may read what was decided of a unit: whoever may read the points that those above have given.
    func showsSettlements(of unit: UnitID, to account: ActingAccount, submitted: Set<UnitID>) -> Bool {
        isOpen(unit, to: account) || isReleased(.assessedPoints, of: unit, to: account, submitted: submitted)
    }
}
