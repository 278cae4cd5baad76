/// What a unit reports, or is given, for one leaf.
package enum LeafResult: Sendable {
    /// Nothing yet: earns 0 and counts in the assigned maximum.
    case missing
    /// The leaf is not the unit's task (không giao): it counts nowhere.
    case notAssigned
    /// Nothing arose to be measured (không phát sinh); the leaf's `whenNone` decides.
    case noneArose
    /// People set the points (điểm ấn định); beside it may stand what the unit reported.
    case awarded(Points, beside: RuleResult?)
    case reported(RuleResult)

    /// What the unit reported, whether or not it earns the points.
    package var reported: RuleResult? {
        switch self {
        case .missing, .notAssigned, .noneArose: nil
        case .awarded(_, let result): result
        case .reported(let result): result
        }
    }
}

/// What the rule of a leaf takes in.
package enum RuleResult: Sendable {
    case points(Points)
    case achieved(Bool)
    /// Index of the option chosen.
    case option(Int)
    /// An actual value and the unit's own target, which overrides the rule's.
    case actual(Quantity, target: Measure?)
    /// Whole numbers from 0.
    case tally(merits: Int64, faults: Int64)
    /// A result for each of the rule's measures, in their order.
    case measures([MeasureResult])
}

/// What a unit reports for one measure of a `targets` rule.
package enum MeasureResult: Sendable {
    case value(Quantity)
    case change(now: Quantity, before: Quantity)

    /// The value now.
    package var now: Quantity {
        switch self {
        case .value(let quantity): quantity
        case .change(let now, _): now
        }
    }
}
