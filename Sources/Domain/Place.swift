/// Where in the organisation something belongs: what the log is kept by, and who may read of it.
package struct Place: Hashable, Sendable {
    /// nil for what belongs to no season.
    package let season: SeasonID?
    /// nil for what belongs to no cluster in a season.
    package let clusterSeason: ClusterSeasonID?
    /// The unit whose office looks after it.
    package let managingUnit: UnitID

    package init(season: SeasonID? = nil, clusterSeason: ClusterSeasonID? = nil, managingUnit: UnitID) {
        self.season = season
        self.clusterSeason = clusterSeason
        self.managingUnit = managingUnit
    }
}
