package import StrictJSON

/// Who is to lead a cluster in its next season, or to be the deputy: proposed, elected, confirmed (luân phiên).
package struct Rotation: Hashable, Sendable {
    package let id: RotationID
    package let place: Place
    package let role: LeadershipRole
    package let unit: UnitID
    package internal(set) var state: RotationState
    /// Why it is proposed.
    package let reason: String
    /// nil before it is elected.
    package internal(set) var election: Election?
    /// nil before it is confirmed.
    package internal(set) var confirmedOn: Day?
    /// By what it is confirmed.
    package internal(set) var officialDocument: OfficialDocumentID?
    /// Why it is withdrawn.
    package internal(set) var withdrawal: String?
    package internal(set) var version: Int32

    package init(
        id: RotationID,
        place: Place,
        role: LeadershipRole,
        unit: UnitID,
        state: RotationState = .proposed,
        reason: String,
        election: Election? = nil,
        confirmedOn: Day? = nil,
        officialDocument: OfficialDocumentID? = nil,
        withdrawal: String? = nil,
        version: Int32 = 1
    ) {
        self.id = id
        self.place = place
        self.role = role
        self.unit = unit
        self.state = state
        self.reason = reason
        self.election = election
        self.confirmedOn = confirmedOn
        self.officialDocument = officialDocument
        self.withdrawal = withdrawal
        self.version = version
    }

    /// How the units chose it.
    package struct Election: Hashable, Sendable {
        package let on: Day
        /// In words: by consensus, by show of hands, by which vote.
        package let how: String
        /// The conference that chose it; nil where none did.
        package let conference: ConferenceID?

        package init(on: Day, how: String, conference: ConferenceID?) {
            self.on = on
            self.how = how
            self.conference = conference
        }
    }
}

/// How far a proposal of who leads next is.
package enum RotationState: String, CaseIterable, Sendable {
    /// Goes on to `elected`, or to `withdrawn`.
    case proposed
    /// Goes on to `confirmed`, or to `withdrawn`.
    case elected
    /// The managing office has confirmed it. Goes on to `withdrawn` by that office alone.
    case confirmed
    case withdrawn

    package var name: Wording {
        switch self {
        case .proposed: Wording(vi: "đã giới thiệu", en: "proposed")
        case .elected: Wording(vi: "đã bầu", en: "elected")
        case .confirmed: Wording(vi: "đã công nhận", en: "confirmed")
        case .withdrawn: Wording(vi: "đã rút", en: "withdrawn")
        }
    }
}

extension Rotation {
    /// A unit is proposed.
    ///
    /// - Parameters:
    ///   - id: The proposal's name.
    ///   - role: For what.
    ///   - unit: The unit.
    ///   - reason: Why; mandatory.
    ///   - facts: Of the cluster's season that goes to its end.
    ///   - others: All proposals of it.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The proposal.
    /// - Throws: `notAMember`; `alreadyExists` where a proposal for the role stands, or the unit is proposed for the other;
    ///   `reasonRequired`, `reasonInvalid`; `wrongState` where the season is handed over.
    package static func proposed(
        _ id: RotationID,
        _ role: LeadershipRole,
        _ unit: UnitID,
        reason: String,
        in facts: ClusterSeasonFacts,
        beside others: [Rotation],
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Rotation {
        guard facts.id == permission.act.clusterSeason else { throw .noClusterSeason }
        try facts.checkNotHandedOver()
        guard facts.members.contains(unit) else { throw .notAMember(unit) }
        let standing = others.filter { $0.state != .withdrawn }
        guard !standing.contains(where: { $0.role == role }) else { throw .rotationTaken }
        guard !standing.contains(where: { $0.unit == unit }) else { throw .twoRoles(unit) }
        try Reason.check(reason)
        return Rotation(id: id, place: facts.place, role: role, unit: unit, reason: reason)
    }

    /// The units have chosen it.
    ///
    /// - Throws: `wrongState`, `dayToCome`, `reasonRequired`, `reasonInvalid` of the words that say how.
    package func elected(
        _ election: Election,
        today: Day,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Rotation {
        try check(permission.act.clusterSeason)
        try require([.proposed])
        try election.on.checkCome(by: today)
        try Reason.check(election.how)
        var rotation = moved(to: .elected)
        rotation.election = election
        return rotation
    }

    /// The managing office confirms it.
    ///
    /// - Throws: `wrongState`; `dayToCome`; `invalidPeriod` for a day before the election.
    package func confirmed(
        on day: Day,
        by document: OfficialDocumentID?,
        today: Day,
        permission: Permission<Act.ManageClusterSeason>
    ) throws(Refusal) -> Rotation {
        try check(permission.act.clusterSeason)
        try require([.elected])
        try day.checkCome(by: today)
        guard let election, election.on <= day else {
            throw Refusal(
                .invalidPeriod,
                vi: "Công nhận sau khi bầu.",
                en: "It is confirmed once it is elected."
            )
        }
        var rotation = moved(to: .confirmed)
        rotation.confirmedOn = day
        rotation.officialDocument = document
        return rotation
    }

    /// It is withdrawn, so that another unit can be proposed.
    ///
    /// - Parameters:
    ///   - reason: Why; mandatory.
    ///   - manages: Whether the managing office withdraws it: nobody else takes back what that office has confirmed.
    ///   - facts: Of the cluster's season.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The proposal as it is then.
    /// - Throws: `wrongState`, `notPermitted`, `reasonRequired`, `reasonInvalid`.
    package func withdrawn(
        reason: String,
        byOffice manages: Bool,
        in facts: ClusterSeasonFacts,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Rotation {
        try check(permission.act.clusterSeason)
        try facts.checkNotHandedOver()
        try require([.proposed, .elected, .confirmed])
        guard state != .confirmed || manages else { throw .forOffice }
        try Reason.check(reason)
        var rotation = moved(to: .withdrawn)
        rotation.withdrawal = reason
        return rotation
    }

    private func moved(to state: RotationState) -> Rotation {
        var rotation = self
        rotation.state = state
        rotation.version += 1
        return rotation
    }

    private func check(_ clusterSeason: ClusterSeasonID) throws(Refusal) {
        guard place.clusterSeason == clusterSeason else { throw .noRotation }
    }

    private func require(_ states: [RotationState]) throws(Refusal) {
        guard !states.contains(state) else { return }
        let needed = (
            vi: states.map { "“\($0.name.vi)”" }.joined(separator: " / "),
            en: states.map(\.name.en).joined(separator: " or ")
        )
        throw Refusal(
            .wrongState,
            vi: "Đề xuất này \(state.name.vi), cần \(needed.vi).",
            en: "The proposal is \(state.name.en) and would have to be \(needed.en)."
        )
    }
}

extension Refusal {
    package static let noRotation = Refusal(
        .notFound,
        vi: "Không tìm thấy đề xuất luân phiên này.",
        en: "There is no such proposal."
    )

    package static let rotationTaken = Refusal(
        .alreadyExists,
        vi: "Vai trò này đã có đơn vị được giới thiệu: hãy rút đề xuất đó trước.",
        en: "A unit is proposed for the role already: withdraw that proposal first."
    )

    static let forOffice = Refusal(
        .notPermitted,
        vi: "Việc này của cơ quan quản lý cụm.",
        en: "This is for the managing office."
    )
}
