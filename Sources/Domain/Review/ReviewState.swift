/// How far a review is, in the order in which it goes on.
package enum ReviewState: String, CaseIterable, Sendable {
    /// Units fill their sheets and submit them.
    case selfScoring
    /// Inspection teams check in the units.
    case crossChecking
    /// The assessing body goes through the sheets: `Layer.assessment1`.
    case assessing
    /// Units explain what was assessed.
    case explaining
    /// The managing office goes through the sheets: `Layer.assessment2`.
    case reassessing
    /// The cluster's conference looks at the ranking; publishing ends it.
    case appraising
    /// Frozen.
    case published
}

extension ReviewState: Comparable {
    private var position: Int {
        switch self {
        case .selfScoring: 0
        case .crossChecking: 1
        case .assessing: 2
        case .explaining: 3
        case .reassessing: 4
        case .appraising: 5
        case .published: 6
        }
    }

    package static func < (left: ReviewState, right: ReviewState) -> Bool { left.position < right.position }
}

/// A state that a review has only where the cluster's regulation says so.
package enum ReviewStep: String, CaseIterable, Sendable {
    case crossChecking, assessing, explaining, reassessing

    package var state: ReviewState {
        switch self {
        case .crossChecking: .crossChecking
        case .assessing: .assessing
        case .explaining: .explaining
        case .reassessing: .reassessing
        }
    }
}
