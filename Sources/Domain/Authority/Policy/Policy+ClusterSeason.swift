extension Act {
    /// Reading what a cluster does in a season.
    package struct ReadClusterSeason: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }

    /// Doing what the lead does for the cluster in a season: calling, recording, deciding what the regulation leaves to it.
    package struct ConductClusterSeason: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }

    /// Saying something in a cluster's season on behalf of one of its units.
    package struct SpeakForUnit: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let unit: UnitID
    }
}

// Most of what a cluster does in a season is open to the same people. What has a rule of its own has a file of its own.
extension Policy {
    /// Whether an account may read what a cluster does in a season: who works for a member, who looks after the cluster, and
    /// auditors over it; always a person.
    package static func mayRead(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ReadClusterSeason> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        return Permission(Act.ReadClusterSeason(clusterSeason: facts.id), to: account)
    }

    /// Whether an account may do what the lead does for the cluster: who works for the lead, and the managing office.
    package static func mayConduct(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ConductClusterSeason> {
        try facts.checkKnown(to: account)
        try checkLeads(account, facts)
        return Permission(Act.ConductClusterSeason(clusterSeason: facts.id), to: account)
    }

    /// Whether an account may speak for a unit of the cluster: an officer or the head of that very unit.
    package static func maySpeak(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        for unit: UnitID
    ) throws(Refusal) -> Permission<Act.SpeakForUnit> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.members.contains(unit) else { throw .noSheet }
        guard account.worksFor(unit) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ cán bộ hoặc thủ trưởng của chính đơn vị đó mới làm được.",
                en: "This is for the officers and the head of that very unit."
            )
        }
        return Permission(Act.SpeakForUnit(clusterSeason: facts.id, unit: unit), to: account)
    }

    /// Refuses whoever works neither for the lead nor in the managing office, and every key.
    static func checkLeads(_ account: ActingAccount, _ facts: ClusterSeasonFacts) throws(Refusal) {
        try account.checkSession()
        guard facts.isLed(by: account) || facts.isManaged(by: account) else {
            throw Refusal(
                .notPermitted,
                vi: "Việc này của đơn vị Cụm trưởng và cơ quan quản lý cụm.",
                en: "This is for the lead unit and for the managing office."
            )
        }
    }
}

extension ClusterSeasonFacts {
    /// Refuses whoever may not know what the cluster does.
    func checkKnown(to account: ActingAccount) throws(Refusal) {
        guard isKnown(to: account) else { throw .noClusterSeason }
    }
}
