extension Act {
    /// Putting an agreement in force.
    package struct EnforceAgreement: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        /// Whether units may be spared their signature.
        package let maySpareSignatures: Bool
    }
}

extension Policy {
    /// Whether an account may put the agreement in force: those who work for the lead once all have signed, the managing
    /// office with names and a reason also before.
    package static func mayEnforce(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.EnforceAgreement> {
        try facts.checkKnown(to: account)
        try checkLeads(account, facts)
        return Permission(
            Act.EnforceAgreement(clusterSeason: facts.id, maySpareSignatures: facts.isManaged(by: account)),
            to: account
        )
    }
}
