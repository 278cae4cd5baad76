/// What a unit is given, or loses, for a ground, and what was entered for it by whom.
package struct DerivedAdjustment: Sendable {
    package let ground: Ground
    /// nil for whoever may not see every layer of the unit's sheet.
    package let outcome: Outcome?
    /// As `ShownSheet` has them, those of this ground alone.
    package let entries: [ShownEntry]
    package let returns: [CriterionReturn]

    /// What the ground comes to.
    package struct Outcome: Sendable {
        /// Before all bonuses, or all penalties, are cut to their cap; 0 where nothing counts.
        package let points: Points
        /// What counts of all that was entered; nil where nothing does.
        package let effective: EffectiveResult?
    }

    /// nil where the reader sees nothing that was done with the ground: that there is more must not show.
    init?(_ ground: Ground, outcome: Outcome?, entries: [ShownEntry], returns: [CriterionReturn]) {
        guard !entries.isEmpty || !returns.isEmpty else { return nil }
        self.ground = ground
        self.outcome = outcome
        self.entries = entries
        self.returns = returns
    }
}

/// Whether a unit is out of the ranking, as one reader may see it.
package enum ShownDisqualification: Hashable, Sendable {
    /// The reader may not see settlements of the unit.
    case withheld
    /// nil where the unit is in the ranking.
    case shown(Disqualification?)
}
