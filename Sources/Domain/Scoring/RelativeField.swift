/// What the cluster's units reported for one leaf of `relativeToLeader`: all that one unit's points need of the others.
///
/// Units whose points people set count too where they reported an actual value, and so do disqualified units. A class,
/// as every unit's points are read off the same one.
package final class RelativeField: Sendable {
    /// The largest share by which a unit exceeds its target; nil when none does.
    package let bestExcess: Rational?
    /// Among the units without a target, or with a target of 0.
    package let largestWithoutTarget: Quantity?
    package let smallestWithoutTarget: Quantity?

    /// Takes in all results for one leaf.
    package init(_ results: some Sequence<LeafResult>, direction: Rule.Direction, target: Measure?) {
        var bestExcess: Rational?
        var largestWithoutTarget: Quantity?
        var smallestWithoutTarget: Quantity?
        for result in results {
            guard case .actual(let actual, let own) = result.reported else { continue }
            if let target = own ?? target, target > .zero {
                let excess = Self.excess(direction, actual: actual.value, target: target.value)
                if excess > bestExcess ?? .zero { bestExcess = excess }
            } else {
                let value = actual.value
                if largestWithoutTarget.map({ $0.value < value }) ?? true { largestWithoutTarget = actual }
                if smallestWithoutTarget.map({ value < $0.value }) ?? true { smallestWithoutTarget = actual }
            }
        }
        self.bestExcess = bestExcess
        self.largestWithoutTarget = largestWithoutTarget
        self.smallestWithoutTarget = smallestWithoutTarget
    }

    /// The share by which a result passes its target, negative when short of it; the target must not be 0.
    static func excess(_ direction: Rule.Direction, actual: Rational, target: Rational) -> Rational {
        switch direction {
        case .higher: (actual - target) / target
        case .lower: (target - actual) / target
        }
    }
}
