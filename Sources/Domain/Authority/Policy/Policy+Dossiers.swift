extension Act {
    /// Laying a dossier together, and sending it.
    package struct PrepareDossier: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let unit: UnitID
    }

    /// Receiving a dossier, asking for what it lacks, accepting it, laying it before the Council.
    package struct ProcessDossier: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
    }
}

extension Policy {
    /// Whether an account may lay a unit's dossier together: who works for the unit, and who does what the lead does.
    package static func mayPrepare(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        for unit: UnitID
    ) throws(Refusal) -> Permission<Act.PrepareDossier> {
        if (try? mayConduct(account, facts)) == nil {
            _ = try maySpeak(account, facts, for: unit)
        }
        return Permission(Act.PrepareDossier(clusterSeason: facts.id, unit: unit), to: account)
    }

    /// Whether an account may take a dossier in and pass it on: the managing office.
    package static func mayProcess(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ProcessDossier> {
        _ = try mayConduct(account, facts)
        guard facts.isManaged(by: account) else {
            throw Refusal(
                .notPermitted,
                vi: "Hồ sơ do cơ quan quản lý cụm tiếp nhận.",
                en: "Dossiers are taken in by the managing office."
            )
        }
        return Permission(Act.ProcessDossier(clusterSeason: facts.id), to: account)
    }
}
