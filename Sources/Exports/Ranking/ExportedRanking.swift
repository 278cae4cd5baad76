package import Domain

/// Where a ranking belongs.
package struct RankingPlace: Hashable, Sendable {
    package let season: String
    /// `workYear` or `schoolYear`.
    package let seasonKind: String
    package let managingUnitCode: String
    package let managingUnitName: String
    /// nil where the cluster is in none.
    package let block: String?
    package let clusterNumber: Int32?
    package let clusterName: String?
    package let clusterSeason: ClusterSeasonID
    package let review: ReviewID
    package let reviewKind: ReviewKind
    /// nil where its kind says enough.
    package let reviewName: String?
    package let reviewState: ReviewState

    package init(
        season: String,
        seasonKind: String,
        managingUnitCode: String,
        managingUnitName: String,
        block: String?,
        clusterNumber: Int32?,
        clusterName: String?,
        clusterSeason: ClusterSeasonID,
        review: ReviewID,
        reviewKind: ReviewKind,
        reviewName: String?,
        reviewState: ReviewState
    ) {
        self.season = season
        self.seasonKind = seasonKind
        self.managingUnitCode = managingUnitCode
        self.managingUnitName = managingUnitName
        self.block = block
        self.clusterNumber = clusterNumber
        self.clusterName = clusterName
        self.clusterSeason = clusterSeason
        self.review = review
        self.reviewKind = reviewKind
        self.reviewName = reviewName
        self.reviewState = reviewState
    }
}

/// A review's ranking on its way out: a published one can be made from its publication only.
package struct ExportedRanking: Sendable {
    package let place: RankingPlace
    /// The publication that every line is read from; nil for live standings, which are nobody's decision yet.
    package let publication: PublishedRanking.Source?
    /// In the ranking's order.
    package let lines: [RankingLine]
    /// The figures are made up, to show how the program works.
    package let isIllustrative: Bool

    /// What was published.
    ///
    /// - Throws: `ExportFailure.foreignPublication` where the publication is another review's.
    package init(
        _ published: PublishedRanking,
        at place: RankingPlace,
        isIllustrative: Bool = false
    ) throws(ExportFailure) {
        guard published.source.review == place.review, published.clusterSeason == place.clusterSeason,
            published.kind == place.reviewKind
        else { throw .foreignPublication(review: place.review) }
        self.place = place
        publication = published.source
        lines = published.units.map(\.line)
        self.isIllustrative = isIllustrative
    }

    /// Standings as they are now, which may still change.
    ///
    /// - Throws: `ExportFailure.publicationMissing` of a review that is published.
    package init(
        live lines: [RankingLine],
        at place: RankingPlace,
        isIllustrative: Bool = false
    ) throws(ExportFailure) {
        guard place.reviewState != .published else { throw .publicationMissing(review: place.review) }
        self.place = place
        publication = nil
        self.lines = lines
        self.isIllustrative = isIllustrative
    }

    /// `published` or `live`: a member of each row.
    var status: String { publication == nil ? "live" : "published" }
}
