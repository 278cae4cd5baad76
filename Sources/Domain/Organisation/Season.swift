/// What a season goes by.
package enum SeasonKind: String, CaseIterable, Sendable {
    /// A work year, which need not be a calendar year: 15 November to 14 November.
    case workYear
    case schoolYear
}

/// A season (kỳ thi đua), with explicit dates.
package struct Season: Hashable, Sendable {
    package static let longestName = 100

    package let id: SeasonID
    package let kind: SeasonKind
    /// Unique among those of its kind.
    package let name: String
    package let from: Day
    /// The first day after it.
    package let to: Day

    package init(id: SeasonID, kind: SeasonKind, name: String, from: Day, to: Day) {
        self.id = id
        self.kind = kind
        self.name = name
        self.from = from
        self.to = to
    }

    package var period: Period { Period(from: from, to: to) }

    /// A new season.
    ///
    /// - Throws: `invalidName`; `invalidPeriod` where it ends before it begins.
    package static func made(
        _ id: SeasonID,
        kind: SeasonKind,
        name: String,
        from: Day,
        to: Day
    ) throws(Refusal) -> Season {
        try OrganisationName.check(name, longest: longestName)
        _ = try Period(from: from, to: nil).ended(on: to)
        return Season(id: id, kind: kind, name: name, from: from, to: to)
    }
}
