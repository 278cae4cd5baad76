/// A scale and the results of the units that are scored by it: all that a ranking depends on.
///
/// Reading one (`ScoringDocument.init(json:)`) refuses whatever the arithmetic could not answer, so `Scoring` has no
/// errors of its own.
package struct ScoringDocument: Sendable {
    package let scale: Scale
    /// The units in document order, at least one, their codes unique.
    package let units: [ScoredUnit]
}

/// What one unit brings to the ranking.
package struct ScoredUnit: Sendable {
    package let code: Code
    /// A result for each leaf of the scale, in document order.
    package let results: [LeafResult]
    /// The sums of the adjustments of each kind, not yet cut to their caps.
    package let bonus: Points
    package let penalty: Points
    package let isDisqualified: Bool
    /// The unit's place in the cluster's vote, at least 1; nil when none was held.
    package let ballotRank: Int64?
}
