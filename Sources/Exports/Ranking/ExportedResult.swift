package import Domain

/// What counts for a criterion of a unit, or for a ground of bonuses and penalties, in a review that is published.
package struct ExportedResult: Sendable {
    package let publication: PublishedRanking.Source
    package let clusterSeason: ClusterSeasonID
    package let unit: UnitID
    package let unitCode: Code
    /// Or the ground's.
    package let criterion: Code
    /// The layer that is effective; nil where none says anything.
    package let layer: Layer?
    package let kind: EntryKind?
    /// The result that was scored.
    package let value: ResultText?
    /// What it earned: of a criterion as the publication says it, nil where it is not the unit's task; of a ground before all
    /// of its kind are cut to their cap.
    package let points: ExactDecimal?
    /// As the publication says it; nil as above, and of a ground.
    package let because: String?
    /// Whether the points are added or taken away; nil of a criterion.
    package let adjustment: Ground.Kind?

    /// A criterion's row.
    ///
    /// - Parameters:
    ///   - criterion: Which.
    ///   - layer: The layer that is effective in the review's ledger; nil where none says anything.
    ///   - kind: What that layer's entry says; nil as above.
    ///   - value: The result that was scored; nil as above.
    ///   - unit: Whose it is, of `ranking`.
    ///   - ranking: The publication, whose points these are.
    package init(
        of criterion: Code,
        layer: Layer?,
        kind: EntryKind?,
        value: ResultText?,
        unit: PublishedRanking.Unit,
        in ranking: PublishedRanking
    ) {
        let leaf = unit.leaves[criterion]
        self.init(
            criterion,
            layer: layer,
            kind: kind,
            value: value,
            points: leaf?.points,
            because: leaf?.because,
            unit: unit,
            in: ranking
        )
    }

    /// A row of a bonus or a penalty. The publication has their sums alone, so that the points are the ledger's.
    ///
    /// - Parameters:
    ///   - adjustment: Which, as it was scored.
    ///   - entry: What is effective in the review's ledger; nil where nothing is.
    ///   - unit: Whose it is, of `ranking`.
    ///   - ranking: The publication.
    package init(
        _ adjustment: Adjustment,
        entry: LedgerEntry?,
        unit: PublishedRanking.Unit,
        in ranking: PublishedRanking
    ) {
        self.init(
            adjustment.ground.code,
            layer: entry?.layer,
            kind: entry?.kind,
            value: entry?.value,
            points: ExactDecimal(adjustment.points),
            because: nil,
            adjustment: adjustment.ground.kind,
            unit: unit,
            in: ranking
        )
    }

    private init(
        _ criterion: Code,
        layer: Layer?,
        kind: EntryKind?,
        value: ResultText?,
        points: ExactDecimal?,
        because: String?,
        adjustment: Ground.Kind? = nil,
        unit: PublishedRanking.Unit,
        in ranking: PublishedRanking
    ) {
        publication = ranking.source
        clusterSeason = ranking.clusterSeason
        self.unit = unit.line.unit
        unitCode = unit.line.code
        self.criterion = criterion
        self.layer = layer
        self.kind = kind
        self.value = value
        self.points = points
        self.because = because
        self.adjustment = adjustment
    }
}
