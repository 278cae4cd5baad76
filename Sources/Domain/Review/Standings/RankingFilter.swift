/// Which rankings of a season are meant; what is nil leaves all in.
package struct RankingFilter: Sendable, Hashable {
    package let season: SeasonID
    /// The clusters' managing unit.
    package let managingUnit: UnitID?
    /// The clusters' block.
    package let block: BlockID?
    package let cluster: ClusterID?
    /// The reviews' kind.
    package let kind: ReviewKind?
    package let review: ReviewID?

    package init(
        season: SeasonID,
        managingUnit: UnitID? = nil,
        block: BlockID? = nil,
        cluster: ClusterID? = nil,
        kind: ReviewKind? = nil,
        review: ReviewID? = nil
    ) {
        self.season = season
        self.managingUnit = managingUnit
        self.block = block
        self.cluster = cluster
        self.kind = kind
        self.review = review
    }
}
