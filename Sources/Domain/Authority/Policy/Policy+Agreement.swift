extension Act {
    /// Reading a cluster's agreements.
    package struct ReadAgreements: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }

    /// Writing an agreement, laying it there to be signed, and taking it back.
    package struct DraftAgreement: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }

    /// Signing for a unit, or recording that it signed on paper.
    package struct SignAgreement: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let unit: UnitID
        package let mode: SignatureMode
    }

    /// Putting an agreement in force.
    package struct EnforceAgreement: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        /// Whether units may be spared their signature.
        package let maySpareSignatures: Bool
    }

    /// Opening a review of the cluster in its season.
    package struct OpenReview: Hashable, Sendable {
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

    /// Whether an account may write the agreement: those who work for the lead, and the managing office.
    package static func mayDraft(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.DraftAgreement> {
        try facts.checkKnown(to: account)
        try checkLeads(account, facts)
        return Permission(Act.DraftAgreement(clusterSeason: facts.id), to: account)
    }

    /// Whether an account may sign for a unit: the unit's own head by account; on paper, those who work for the lead and the
    /// managing office record it.
    package static func maySign(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        for unit: UnitID,
        _ mode: SignatureMode
    ) throws(Refusal) -> Permission<Act.SignAgreement> {
        try facts.checkKnown(to: account)
        switch mode {
        case .account:
            try account.checkSession()
            guard account.unit == unit, account.holds(.head, over: unit) else {
                throw Refusal(
                    .notPermitted,
                    vi: "Chỉ thủ trưởng đơn vị mới ký cho đơn vị bằng tài khoản của mình.",
                    en: "Only the head of a unit signs for it by account."
                )
            }
        case .paper:
            try checkLeads(account, facts)
        }
        return Permission(Act.SignAgreement(clusterSeason: facts.id, unit: unit, mode: mode), to: account)
    }

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

    /// Whether an account may open a review: those who work for the lead, and the managing office.
    package static func mayOpenReview(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.OpenReview> {
        try facts.checkKnown(to: account)
        try checkLeads(account, facts)
        return Permission(Act.OpenReview(clusterSeason: facts.id), to: account)
    }

    private static func checkLeads(_ account: ActingAccount, _ facts: ClusterSeasonFacts) throws(Refusal) {
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
