/// A review without its criteria and results.
package struct ReviewHeader: Sendable {
    package let id: ReviewID
    package let kind: ReviewKind
    package let name: String?
    package let isIllustrative: Bool
    package let state: ReviewState
    package let selfScoringUntil: Day
    package let version: Int32
    /// The units that have a sheet in it.
    package let members: Set<UnitID>

    package init(
        id: ReviewID,
        kind: ReviewKind,
        name: String?,
        isIllustrative: Bool,
        state: ReviewState,
        selfScoringUntil: Day,
        version: Int32,
        members: Set<UnitID>
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.isIllustrative = isIllustrative
        self.state = state
        self.selfScoringUntil = selfScoringUntil
        self.version = version
        self.members = members
    }
}
