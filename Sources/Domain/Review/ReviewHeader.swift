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
