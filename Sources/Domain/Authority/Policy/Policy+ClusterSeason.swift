extension Policy {
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
