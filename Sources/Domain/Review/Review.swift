import StrictJSON

/// A scoring round of a cluster in a season.
package struct Review: Hashable, Sendable {
    package let id: ReviewID
    package let season: SeasonID
    package let clusterSeason: ClusterSeasonID
    /// The unit whose office manages the cluster.
    package let managingUnit: UnitID
    package let kind: ReviewKind
    /// Its own name where a season has several of a kind, such as quarters.
    package let name: String?
    /// Whether its results are made up (số liệu minh hoạ), for a demonstration or a rehearsal.
    package let isIllustrative: Bool
    /// The states that it has besides self-scoring, appraising and published.
    package let steps: Set<ReviewStep>
    package private(set) var state: ReviewState
    /// The last day of self-scoring.
    package let selfScoringUntil: Day
    /// Who sees whose points when.
    package let visibility: VisibilityPolicy
    package let criteriaSet: CriteriaSetID
    /// Raised by each change of state.
    package private(set) var version: Int32

    package init(
        id: ReviewID,
        season: SeasonID,
        clusterSeason: ClusterSeasonID,
        managingUnit: UnitID,
        kind: ReviewKind,
        name: String? = nil,
        isIllustrative: Bool = false,
        steps: Set<ReviewStep>,
        state: ReviewState = .selfScoring,
        selfScoringUntil: Day,
        visibility: VisibilityPolicy = .standard,
        criteriaSet: CriteriaSetID,
        version: Int32 = 1
    ) {
        self.id = id
        self.season = season
        self.clusterSeason = clusterSeason
        self.managingUnit = managingUnit
        self.kind = kind
        self.name = name
        self.isIllustrative = isIllustrative
        self.steps = steps
        self.state = state
        self.selfScoringUntil = selfScoringUntil
        self.visibility = visibility
        self.criteriaSet = criteriaSet
        self.version = version
    }
}

extension Review {
    package var place: Place {
        Place(season: season, clusterSeason: clusterSeason, managingUnit: managingUnit)
    }

    /// The states that it goes through, in order.
    package var states: [ReviewState] {
        [.selfScoring] + ReviewStep.allCases.filter(steps.contains).map(\.state) + [.appraising, .published]
    }

    /// The state that comes next; nil once published.
    package var nextState: ReviewState? { states.first { $0 > state } }

    /// Goes on to the next state.
    ///
    /// - Parameter next: The state that the caller takes for the next one. Never `published`: that takes a publication.
    /// - Returns: The review in that state, its version raised.
    /// - Throws: `wrongState` where another one is next.
    package func advanced(to next: ReviewState) throws(Refusal) -> Review {
        guard next == nextState, next != .published else {
            throw Refusal(
                .wrongState,
                vi: "Không chuyển được từ bước “\(state.name.vi)” sang bước “\(next.name.vi)”.",
                en: "A review does not go on from “\(state.name.en)” to “\(next.name.en)”."
            )
        }
        return moved(to: next)
    }

    func moved(to next: ReviewState) -> Review {
        var review = self
        review.state = next
        review.version += 1
        return review
    }
}
