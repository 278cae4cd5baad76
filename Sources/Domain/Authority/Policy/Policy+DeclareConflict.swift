extension Act {
    /// Declaring that two units shall not check each other, or lifting that.
    package struct DeclareConflict: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let pair: UnitPair
        package let isLifted: Bool
    }

    /// Reading the declared conflicts of a cluster's season.
    package struct ReadConflicts: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        /// Of which units they may be shown; nil for all.
        package let units: Set<UnitID>?
    }
}

extension Policy {
    /// Whether an account may declare a conflict, or lift one: the managing office any; who works for one of the two units
    /// declares it, and cannot take it back: nobody talks a unit out of a conflict that others have counted on.
    package static func mayDeclareConflict(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        between one: UnitID,
        and other: UnitID,
        isLifted: Bool
    ) throws(Refusal) -> Permission<Act.DeclareConflict> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.members.isSuperset(of: [one, other]), let pair = UnitPair(one, other) else {
            throw Refusal(
                .unknownReference,
                vi: "Cần hai đơn vị thành viên khác nhau của cụm.",
                en: "Needs two different members of the cluster."
            )
        }
        let isOwn = account.worksFor(one) || account.worksFor(other)
        guard facts.isManaged(by: account) || !isLifted && isOwn else {
            throw Refusal(
                .notPermitted,
                vi: "Xung đột do cơ quan quản lý hoặc một trong hai đơn vị khai báo; chỉ cơ quan quản lý gỡ bỏ.",
                en:
                    "A conflict is declared by the managing office or one of the two units, and lifted by the office alone."
            )
        }
        return Permission(Act.DeclareConflict(clusterSeason: facts.id, pair: pair, isLifted: isLifted), to: account)
    }

    /// What an account may read of the declared conflicts: those who plan inspections and auditors all, a unit its own.
    package static func mayReadConflicts(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ReadConflicts> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        let isAll = facts.isWhollyOpen(to: account) || facts.isLed(by: account)
        return Permission(
            Act.ReadConflicts(clusterSeason: facts.id, units: isAll ? nil : facts.membersServed(by: account)),
            to: account
        )
    }
}
