extension Act {
    /// Deciding on a cluster's season what is left to its managing office.
    package struct ManageClusterSeason: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }
}

extension Policy {
    /// Whether an account may decide what is left to the managing office: an officer of it, or of one above.
    package static func mayManage(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ManageClusterSeason> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.isManaged(by: account) else { throw .forOffice }
        return Permission(Act.ManageClusterSeason(clusterSeason: facts.id), to: account)
    }
}
