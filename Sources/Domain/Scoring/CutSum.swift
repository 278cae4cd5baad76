/// A sum of points that a scale may cut: a unit's bonuses, its penalties, or its total.
package struct CutSum: Hashable, Sendable {
    /// Before it is cut.
    package let whole: Points
    /// The most that counts; nil for no limit.
    package let cap: Points?
    /// The least that counts; nil for no limit.
    let floor: Points?

    init(_ whole: Points, cap: Points?, floor: Points? = nil) {
        self.whole = whole
        self.cap = cap
        self.floor = floor
    }

    /// What counts.
    package var points: Points {
        let capped = cap.map { min($0, whole) } ?? whole
        return floor.map { max($0, capped) } ?? capped
    }
}

extension Scale {
    /// What counts of a unit's bonuses.
    func bonus(_ sum: Points) -> CutSum { CutSum(sum, cap: bonusCap) }

    /// What counts of a unit's penalties.
    func penalty(_ sum: Points) -> CutSum { CutSum(sum, cap: penaltyCap) }

    /// points + bonus − penalty, of what counts of each, cut to the total's cap and never below 0.
    func total(_ points: Points, bonus: CutSum, penalty: CutSum) -> CutSum {
        CutSum(points + bonus.points - penalty.points, cap: totalCap, floor: .zero)
    }
}
