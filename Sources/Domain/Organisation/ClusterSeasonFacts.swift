/// What decides who is who in a cluster's season on the day of an act, and how far the season is.
package struct ClusterSeasonFacts: ClusterFacts {
    package let id: ClusterSeasonID
    package let place: Place
    /// The season's first day.
    package let seasonBegins: Day
    package let state: ClusterSeasonState
    package let version: Int32
    package let lead: UnitID?
    package let deputy: UnitID?
    package let members: Set<UnitID>
    package let managingChain: [UnitID]

    package init(
        id: ClusterSeasonID,
        place: Place,
        seasonBegins: Day,
        state: ClusterSeasonState,
        version: Int32,
        lead: UnitID?,
        deputy: UnitID?,
        members: Set<UnitID>,
        managingChain: [UnitID]
    ) {
        self.id = id
        self.place = place
        self.seasonBegins = seasonBegins
        self.state = state
        self.version = version
        self.lead = lead
        self.deputy = deputy
        self.members = members
        self.managingChain = managingChain
    }
}
