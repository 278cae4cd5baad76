/// The ranking of a document, and all that explains it.
package struct ScoringAnswer: Sendable {
    package let document: ScoringDocument
    /// What the cluster reported for each leaf of `relativeToLeader`, by the leaves' index.
    let fields: [RelativeField?]
    /// By the units' index in the document.
    private let scores: [UnitScore]
    let order: [Ranking.Place]

    init(document: ScoringDocument, fields: [RelativeField?], scores: [UnitScore], order: [Ranking.Place]) {
        self.document = document
        self.fields = fields
        self.scores = scores
        self.order = order
    }

    /// One unit of the answer.
    package struct Standing: Sendable {
        package let unit: ScoredUnit
        /// From 1; equal units share a rank. Nil for a disqualified unit where the scale ranks none.
        package let rank: Int?
        package let score: UnitScore
    }

    /// The units in order: the ranked by rank, then code; then the unranked.
    package var standings: some Sequence<Standing> {
        order.lazy.map(standing)
    }

    /// What stands at a place of the order.
    func standing(_ place: Ranking.Place) -> Standing {
        Standing(unit: document.units[place.unit], rank: place.rank, score: scores[place.unit])
    }

    /// How a unit came to its points for a leaf; nil where the leaf is not assigned to it.
    package func derivation(of standing: Standing, leaf index: Int) -> Derivation? {
        Derivation(
            standing.unit.results[index],
            leaf: document.scale.criteria.leaves[index],
            field: fields[index]
        )
    }
}
