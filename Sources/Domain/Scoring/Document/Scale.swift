/// How a cluster scores and ranks.
package struct Scale: Sendable {
    /// Fraction digits that a leaf's points are rounded to: 0, 1 or 2.
    package let decimals: Int
    package let rankBy: RankBasis
    /// Largest sum of bonuses, of penalties, and largest total; nil for no limit.
    package let bonusCap: Points?
    package let penaltyCap: Points?
    package let totalCap: Points?
    /// What decides between units with the same total or percent, in order.
    package let tieBreakers: [TieBreaker]
    package let disqualified: DisqualifiedTreatment
    /// Grades from the highest down; `minPercent` falls strictly.
    package let grades: [Grade]
    package let criteria: CriteriaTree
}

/// What units are ranked by.
package enum RankBasis: String, CaseIterable, Sendable {
    case total, percent
}

/// What becomes of a disqualified unit.
package enum DisqualifiedTreatment: String, CaseIterable, Sendable {
    /// It has no rank and takes nobody's place.
    case unranked
    /// It keeps its rank, but is not eligible.
    case ranked
}

/// What decides between two units that are equal so far.
package enum TieBreaker: Sendable {
    /// More points in a node; where ranking goes by percent, more points per its assigned maximum.
    case section(node: Int)
    case fewerPenalties
    case moreBonus
    /// The smaller ballot rank; a unit with one before a unit without.
    case ballot
}

/// A grade and what it takes.
package struct Grade: Sendable {
    package let name: String
    /// Smallest percent of the assigned maximum.
    package let minPercent: Measure
    /// Smallest percent of its maximum that each assigned leaf must reach; nil for no floor.
    package let floorPercent: Measure?
}
