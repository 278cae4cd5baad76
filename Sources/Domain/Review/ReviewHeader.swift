/// A review without its criteria and results.
package struct ReviewHeader: Sendable {
    package let id: ReviewID
    package let kind: ReviewKind
    package let name: String?
    package let isIllustrative: Bool
    package let state: ReviewState
    package let selfScoringUntil: Day
    package let version: Int32

    package init(
        id: ReviewID,
        kind: ReviewKind,
        name: String?,
        isIllustrative: Bool,
        state: ReviewState,
        selfScoringUntil: Day,
        version: Int32
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.isIllustrative = isIllustrative
        self.state = state
        self.selfScoringUntil = selfScoringUntil
        self.version = version
    }
}

/// A review as it is found among others, with what says who may know of it.
package struct ListedReview: Sendable {
    package let header: ReviewHeader
    /// The units that have a sheet in it.
    package let members: Set<UnitID>

    package init(_ header: ReviewHeader, members: Set<UnitID>) {
        self.header = header
        self.members = members
    }
}

extension Review {
    /// The review without its criteria.
    package var header: ReviewHeader {
        ReviewHeader(
            id: id,
            kind: kind,
            name: name,
            isIllustrative: isIllustrative,
            state: state,
            selfScoringUntil: selfScoringUntil,
            version: version
        )
    }
}
