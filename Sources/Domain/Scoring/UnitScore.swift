/// A unit's points before they are compared with anyone's.
package struct UnitScore: Sendable {
    /// What it earned in each node of the scale, by the nodes' index.
    package let nodes: [NodeScore]
    /// The sum of all leaves.
    package let points: Points
    package let assignedMax: Points
    /// The adjustments, cut to their caps.
    package let bonus: Points
    package let penalty: Points
    /// points + bonus − penalty, cut to the total's cap, never below 0.
    package let total: Points
    /// The grade's name; nil if none is reached or the unit is disqualified.
    package let grade: String?
    /// False for a disqualified unit.
    package let isEligible: Bool
    /// False if an assigned leaf has no result.
    package let isComplete: Bool

    init(_ unit: ScoredUnit, by scale: Scale, nodes: [NodeScore], whole: NodeScore, isComplete: Bool) {
        self.nodes = nodes
        self.isComplete = isComplete
        points = whole.points
        assignedMax = whole.assignedMax
        let bonus = scale.bonus(unit.bonus)
        let penalty = scale.penalty(unit.penalty)
        self.bonus = bonus.points
        self.penalty = penalty.points
        total = scale.total(points, bonus: bonus, penalty: penalty).points
        isEligible = !unit.isDisqualified
        let share = Share(points: total, of: assignedMax)
        let grade = scale.grades.first { grade in
            share.isAtLeast(percent: grade.minPercent)
                && scale.criteria.leaves.allSatisfy { leaf in
                    guard let floor = grade.floorPercent, nodes[leaf.node].assignedMax > .zero else { return true }
                    return nodes[leaf.node].share.isAtLeast(percent: floor)
                }
        }
        self.grade = isEligible ? grade?.name : nil
    }

    /// The total as a share of the assigned maximum.
    package var share: Share { Share(points: total, of: assignedMax) }
}

/// Points as an exact share of a maximum; 0 where the maximum is 0.
package struct Share: Comparable, Sendable {
    let points: Points
    /// At least 0.
    let maximum: Points

    init(points: Points, of maximum: Points) {
        self.points = points
        self.maximum = maximum
    }

    /// Equal shares of different maxima are equal.
    package static func == (left: Share, right: Share) -> Bool { !(left < right) && !(right < left) }

    package static func < (left: Share, right: Share) -> Bool {
        switch (left.maximum == .zero, right.maximum == .zero) {
        case (true, true): false
        case (true, false): right.points > .zero
        case (false, true): left.points < .zero
        // Sums stay below 9.2 × 10^18 hundredths, so the products fit 128 bits.
        case (false, false):
            Int128(left.points.hundredths) * Int128(right.maximum.hundredths)
                < Int128(right.points.hundredths) * Int128(left.maximum.hundredths)
        }
    }

    /// Whether 100·points/maximum reaches a percentage.
    func isAtLeast(percent: Measure) -> Bool {
        maximum == .zero
            ? percent <= .zero
            : Int128(points.hundredths) * 100_000_000 >= Int128(percent.millionths) * Int128(maximum.hundredths)
    }

    /// 100·points/maximum in ten-thousandths, halves away from zero.
    ///
    /// Wider than its terms: sums of bonuses over a maximum of 0.01 pass Int64, and stay below 10^25.
    package var percentInTenThousandths: Int128 {
        guard maximum > .zero else { return 0 }
        let (quotient, remainder) = (Int128(points.hundredths) * 1_000_000)
            .quotientAndRemainder(dividingBy: Int128(maximum.hundredths))
        return 2 * abs(remainder) >= Int128(maximum.hundredths)
            ? quotient + Int128(points.hundredths.signum()) : quotient
    }
}
