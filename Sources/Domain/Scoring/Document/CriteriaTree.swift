/// The criteria of a scale, flat, in document order: a node stands before what it holds.
package struct CriteriaTree: Sendable {
    package let nodes: [Criterion]
    /// The leaves in document order, as indices of `nodes`.
    package let leaves: [Leaf]
}

/// A node of the tree: a group, or a leaf with a rule.
package struct Criterion: Sendable {
    package let code: Code
    package let title: String
    /// The most that can be earned here; of a group the sum of its children's.
    package let max: Points
    /// Index of the group that holds this node; nil at the top.
    package let parent: Int?
    /// Index of the leaf in `CriteriaTree.leaves`; nil for a group.
    package let leaf: Int?
}

/// A criterion that is scored.
package struct Leaf: Sendable {
    /// Index of its criterion in `CriteriaTree.nodes`.
    package let node: Int
    package let max: Points
    package let rule: Rule
    /// What the leaf earns when nothing arose to be measured; nil where a result must not say so.
    package let whenNone: WhenNone?
}

/// What a leaf earns when nothing arose to be measured (không phát sinh).
package enum WhenNone: String, CaseIterable, Sendable {
    case full, zero, notAssigned
}
