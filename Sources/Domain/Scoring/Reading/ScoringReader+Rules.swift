import StrictJSON

/// A rule as read: what results may say is known even where a parameter was refused.
struct RuleReading {
    let kind: Rule.Kind
    /// nil where a parameter was refused.
    var rule: Rule?
    /// Whether a result may be `none`: the parameter stands there, be it refused.
    var allowsNone = false
    var whenNone: WhenNone?
    /// Where the rule's own target stands, and what it is; the measure is nil where refused.
    var target: (place: JSONValue, measure: Measure?)?
    /// Whether a result needs a target from somewhere.
    var needsTarget = false
    /// Whether that target must not be 0.
    var needsPositiveTarget = false
    /// Whether a target means anything to it.
    var takesTarget: Bool {
        switch kind {
        case .proportional, .bands, .relativeToLeader: true
        case .direct, .passFail, .choice, .tally, .targets: false
        }
    }
    /// Codes of a `choice`; nil where one was refused.
    var options: CodeIndex?
    /// Measures of `targets`.
    var measures = CodeIndex()
    /// Those of them, by index, that need `now` and `before`.
    var changeMeasures: Set<Int> = []
    /// False where a measure's name was refused, so that no name can be called unknown.
    var isEveryMeasureKnown = false
}

extension ScoringReader {
    static let ruleKeys: [JSONKey] = [
        "kind", "options", "direction", "target", "on", "bands", "base", "perMerit", "perFault", "floor", "all",
        "whenNone",
    ]

    /// Reads a rule.
    ///
    /// - Parameters:
    ///   - value: The rule.
    ///   - max: The leaf's maximum; nil where refused.
    ///   - decimals: Fraction digits that a floor may have; nil where that number was refused.
    /// - Returns: nil where the kind itself was refused.
    mutating func rule(_ value: JSONValue, max: Points?, decimals: Int?) -> RuleReading? {
        guard let fields = JSONFields(value, keys: Self.ruleKeys, isKindKnown: false, problems: &problems),
            let kind = fields.required("kind", problems: &problems).flatMap({ word($0, of: Rule.Kind.self) })
        else { return nil }
        fields.refuse(allBut: kind.keys, problems: &problems)
        var reading = RuleReading(kind: kind)
        let problemsBefore = problems.count
        let rule = self.rule(fields, max: max, decimals: decimals, into: &reading)
        if problems.count == problemsBefore { reading.rule = rule }
        return reading
    }

    private mutating func rule(
        _ fields: JSONFields,
        max: Points?,
        decimals: Int?,
        into reading: inout RuleReading
    ) -> Rule? {
        reading.allowsNone = !fields["whenNone"].isAbsent
        reading.whenNone = fields["whenNone"].value.flatMap { word($0) }
        let direction = fields["direction"].value.flatMap { word($0, of: Rule.Direction.self) } ?? .higher
        if case .value(let place) = fields["target"] {
            reading.target = (place, measure(place))
        } else if case .repeated = fields["target"] {
            reading.target = (fields.object, nil)
        }
        let target = reading.target?.measure
        switch reading.kind {
        case .direct:
            return .direct
        case .passFail:
            return .passFail
        case .choice:
            return fields.required("options", problems: &problems).map { options($0, max: max, into: &reading) }
        case .proportional:
            reading.needsTarget = true
            return .proportional(direction, target: target)
        case .bands:
            let basis = basis(fields["on"])
            reading.needsTarget = basis == .attainment
            reading.needsPositiveTarget = basis == .attainment
            let bands = fields.required("bands", problems: &problems).map { self.bands($0, max: max) }
            return bands.map { .bands(Rule.Bands(measuredOn: basis ?? .actual, bands: $0, target: target)) }
        case .tally:
            return tally(fields, max: max, decimals: decimals).map { .tally($0) }
        case .targets:
            return fields.required("all", problems: &problems).map { .targets(conditions($0, into: &reading)) }
        case .relativeToLeader:
            return .relativeToLeader(direction, target: target)
        }
    }

    /// What bands are measured on; nil where refused.
    private mutating func basis(_ field: JSONField) -> Rule.Bands.Basis? {
        field.isAbsent ? .actual : field.value.flatMap { word($0) }
    }

    private static let optionKeys: [JSONKey] = ["code", "points"]

    private mutating func options(_ value: JSONValue, max: Points?, into reading: inout RuleReading) -> Rule {
        var options: [Rule.Option] = []
        let elements = list(value)
        var codes = CodeIndex()
        var isWhole = elements != nil
        for element in elements.map(Array.init) ?? [] {
            guard let fields = JSONFields(element, keys: Self.optionKeys, problems: &problems) else {
                isWhole = false
                continue
            }
            let points = fields.required("points", problems: &problems).flatMap { self.points($0, max: max) }
            guard let place = fields.required("code", problems: &problems), let code = code(place) else {
                isWhole = false
                continue
            }
            if !codes.insert(code).isNew {
                problems.add(place, vi: "Mã này đã có ở một lựa chọn khác.", en: "Another option has this code.")
                isWhole = false
            }
            options.append(Rule.Option(code: code, points: points ?? .zero))
        }
        reading.options = isWhole ? codes : nil
        return .choice(options)
    }

