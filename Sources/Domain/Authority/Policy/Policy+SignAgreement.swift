extension Act {
    /// Signing for a unit, or recording that it signed on paper.
    package struct SignAgreement: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let unit: UnitID
        package let mode: SignatureMode
    }
}

extension Policy {
    /// Whether an account may sign for a unit: the unit's own head by account; on paper, those who work for the lead and the
    /// managing office record it.
    package static func maySign(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        for unit: UnitID,
        _ mode: SignatureMode
    ) throws(Refusal) -> Permission<Act.SignAgreement> {
        try facts.checkKnown(to: account)
        switch mode {
        case .account:
            try account.checkSession()
            guard account.unit == unit, account.holds(.head, over: unit) else {
                throw Refusal(
                    .notPermitted,
                    vi: "Chỉ thủ trưởng đơn vị mới ký cho đơn vị bằng tài khoản của mình.",
                    en: "Only the head of a unit signs for it by account."
                )
            }
        case .paper:
            try checkLeads(account, facts)
        }
        return Permission(Act.SignAgreement(clusterSeason: facts.id, unit: unit, mode: mode), to: account)
    }
}
