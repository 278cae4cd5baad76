extension Act {
    /// Reading a cluster's agreements.
    package struct ReadAgreements: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }
}

extension Policy {
    /// Whether an account may read a cluster's agreements, drafts included, as units discuss them: members, those who manage
    /// and auditors over them.
    package static func mayReadAgreements(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ReadAgreements> {
        try facts.checkKnown(to: account)
        return Permission(Act.ReadAgreements(clusterSeason: facts.id), to: account)
    }
}
