extension Act {
    /// Entering and correcting documents of a register.
    package struct RegisterOfficialDocument: Hashable, Sendable {
        package let place: Place
    }

    /// Looking through registers.
    package struct ReadRegisters: Hashable, Sendable {}

    /// Reading a document of a register.
    package struct ReadOfficialDocument: Hashable, Sendable {
        package let place: Place
    }
}

/// Whose register a document stands in.
package enum RegisterHome: Sendable {
    case clusterSeason(ClusterSeasonFacts)
    /// That of a unit, with those above it.
    case unit(UnitID, chain: [UnitID])
}

extension Policy {
    /// Whether an account may enter documents in a register: of a cluster's season who leads it and the managing office; of
    /// what belongs to no cluster an office over the unit.
    package static func mayRegister(
        _ account: ActingAccount,
        in home: RegisterHome
    ) throws(Refusal) -> Permission<Act.RegisterOfficialDocument> {
        switch home {
        case .clusterSeason(let facts):
            _ = try mayConduct(account, facts)
            return Permission(Act.RegisterOfficialDocument(place: facts.place), to: account)
        case .unit(let unit, let chain):
            try account.checkSession()
            guard account.holds(.managingOfficer, overOneOf: chain) else {
                throw Refusal(
                    .notPermitted,
                    vi: "Việc này của cơ quan quản lý.",
                    en: "This is for the managing office."
                )
            }
            return Permission(Act.RegisterOfficialDocument(place: Place(managingUnit: unit)), to: account)
        }
    }

    /// Whether an account may look through registers: a person who signed in; which documents it finds, `mayReadOfficialDocument` says.
    package static func mayReadRegisters(
        _ account: ActingAccount
    ) throws(Refusal) -> Permission<Act.ReadRegisters> {
        try account.checkSession()
        return Permission(Act.ReadRegisters(), to: account)
    }

    /// Whether an account may read a document: of a cluster's season who takes part in it; what belongs to no cluster
    /// everybody who is signed in.
    package static func mayReadOfficialDocument(
        _ account: ActingAccount,
        in home: RegisterHome
    ) throws(Refusal) -> Permission<Act.ReadOfficialDocument> {
        try account.checkSession()
        switch home {
        case .clusterSeason(let facts):
            guard facts.isKnown(to: account) else { throw .noOfficialDocument }
            return Permission(Act.ReadOfficialDocument(place: facts.place), to: account)
        case .unit(let unit, _):
            return Permission(Act.ReadOfficialDocument(place: Place(managingUnit: unit)), to: account)
        }
    }
}
