extension Act {
    /// Writing an agreement, laying it there to be signed, and taking it back.
    package struct DraftAgreement: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }
}

extension Policy {
    /// Whether an account may write the agreement: those who work for the lead, and the managing office.
    package static func mayDraft(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.DraftAgreement> {
        try facts.checkKnown(to: account)
        try checkLeads(account, facts)
        return Permission(Act.DraftAgreement(clusterSeason: facts.id), to: account)
    }
}
