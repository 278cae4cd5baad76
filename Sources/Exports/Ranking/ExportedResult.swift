package import Domain

/// What counts for a criterion of a unit, in a review that is published.
package struct ExportedResult: Sendable {
    package let publication: PublishedRanking.Source
    package let clusterSeason: ClusterSeasonID
    package let unit: UnitID
    package let unitCode: Code
    package let criterion: Code
    /// The layer that is effective; nil where none says anything.
    package let layer: Layer?
    package let kind: EntryKind?
    /// The result that was scored.
    package let value: ResultText?
    /// What the publication says that it earned; nil where the criterion is not the unit's task.
    package let earned: PublishedRanking.Leaf?

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
        publication = ranking.source
        clusterSeason = ranking.clusterSeason
        self.unit = unit.line.unit
        unitCode = unit.line.code
        self.criterion = criterion
        self.layer = layer
        self.kind = kind
        self.value = value
        earned = unit.leaves[criterion]
    }
}
