/// An award that a unit, or a person of it, was granted and still has.
package struct Honour: Sendable {
    package let id: AwardResultID
    package let season: SeasonID
    package let seasonName: String
    package let unit: UnitID
    package let unitName: String
    package let person: String?
    package let award: AwardID
    package let code: Code
    package let name: String
    package let kind: AwardKind
    package let decision: AwardDecisionID
    package let number: String
    package let decidedOn: Day
    /// The cluster's season that it was proposed in; nil where none is known.
    package let clusterSeason: ClusterSeasonID?
    /// On which days the unit led that cluster.
    package let leads: [Period]

    package init(
        id: AwardResultID,
        season: SeasonID,
        seasonName: String,
        unit: UnitID,
        unitName: String,
        person: String?,
        award: AwardID,
        code: Code,
        name: String,
        kind: AwardKind,
        decision: AwardDecisionID,
        number: String,
        decidedOn: Day,
        clusterSeason: ClusterSeasonID?,
        leads: [Period]
    ) {
        self.id = id
        self.season = season
        self.seasonName = seasonName
        self.unit = unit
        self.unitName = unitName
        self.person = person
        self.award = award
        self.code = code
        self.name = name
        self.kind = kind
        self.decision = decision
        self.number = number
        self.decidedOn = decidedOn
        self.clusterSeason = clusterSeason
        self.leads = leads
    }
}

/// That a unit led a cluster, or stood in for its lead, for some days.
package struct LedCluster: Sendable {
    package let clusterSeason: ClusterSeasonID
    package let seasonName: String
    package let number: Int32?
    package let name: String?
    package let role: LeadershipRole
    package let period: Period

    package init(
        clusterSeason: ClusterSeasonID,
        seasonName: String,
        number: Int32?,
        name: String?,
        role: LeadershipRole,
        period: Period
    ) {
        self.clusterSeason = clusterSeason
        self.seasonName = seasonName
        self.number = number
        self.name = name
        self.role = role
        self.period = period
    }
}
