extension Act {
    /// Keeping a unit's awards: its catalogue, quotas, disqualifiers, rounds and decisions.
    package struct KeepAwards: Hashable, Sendable {
        package let managingUnit: UnitID
    }

    /// Looking over the awards of a managing unit's clusters.
    package struct OverseeAwards: Hashable, Sendable {}

    /// Proposing units of a cluster for awards.
    package struct Nominate: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }

    /// Confirming what goes beyond a quota.
    package struct ConfirmNomination: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }

    /// Saying which awards a unit means to win.
    package struct RegisterTitles: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let unit: UnitID
        /// Whether the deadline does not bind: the lead and the managing office record what came on paper.
        package let mayBeLate: Bool
    }
}

extension Policy {
    /// Whether an account may keep the awards of a unit: an officer of its managing office, or of one above it.
    package static func mayKeepAwards(
        _ account: ActingAccount,
        of managingUnit: UnitID,
        _ managingChain: [UnitID]
    ) throws(Refusal) -> Permission<Act.KeepAwards> {
        try account.checkSession()
        guard account.holds(.managingOfficer, overOneOf: managingChain) else {
            throw Refusal(
                .notPermitted,
                vi: "Việc này của cơ quan quản lý thi đua, khen thưởng.",
                en: "This is for the office that manages awards."
            )
        }
        return Permission(Act.KeepAwards(managingUnit: managingUnit), to: account)
    }

    /// Whether an account may look over nominations, dossiers and disqualifiers of many clusters: officers of a managing office,
    /// and auditors; of which clusters, the rows say.
    package static func mayOverseeAwards(_ account: ActingAccount) throws(Refusal) -> Permission<Act.OverseeAwards> {
        try account.checkSession()
        guard account.holdsAnywhere(.managingOfficer) || account.holdsAnywhere(.auditor) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ cơ quan quản lý thi đua, khen thưởng và kiểm toán viên xem được.",
                en: "Only managing offices and auditors look at this."
            )
        }
        return Permission(Act.OverseeAwards(), to: account)
    }

    /// Whether an account may propose units of a cluster: who does what the lead does.
    package static func mayNominate(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.Nominate> {
        _ = try mayConduct(account, facts)
        return Permission(Act.Nominate(clusterSeason: facts.id), to: account)
    }

    /// Whether an account may confirm what goes beyond a quota: the managing office, which has set it or is bound by it.
    package static func mayConfirmNomination(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ConfirmNomination> {
        _ = try mayConduct(account, facts)
        guard facts.isManaged(by: account) else {
            throw Refusal(
                .notPermitted,
                vi: "Đề nghị vượt chỉ tiêu do cơ quan quản lý cụm xác nhận.",
                en: "What goes beyond a quota is confirmed by the managing office."
            )
        }
        return Permission(Act.ConfirmNomination(clusterSeason: facts.id), to: account)
    }

    /// Whether an account may say which awards a unit means to win: who works for it, and who does what the lead does.
    package static func mayRegister(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        for unit: UnitID
    ) throws(Refusal) -> Permission<Act.RegisterTitles> {
        let isConducting = (try? mayConduct(account, facts)) != nil
        if !isConducting { _ = try maySpeak(account, facts, for: unit) }
        guard facts.members.contains(unit) else { throw .noSheet }
        return Permission(
            Act.RegisterTitles(clusterSeason: facts.id, unit: unit, mayBeLate: isConducting),
            to: account
        )
    }

    /// Whether an account may read what is public in the ministry of awards: whoever signed in, and no key.
    package static func mayReadAwards(_ account: ActingAccount) throws(Refusal) {
        try account.checkSession()
    }
}
