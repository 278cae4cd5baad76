/// Who comes to a conference for a unit.
package enum Attendance: Hashable, Sendable {
    /// The unit's head, whose name may go unsaid.
    case head(Attendant?)
    case standIn(Attendant)
    case absent(reason: String)
}

/// Somebody who takes part.
package struct Attendant: Hashable, Sendable {
    package let name: String
    package let rank: String?
    package let position: String?

    package init(name: String, rank: String? = nil, position: String? = nil) {
        self.name = name
        self.rank = rank
        self.position = position
    }
}

/// What a unit says to a conference: who comes, and what it proposes.
package struct Participation: Hashable, Sendable {
    package let unit: UnitID
    /// nil while nobody has said.
    package let attendance: Attendance?
    package let proposals: [String]
    /// From 1; raised by each change.
    package let version: Int32

    package init(unit: UnitID, attendance: Attendance?, proposals: [String], version: Int32) {
        self.unit = unit
        self.attendance = attendance
        self.proposals = proposals
        self.version = version
    }
}

extension Act {
    /// Saying who comes to a conference for a unit, and what it proposes.
    package struct TakePart: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let unit: UnitID
        /// Whether those who conduct the conference say it.
        package let conducts: Bool
    }
}

extension Policy {
    /// Whether an account may say who comes for a unit: who works for that very unit, or conducts the cluster's season.
    package static func mayTakePart(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        for unit: UnitID
    ) throws(Refusal) -> Permission<Act.TakePart> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.members.contains(unit) else { throw .noSheet }
        let conducts = facts.isLed(by: account) || facts.isManaged(by: account)
        if !conducts { _ = try maySpeak(account, facts, for: unit) }
        return Permission(Act.TakePart(clusterSeason: facts.id, unit: unit, conducts: conducts), to: account)
    }
}

extension Conference {
    /// What a unit says from now on.
    ///
    /// - Parameters:
    ///   - attendance: Who comes; nil for leaving that open.
    ///   - proposals: All that it proposes.
    ///   - before: What it said until now; nil for nothing.
    ///   - seen: The version of that which the caller saw; 0 for nothing.
    ///   - permission: From `Policy.mayTakePart`, in this very transaction.
    /// - Returns: What it says.
    /// - Throws: `wrongState` for a unit once the conference was held, and for everybody once it is concluded or cancelled;
    ///   `staleVersion`; `reasonRequired`, `reasonInvalid` of an absence.
    package func participation(
        _ attendance: Attendance?,
        proposals: [String],
        after before: Participation?,
        seen: Int32,
        permission: Permission<Act.TakePart>
    ) throws(Refusal) -> Participation {
        guard place.clusterSeason == permission.act.clusterSeason else { throw .noConference }
        try require(permission.act.conducts ? [.planned, .invited, .held] : [.planned, .invited])
        guard seen == before?.version ?? 0 else { throw .stale }
        if case .absent(let reason) = attendance { try Reason.check(reason) }
        return Participation(
            unit: permission.act.unit,
            attendance: attendance,
            proposals: proposals,
            version: seen + 1
        )
    }
}
