/// The arithmetic of a ranking: one document in, one answer out, exact and without any other input.
package enum Scoring {
    /// Scores and ranks all units of a document.
    package static func answer(_ document: ScoringDocument) -> ScoringAnswer {
        let fields = relativeFields(document)
        let scores = document.units.map { score($0, by: document.scale, fields: fields) }
        let order = Ranking(scale: document.scale, units: document.units, scores: scores).order()
        return ScoringAnswer(document: document, fields: fields, scores: scores, order: order)
    }

    /// For each leaf of `relativeToLeader` what the cluster reported, else nil.
    private static func relativeFields(_ document: ScoringDocument) -> [RelativeField?] {
        document.scale.criteria.leaves.enumerated().map { index, leaf in
            guard case .relativeToLeader(let direction, let target) = leaf.rule else { return nil }
            return RelativeField(
                document.units.lazy.map { $0.results[index] },
                direction: direction,
                target: target
            )
        }
    }

    private static func score(_ unit: ScoredUnit, by scale: Scale, fields: [RelativeField?]) -> UnitScore {
        let criteria = scale.criteria
        var nodes = [NodeScore](repeating: .zero, count: criteria.nodes.count)
        var isComplete = true
        for (index, leaf) in criteria.leaves.enumerated() {
            let result = unit.results[index]
            if case .missing = result { isComplete = false }
            guard let derivation = Derivation(result, leaf: leaf, field: fields[index]) else { continue }
            let points = derivation.amount.rounded(to: scale.decimals)
            nodes[leaf.node] = NodeScore(points: points, assignedMax: leaf.max)
        }
        var whole = NodeScore.zero
        // A node stands before what it holds, so from the end each group is whole before it is added to its own.
        for index in criteria.nodes.indices.reversed() {
            if let parent = criteria.nodes[index].parent {
                nodes[parent] += nodes[index]
            } else {
                whole += nodes[index]
            }
        }
        return UnitScore(unit, by: scale, nodes: nodes, whole: whole, isComplete: isComplete)
    }
}

/// What a unit earned in one node, and could have.
package struct NodeScore: Hashable, Sendable {
    package var points: Points
    /// The maxima of the node's leaves that are assigned to the unit.
    package var assignedMax: Points

    static let zero = NodeScore(points: .zero, assignedMax: .zero)

    static func += (left: inout NodeScore, right: NodeScore) {
        left.points += right.points
        left.assignedMax += right.assignedMax
    }

    /// The points as a share of the assigned maximum.
    var share: Share { Share(points: points, of: assignedMax) }
}
