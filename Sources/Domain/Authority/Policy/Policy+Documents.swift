extension Act {
    /// Entering and correcting documents of a register.
    package struct RegisterDocument: Hashable, Sendable {
        package let place: Place
    }

    /// Looking through registers.
    package struct ReadRegisters: Hashable, Sendable {}

    /// Reading a document of a register.
    package struct ReadDocument: Hashable, Sendable {
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
    ) throws(Refusal) -> Permission<Act.RegisterDocument> {
        switch home {
        case .clusterSeason(let facts):
            _ = try mayConduct(account, facts)
            return Permission(Act.RegisterDocument(place: facts.place), to: account)
        case .unit(let unit, let chain):
            try account.checkSession()
            guard account.holds(.managingOfficer, overOneOf: chain) else {
                throw Refusal(
                    .notPermitted,
                    vi: "Việc này của cơ quan quản lý.",
                    en: "This is for the managing office."
                )
            }
            return Permission(Act.RegisterDocument(place: Place(managingUnit: unit)), to: account)
        }
    }

    /// Whether an account may look through registers: a person who signed in; which documents it finds, `mayReadDocument` says.
    package static func mayReadRegisters(
        _ account: ActingAccount
    ) throws(Refusal) -> Permission<Act.ReadRegisters> {
        try account.checkSession()
        return Permission(Act.ReadRegisters(), to: account)
    }

    /// Whether an account may read a document: of a cluster's season who takes part in it; what belongs to no cluster
    /// everybody who is signed in.
    package static func mayReadDocument(
        _ account: ActingAccount,
        in home: RegisterHome
    ) throws(Refusal) -> Permission<Act.ReadDocument> {
        try account.checkSession()
        switch home {
        case .clusterSeason(let facts):
            guard facts.isKnown(to: account) else { throw .noDocument }
            return Permission(Act.ReadDocument(place: facts.place), to: account)
        case .unit(let unit, _):
            return Permission(Act.ReadDocument(place: Place(managingUnit: unit)), to: account)
        }
    }
}
