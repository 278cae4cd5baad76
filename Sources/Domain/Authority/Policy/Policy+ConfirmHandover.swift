extension Act {
    /// Confirming the record of a handover for one side.
    package struct ConfirmHandover: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let side: HandoverSide
        package let unit: UnitID
        package let mode: SignatureMode
    }
}

extension Policy {
    /// Whether an account may confirm a handover for a side: by account the head of that very unit; what stands on paper is
    /// recorded by who works for the lead, and by the managing office.
    package static func mayConfirm(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        _ handover: LeadHandover,
        for side: HandoverSide,
        _ mode: SignatureMode
    ) throws(Refusal) -> Permission<Act.ConfirmHandover> {
        try facts.checkKnown(to: account)
        let unit = handover.unit(of: side)
        switch mode {
        case .account:
            try account.checkSession()
            guard account.holds(.head, over: unit) else {
                throw Refusal(
                    .notPermitted,
                    vi: "Chỉ thủ trưởng của chính đơn vị đó mới xác nhận.",
                    en: "Only the head of that very unit confirms."
                )
            }
        case .paper: try checkLeads(account, facts)
        }
        return Permission(
            Act.ConfirmHandover(clusterSeason: facts.id, side: side, unit: unit, mode: mode),
            to: account
        )
    }
}
