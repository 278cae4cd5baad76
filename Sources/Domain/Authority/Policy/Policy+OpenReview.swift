extension Act {
    /// Opening a review of the cluster in its season.
    package struct OpenReview: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }
}

extension Policy {
    /// Whether an account may open a review: those who work for the lead, and the managing office.
    package static func mayOpenReview(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.OpenReview> {
        try facts.checkKnown(to: account)
        try checkLeads(account, facts)
        return Permission(Act.OpenReview(clusterSeason: facts.id), to: account)
    }
}
