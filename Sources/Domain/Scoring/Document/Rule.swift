/// How a leaf turns a result into points.
package enum Rule: Sendable {
    /// People give the points (chấm thẳng).
    case direct
    /// All or nothing (đạt / không đạt).
    case passFail
    case choice([Option])
    /// In proportion to the target reached, at most the maximum.
    case proportional(Direction, target: Measure?)
    case bands(Bands)
    case tally(Tally)
    case targets(Targets)
    /// Half for the target, all for whoever exceeds it by the largest share of the cluster ("công thức Điều 6").
    case relativeToLeader(Direction, target: Measure?)

    /// The name of a rule, as a scale writes it.
    package enum Kind: String, CaseIterable, Sendable {
        case direct, passFail, choice, proportional, bands, tally, targets, relativeToLeader
    }

    /// Which results are better.
    package enum Direction: String, CaseIterable, Sendable {
        case higher, lower
    }

    /// One answer of a `choice`.
    package struct Option: Sendable {
        package let code: Code
        /// Between 0 and the leaf's maximum.
        package let points: Points
    }

    /// Points by the highest threshold reached.
    package struct Bands: Sendable {
        package let measuredOn: Basis
        /// From the highest threshold down; points never rise on the way.
        package let bands: [Band]
        package let target: Measure?

        /// What the thresholds are compared with.
        package enum Basis: String, CaseIterable, Sendable {
            case actual
            /// 100·actual/target.
            case attainment
        }
    }

    /// One threshold of `Bands`.
    package struct Band: Sendable {
        package let atLeast: Measure
        package let points: Points
    }

    /// A start plus merits less faults, held between `floor` and the leaf's maximum.
    package struct Tally: Sendable {
        package let base: Points
        package let perMerit: Points
        package let perFault: Points
        /// May be negative; `floor` ≤ `base` ≤ maximum.
        package let floor: Points
    }

    /// Conditions that must all hold.
    package struct Targets: Sendable {
        /// The distinct measures of the conditions, in order of appearance.
        package let measures: [Code]
        package let conditions: [Condition]
    }

    /// A comparison that one measure must pass.
    package struct Condition: Sendable {
        /// Index of the measure in `Targets.measures`.
        package let measure: Int
        package let comparator: Comparator
        package let value: Measure
        package let basis: Basis

        /// What of the measure is compared.
        package enum Basis: String, CaseIterable, Sendable {
            case value
            /// 100·(now − before)/before.
            case changePercent
        }
    }

    /// How a measure is compared with a condition's value.
    package enum Comparator: String, CaseIterable, Sendable {
        case atLeast = ">="
        case above = ">"
        case atMost = "<="
        case below = "<"
        case equal = "="

        /// Whether `left` passes the comparison with `right`.
        package func holds(_ left: Rational, _ right: Rational) -> Bool {
            switch self {
            case .atLeast: left >= right
            case .above: left > right
            case .atMost: left <= right
            case .below: left < right
            case .equal: left == right
            }
        }
    }
}
