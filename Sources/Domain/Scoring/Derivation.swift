/// How one leaf came to its points: the formula that applied and the numbers in it.
///
/// The points and the line that explains them are both read off the same value, so they cannot disagree.
package enum Derivation: Sendable {
    case missing
    case noneArose(Points)
    case awarded(Points)
    case direct(Points)
    case achieved(Bool, max: Points)
    case chosen(Rule.Option)
    /// `proportional`: the target is reached, so the leaf earns all.
    case reached(actual: Quantity, target: Measure, Rule.Direction, max: Points)
    /// `proportional` with `lower` and a target of 0 that was missed.
    case missedZero(actual: Quantity)
    /// Short of a target: factor·max·part/whole, the factor 1 or ½.
    case share(max: Points, part: Quantity, whole: Quantity, isHalved: Bool)
    case band(value: Quantity, target: Measure?, Rule.Band?)
    case tally(Rule.Tally, merits: Int64, faults: Int64, max: Points)
    case targets(Rule.Targets, [MeasureResult], max: Points)
    /// `relativeToLeader`: exactly the target, half the points.
    case met(max: Points)
    /// `relativeToLeader`: past the target by `excess`, where the cluster's largest is `best`.
    case exceeded(max: Points, excess: Rational, best: Rational)
    /// `relativeToLeader` without a target: max·part/whole of the group.
    case ofGroup(max: Points, part: Quantity, whole: Quantity)
    /// `relativeToLeader` without a target where the value itself decides: 0, or all for a lowest value of 0.
    case groupZero(Points)
}

extension Derivation {
    /// The points before rounding.
    package var amount: Amount {
        switch self {
        case .missing, .missedZero: .points(.zero)
        case .noneArose(let points), .awarded(let points), .direct(let points), .groupZero(let points): .points(points)
        case .achieved(let isAchieved, let max): .points(isAchieved ? max : .zero)
        case .chosen(let option): .points(option.points)
        case .reached(_, _, _, let max): .points(max)
        case .share(let max, let part, let whole, let isHalved):
            .exact((isHalved ? max.half : max.value) * part.value / whole.value)
        case .band(_, _, let band): .points(band?.points ?? .zero)
        case .tally(let tally, let merits, let faults, let max):
            .points(tally.points(merits: merits, faults: faults, max: max))
        case .targets(let targets, let results, let max): .points(targets.allHold(results) ? max : .zero)
        case .met(let max): .exact(max.half)
        case .exceeded(let max, let excess, let best): .exact(max.half + max.half * excess / best)
        case .ofGroup(let max, let part, let whole): .exact(max.value * part.value / whole.value)
        }
    }

    /// Points as a rule yields them: often a decimal already, else a fraction.
    package enum Amount: Sendable {
        case points(Points)
        case exact(Rational)

        /// Rounded once, halves away from zero.
        ///
        /// - Parameter decimals: 0, 1 or 2.
        /// - Returns: Points of at most so many fraction digits.
        package func rounded(to decimals: Int) -> Points {
            switch self {
            case .points(let points):
                return points.rounded(to: decimals)
            case .exact(let rational):
                let unit: Int64 = [100, 10, 1][decimals]
                // Every fraction is between 0 and the leaf's maximum, so it fits.
                return Points(hundredths: (rational.rounded(decimals: decimals) ?? 0) * unit)
            }
        }

        /// The exact value.
        package var value: Rational {
            switch self {
            case .points(let points): points.value
            case .exact(let rational): rational
            }
        }
    }
}

extension Points {
    /// The exact value, and half of it.
    package var value: Rational { Rational(hundredths, 100) }
    var half: Rational { Rational(hundredths, 200) }
}

extension Rule.Tally {
    /// clamp(base + merits·perMerit − faults·perFault, floor, max).
    func points(merits: Int64, faults: Int64, max: Points) -> Points {
        let sum = hundredths(merits: merits, faults: faults)
        let cut = Swift.min(Swift.max(sum, Int128(floor.hundredths)), Int128(max.hundredths))
        return Points(hundredths: Int64(cut))
    }

    /// Whether the sum passes `floor` or the maximum.
    func isCut(merits: Int64, faults: Int64, max: Points) -> Bool {
        let sum = hundredths(merits: merits, faults: faults)
        return sum < Int128(floor.hundredths) || sum > Int128(max.hundredths)
    }

    /// The sum before it is cut: below 10^11 + 2·10^20, past Int64.
    private func hundredths(merits: Int64, faults: Int64) -> Int128 {
        Int128(base.hundredths) + Int128(merits) * Int128(perMerit.hundredths)
            - Int128(faults) * Int128(perFault.hundredths)
    }
}

extension Rule.Bands {
    /// The band of the highest threshold that a value reaches, by bisection; nil if it reaches none.
    func band(at value: Rational) -> Rule.Band? {
        var candidates = bands.indices
        while !candidates.isEmpty {
            let middle = candidates.lowerBound + candidates.count / 2
            let isReached = bands[middle].atLeast.value <= value
            candidates = isReached ? candidates.lowerBound..<middle : middle + 1..<candidates.upperBound
        }
        return candidates.lowerBound < bands.count ? bands[candidates.lowerBound] : nil
    }
}

extension Rule.Targets {
    /// Whether every condition holds.
    func allHold(_ results: [MeasureResult]) -> Bool {
        conditions.allSatisfy { $0.holds(results[$0.measure]) }
    }
}

extension Rule.Condition {
    /// Whether a measure passes.
    func holds(_ result: MeasureResult) -> Bool {
        observed(result).map { comparator.holds($0, value.value) } ?? false
    }

    /// What is compared with the condition's value; nil for a change from 0 to something, which passes nothing.
    func observed(_ result: MeasureResult) -> Rational? {
        switch (basis, result) {
        case (.value, _):
            return result.now.value
        case (.changePercent, .change(let now, let before)):
            let (now, before) = (now.value, before.value)
            if before == .zero { return now == .zero ? .zero : nil }
            return Rational(100) * (now - before) / before
        case (.changePercent, .value):
            return nil
        }
    }
}
