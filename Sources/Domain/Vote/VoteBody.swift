/// Who votes, and who conducts the vote.
package enum VoteBody: Sendable {
    /// A cluster's conference: a voter for each member unit of the day.
    case cluster(ClusterSeasonFacts, members: [MemberUnit])
    /// A council: its members of the day.
    case council(Council, managingChain: [UnitID])

    package var place: Place {
        switch self {
        case .cluster(let facts, _): facts.place
        case .council(let council, _): council.place
        }
    }

    package var council: CouncilID? {
        if case .council(let council, _) = self { council.id } else { nil }
    }

    /// The unit that leads; a council has none.
    package var lead: UnitID? {
        if case .cluster(let facts, _) = self { facts.lead } else { nil }
    }

    func isConducted(by account: ActingAccount) -> Bool {
        switch self {
        case .cluster(let facts, _): facts.isLed(by: account) || facts.isManaged(by: account)
        case .council(_, let chain): account.holds(.managingOfficer, overOneOf: chain)
        }
    }

    func isKnown(to account: ActingAccount) -> Bool {
        switch self {
        case .cluster(let facts, _): facts.isKnown(to: account)
        case .council(let council, let chain):
            account.holds(.managingOfficer, overOneOf: chain) || account.holds(.auditor, overOneOf: chain)
                || council.members(on: account.day).contains(account.id)
        }
    }

    /// Who votes today.
    ///
    /// - Parameters:
    ///   - document: The vote's.
    ///   - spokesmen: Who may speak for the cluster's units.
    ///   - units: Of the council's members.
    ///   - day: The day of opening.
    /// - Returns: The voters.
    /// - Throws: `invalidVote` with each unit for which nobody could vote.
    package func voters(
        of document: VoteDocument,
        spokesmen: [Spokesman],
        units: [AccountID: UnitID],
        on day: Day
    ) throws(Refusal) -> [VoteRoll.Voter] {
        switch self {
        case .cluster(_, let members): try document.voters(members: members, spokesmen)
        case .council(let council, _):
            council.members(on: day).compactMap { account in
                units[account].map { VoteRoll.Voter(account: account, unit: $0) }
            }
        }
    }
}
