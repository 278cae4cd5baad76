/// Where a review is held, as people know it.
package struct ReviewPlace: Hashable, Sendable {
    package let season: Season
    /// The cluster's; its id is the cluster's `managingUnit`.
    package let managingUnitCode: Code
    package let managingUnitName: String
    /// nil where the cluster is in none.
    package let block: Block?
    package let cluster: Cluster

    package init(
        season: Season,
        managingUnitCode: Code,
        managingUnitName: String,
        block: Block?,
        cluster: Cluster
    ) {
        self.season = season
        self.managingUnitCode = managingUnitCode
        self.managingUnitName = managingUnitName
        self.block = block
        self.cluster = cluster
    }
}

/// What a list of reviews of many clusters goes by: the reviews of one cluster's season stand together.
package struct ReviewKey: Hashable, Sendable {
    package let clusterSeason: ClusterSeasonID
    package let review: ReviewID

    package init(clusterSeason: ClusterSeasonID, review: ReviewID) {
        self.clusterSeason = clusterSeason
        self.review = review
    }
}

extension Review {
    package var key: ReviewKey { ReviewKey(clusterSeason: clusterSeason, review: id) }
}
