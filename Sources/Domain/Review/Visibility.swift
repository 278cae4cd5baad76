/// What of a review is shown or withheld.
package enum Subject: String, CaseIterable, Sendable {
    /// What a unit submitted of itself.
    case selfScores
    /// What those above it entered: every layer but the unit's own.
    case assessedPoints
    case standings
    case evidence
    case explanations
}

/// From when something may be read.
package enum Release: String, CaseIterable, Sendable {
    case immediately
    /// Once the reader's own unit has submitted: nobody copies from who was earlier.
    case onceSubmitted
    /// From the day after the last day of self-scoring.
    case afterDeadline
    /// Once the review has left `assessing` behind, or the place in order where it would have been.
    case afterAssessment1
    case afterPublication
    /// Not even then.
    case never

    /// Whether it may be read now. A publication releases all that is ever released.
    package func isReleased(_ situation: ReleaseSituation) -> Bool {
        switch self {
        case .never: false
        case .immediately: true
        case .onceSubmitted: situation.hasReaderSubmitted || situation.isPublished
        case .afterDeadline: situation.day > situation.selfScoringUntil || situation.isPublished
        case .afterAssessment1: situation.state > .assessing || situation.isPublished
        case .afterPublication: situation.isPublished
        }
    }
}

/// What a release depends on.
package struct ReleaseSituation: Hashable, Sendable {
    package let state: ReviewState
    /// The day of the reading.
    package let day: Day
    /// The last day of self-scoring.
    package let selfScoringUntil: Day
    /// Whether there is a publication of the review.
    package let isPublished: Bool
    /// Whether the reader's own unit has ever submitted its sheet.
    package let hasReaderSubmitted: Bool

    package init(state: ReviewState, day: Day, selfScoringUntil: Day, isPublished: Bool, hasReaderSubmitted: Bool) {
        self.state = state
        self.day = day
        self.selfScoringUntil = selfScoringUntil
        self.isPublished = isPublished
        self.hasReaderSubmitted = hasReaderSubmitted
    }
}

/// From when a unit may read about itself, and from when about the other members.
package struct Releases: Hashable, Sendable {
    package let own: Release
    package let members: Release

    package init(own: Release, members: Release) {
        self.own = own
        self.members = members
    }
}

/// Who sees whose points when: adopted with the cluster's regulation.
package struct VisibilityPolicy: Hashable, Sendable {
    private let chosen: [Subject: Releases]

    /// A policy.
    ///
    /// - Parameter chosen: What the regulation says; of what it says nothing, `standard` holds.
    package init(_ chosen: [Subject: Releases] = [:]) {
        self.chosen = Dictionary(uniqueKeysWithValues: Subject.allCases.map { ($0, chosen[$0] ?? Self.standard($0)) })
    }

    /// What holds where a regulation says nothing.
    package static let standard = VisibilityPolicy()

    package subscript(subject: Subject) -> Releases { chosen[subject] ?? Self.standard(subject) }

    private static func standard(_ subject: Subject) -> Releases {
        switch subject {
        case .selfScores, .evidence: Releases(own: .immediately, members: .onceSubmitted)
        case .assessedPoints, .explanations: Releases(own: .afterAssessment1, members: .afterPublication)
        case .standings: Releases(own: .afterPublication, members: .afterPublication)
        }
    }
}
