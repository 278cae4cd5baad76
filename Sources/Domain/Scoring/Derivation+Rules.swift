extension Derivation {
    /// What a leaf's result comes to; nil where the leaf is not assigned to the unit.
    ///
    /// - Parameters:
    ///   - result: The unit's result for the leaf.
    ///   - leaf: The leaf.
    ///   - field: What the cluster's units reported for it; used by `relativeToLeader` alone.
    package init?(_ result: LeafResult, leaf: Leaf, field: RelativeField?) {
        switch result {
        case .missing:
            self = .missing
        case .notAssigned:
            return nil
        case .noneArose:
            switch leaf.whenNone {
            case .full: self = .noneArose(leaf.max)
            case .zero: self = .noneArose(.zero)
            case .notAssigned, nil: return nil
            }
        case .awarded(let points, _):
            self = .awarded(points)
        case .reported(let result):
            self.init(result, rule: leaf.rule, max: leaf.max, field: field)
        }
    }

    private init(_ result: RuleResult, rule: Rule, max: Points, field: RelativeField?) {
        switch (rule, result) {
        case (.direct, .points(let points)):
            self = .direct(points)
        case (.passFail, .achieved(let isAchieved)):
            self = .achieved(isAchieved, max: max)
        case (.choice(let options), .option(let index)):
            self = .chosen(options[index])
        case (.proportional(let direction, let target), .actual(let actual, let own)):
            self.init(proportional: direction, actual: actual, target: own ?? target ?? .zero, max: max)
        case (.bands(let rule), .actual(let actual, let own)):
            self.init(bands: rule, actual: actual, target: own ?? rule.target)
        case (.tally(let tally), .tally(let merits, let faults)):
            self = .tally(tally, merits: merits, faults: faults, max: max)
        case (.targets(let targets), .measures(let results)):
            self = .targets(targets, results, max: max)
        case (.relativeToLeader(let direction, let target), .actual(let actual, let own)):
            self.init(relative: direction, actual: actual, target: own ?? target, max: max, field: field)
        // Each rule by its name and no `default`: a new rule does not compile until it is derived above.
        case (.direct, _), (.passFail, _), (.choice, _), (.proportional, _), (.bands, _), (.tally, _), (.targets, _),
            (.relativeToLeader, _):
            preconditionFailure("a scoring document pairs each result with its rule")
        }
    }

    private init(proportional direction: Rule.Direction, actual: Quantity, target: Measure, max: Points) {
        let isReached =
            switch direction {
            case .higher: actual.value >= target.value
            case .lower: actual.value <= target.value
            }
        if isReached {
            self = .reached(actual: actual, target: target, direction, max: max)
        } else {
            switch direction {
            case .higher: self = .share(max: max, part: actual, whole: .number(target), isHalved: false)
            case .lower where target == .zero: self = .missedZero(actual: actual)
            case .lower: self = .share(max: max, part: .number(target), whole: actual, isHalved: false)
            }
        }
    }

    private init(bands rule: Rule.Bands, actual: Quantity, target: Measure?) {
        switch (rule.measuredOn, target) {
        case (.attainment, let target?):
            let attainment = Rational(100) * actual.value / target.value
            self = .band(value: actual, target: target, rule.band(at: attainment))
        case (.actual, _), (.attainment, nil):
            self = .band(value: actual, target: nil, rule.band(at: actual.value))
        }
    }

    private init(
        relative direction: Rule.Direction,
        actual: Quantity,
        target: Measure?,
        max: Points,
        field: RelativeField?
    ) {
        guard let target, target > .zero else {
            self.init(withoutTarget: direction, actual: actual, max: max, field: field)
            return
        }
        let excess = RelativeField.excess(direction, actual: actual.value, target: target.value)
        if excess == .zero {
            self = .met(max: max)
        } else if excess > .zero {
            self = .exceeded(max: max, excess: excess, best: field?.bestExcess ?? excess)
        } else {
            switch direction {
            case .higher: self = .share(max: max, part: actual, whole: .number(target), isHalved: true)
            case .lower: self = .share(max: max, part: .number(target), whole: actual, isHalved: true)
            }
        }
    }

    private init(withoutTarget direction: Rule.Direction, actual: Quantity, max: Points, field: RelativeField?) {
        switch direction {
        case .higher:
            let largest = field?.largestWithoutTarget ?? actual
            self =
                largest.value == .zero ? .groupZero(.zero) : .ofGroup(max: max, part: actual, whole: largest)
        case .lower:
            let smallest = field?.smallestWithoutTarget ?? actual
            self = actual.value == .zero ? .groupZero(max) : .ofGroup(max: max, part: smallest, whole: actual)
        }
    }
}