    private static let bandKeys: [JSONKey] = ["atLeast", "points"]

    private mutating func bands(_ value: JSONValue, max: Points?) -> [Rule.Band] {
        var bands: [(band: Rule.Band, place: JSONValue)] = []
        var seen: Set<Measure> = []
        for element in list(value).map(Array.init) ?? [] {
            guard let fields = JSONFields(element, keys: Self.bandKeys, problems: &problems) else { continue }
            let place = fields.required("points", problems: &problems)
            let points = place.flatMap { self.points($0, max: max) }
            let threshold = fields.required("atLeast", problems: &problems)
            guard let threshold, let atLeast = measure(threshold) else { continue }
            guard seen.insert(atLeast).inserted else {
                problems.add(threshold, vi: "Ngưỡng này đã có ở một mức khác.", en: "Another band has this threshold.")
                continue
            }
            if let place, let points { bands.append((Rule.Band(atLeast: atLeast, points: points), place)) }
        }
        bands.sort { $0.band.atLeast < $1.band.atLeast }
        for (lower, higher) in zip(bands, bands.dropFirst()) where higher.band.points < lower.band.points {
            let limit = text(lower.band.points)
            problems.add(
                higher.place,
                vi: "Ngưỡng cao hơn không được ít điểm hơn: mức dưới đã được \(limit).",
                en: "A higher threshold must not earn less: the band below earns \(limit)."
            )
        }
        return bands.reversed().map(\.band)
    }

    private mutating func tally(_ fields: JSONFields, max: Points?, decimals: Int?) -> Rule.Tally? {
        let base = tallyPoints(fields["base"], isNegativeAllowed: true)
        let perMerit = tallyPoints(fields["perMerit"])
        let perFault = tallyPoints(fields["perFault"])
        let floor = tallyPoints(fields["floor"], isNegativeAllowed: true, decimals: decimals)
        if let floor, let base, floor > base, let place = fields["floor"].value ?? fields["base"].value {
            problems.add(place, vi: "“floor” không được lớn hơn “base”.", en: "“floor” must not exceed “base”.")
        }
        if let base, let max, base > max, let place = fields["base"].value {
            let limit = text(max)
            problems.add(place, vi: "Vượt điểm tối đa \(limit).", en: "Above the maximum of \(limit).")
        }
        guard let base, let perMerit, let perFault, let floor else { return nil }
        return Rule.Tally(base: base, perMerit: perMerit, perFault: perFault, floor: floor)
    }

    /// A parameter of a tally, by default 0; nil where refused.
    private mutating func tallyPoints(
        _ field: JSONField,
        isNegativeAllowed: Bool = false,
        decimals: Int? = 2
    ) -> Points? {
        field.isAbsent
            ? .zero
            : field.value.flatMap { points($0, isNegativeAllowed: isNegativeAllowed, decimals: decimals) }
    }

    private static let conditionKeys: [JSONKey] = ["measure", "op", "value", "of"]

    private mutating func conditions(_ value: JSONValue, into reading: inout RuleReading) -> Rule.Targets {
        var conditions: [Rule.Condition] = []
        let elements = list(value)
        var isWhole = elements != nil
        for element in elements.map(Array.init) ?? [] {
            guard let fields = JSONFields(element, keys: Self.conditionKeys, problems: &problems) else {
                isWhole = false
                continue
            }
            let basis =
                fields["of"].isAbsent ? .value : fields["of"].value.flatMap { word($0, of: Rule.Condition.Basis.self) }
            let comparator = fields.required("op", problems: &problems).flatMap { word($0, of: Rule.Comparator.self) }
            let limit = fields.required("value", problems: &problems)
                .flatMap { measure($0, isNegativeAllowed: basis != .value) }
            guard let name = fields.required("measure", problems: &problems).flatMap({ code($0) }) else {
                isWhole = false
                continue
            }
            let index = reading.measures.insert(name).index
            if basis == .changePercent { reading.changeMeasures.insert(index) }
            if let comparator, let limit {
                conditions.append(
                    Rule.Condition(measure: index, comparator: comparator, value: limit, basis: basis ?? .value)
                )
            }
        }
        reading.isEveryMeasureKnown = isWhole
        return Rule.Targets(measures: reading.measures.codes, conditions: conditions)
    }
}

extension Rule.Kind {
    /// The parameters that a rule of this kind may have.
    fileprivate var keys: [JSONKey] {
        switch self {
        case .direct, .passFail: ["kind"]
        case .choice: ["kind", "options"]
        case .proportional, .relativeToLeader: ["kind", "direction", "target", "whenNone"]
        case .bands: ["kind", "on", "bands", "target", "whenNone"]
        case .tally: ["kind", "base", "perMerit", "perFault", "floor"]
        case .targets: ["kind", "all", "whenNone"]
        }
    }
}
