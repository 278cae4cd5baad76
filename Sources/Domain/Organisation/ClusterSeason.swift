/// A cluster in a season (năm thi đua của cụm): who is in it, who leads it, and how far its year is.
package struct ClusterSeason: Hashable, Sendable {
    package let id: ClusterSeasonID
    package let season: Season
    package let cluster: Cluster
    package let state: ClusterSeasonState
    /// By which the season was opened; nil where nobody has entered that.
    package let officialDocument: OfficialDocumentID?
    /// All memberships of the season, past and future ones included.
    package internal(set) var members: [Membership]
    package internal(set) var leadership: [Leadership]
    /// Raised by each change of members and leadership.
    package internal(set) var version: Int32

    package init(
        id: ClusterSeasonID,
        season: Season,
        cluster: Cluster,
        state: ClusterSeasonState = .preparing,
        members: [Membership] = [],
        leadership: [Leadership] = [],
        officialDocument: OfficialDocumentID? = nil,
        version: Int32 = 1
    ) {
        self.id = id
        self.season = season
        self.cluster = cluster
        self.state = state
        self.members = members
        self.leadership = leadership
        self.officialDocument = officialDocument
        self.version = version
    }

    package var place: Place { Place(season: season.id, clusterSeason: id, managingUnit: cluster.managingUnit) }

    /// Who holds a role on a day.
    package func holder(of role: LeadershipRole, on day: Day) -> Leadership? {
        leadership.first { $0.role == role && $0.period.contains(day) }
    }
}

extension ClusterSeason {
    /// A cluster begins a season.
    ///
    /// - Parameters:
    ///   - id: The cluster season's own.
    ///   - cluster: The cluster.
    ///   - season: The season.
    ///   - joining: Its members, the season's days where they name none.
    ///   - lead: The member that leads as long as it is one; nil while nobody is appointed.
    ///   - deputy: The same for the deputy.
    ///   - document: By which all of it is decided; nil for none.
    ///   - elsewhere: What these units are members of besides, with the same managing unit and block.
    /// - Returns: The cluster's season.
    /// - Throws: `unknownReference` where a unit is not below the managing unit; `invalidPeriod`, `alreadyMember`,
    ///   `notAMember`, `alreadyExists`.
    package static func opened(
        _ id: ClusterSeasonID,
        _ cluster: Cluster,
        in season: Season,
        joining: [Joining],
        lead: UnitID?,
        deputy: UnitID?,
        by document: OfficialDocumentID? = nil,
        elsewhere: [MembershipElsewhere]
    ) throws(Refusal) -> ClusterSeason {
        guard cluster.period.overlaps(season.period) else {
            throw Refusal(
                .invalidPeriod,
                vi: "Cụm không tồn tại trong kỳ thi đua này.",
                en: "The cluster is not there in this season."
            )
        }
        var opened = ClusterSeason(id: id, season: season, cluster: cluster, officialDocument: document)
        opened.members = try opened.memberships(of: joining, elsewhere: elsewhere)
        for (role, unit) in [(LeadershipRole.lead, lead), (.deputy, deputy)] {
            guard let unit else { continue }
            guard let member = opened.members.first(where: { $0.unit == unit }) else { throw .notAMember(unit) }
            guard !opened.leadership.contains(where: { $0.unit == unit }) else { throw .twoRoles(unit) }
            opened.leadership.append(
                Leadership(unit: unit, role: role, from: member.from, to: member.to, officialDocument: document)
            )
        }
        return opened
    }

    /// Refuses changes of a year that is over: it stays as it was.
    func checkOpen() throws(Refusal) {
        guard state < .closed else {
            throw Refusal(
                .wrongState,
                vi: "Năm thi đua của cụm đã khép lại.",
                en: "The cluster's year is closed."
            )
        }
    }
}

extension ClusterSeasonState: Comparable {
    /// In the order of the year.
    package static func < (left: ClusterSeasonState, right: ClusterSeasonState) -> Bool { left.index < right.index }

    private var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
