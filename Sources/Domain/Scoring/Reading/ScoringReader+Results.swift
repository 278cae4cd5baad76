import StrictJSON

extension ScoringReader {
    /// - Returns: A result for each leaf, `missing` where the document has none or it was refused.
    mutating func results(_ field: JSONField, by criteria: CriteriaReading) -> [LeafResult] {
        var results = [LeafResult](repeating: .missing, count: criteria.leaves.count)
        guard let value = field.value else { return results }
        guard let members = value.members else {
            problems.addNotAnObject(value)
            return results
        }
        var fields = [JSONField](repeating: .absent, count: criteria.leaves.count)
        // Documents mostly list results in the scale's order: the next leaf is tried before the dictionary.
        var expected = 0
        for (key, value) in members {
            guard let node = node(of: key, expected: &expected, in: criteria) else {
                if criteria.isWhole || !Code(key.string ?? "").isWellFormed {
                    addUnknownCriterion(value)
                } else {
                    _ = result(value, leaf: .unknown)
                }
                continue
            }
            if let leaf = criteria.nodes[node].leaf {
                fields[leaf].add(value, problems: &problems)
            } else if criteria.isGroup[node] {
                problems.add(
                    value,
                    vi: "Mã này là một nhóm: kết quả đứng ở các tiêu chí bên trong.",
                    en: "This code is a group: results stand at the criteria in it."
                )
            } else {
                _ = result(value, leaf: .unknown)
            }
        }
        for (index, field) in fields.enumerated() {
            if let value = field.value, let result = result(value, leaf: criteria.leaves[index]) {
                results[index] = result
            }
        }
        return results
    }

    private func node(of key: JSONValue, expected: inout Int, in criteria: CriteriaReading) -> Int? {
        if expected < criteria.leaves.count {
            let leaf = criteria.leaves[expected]
            if let code = leaf.code, key.hasText(code.utf8) {
                expected += 1
                return leaf.node
            }
        }
        guard let node = criteria.node[Code(key.string ?? "")] else { return nil }
        if let leaf = criteria.nodes[node].leaf { expected = leaf + 1 }
        return node
    }

    private static let anyKeys: [JSONKey] = ["awarded", "notAssigned", "none"]
    fileprivate static let directKeys: [JSONKey] = ["points"] + anyKeys
    fileprivate static let passFailKeys: [JSONKey] = ["achieved"] + anyKeys
    fileprivate static let choiceKeys: [JSONKey] = ["choice"] + anyKeys
    fileprivate static let actualKeys: [JSONKey] = ["actual", "target"] + anyKeys
    fileprivate static let tallyKeys: [JSONKey] = ["merits", "faults"] + anyKeys
    fileprivate static let measuresKeys: [JSONKey] = ["measures"] + anyKeys
    /// Of a leaf whose rule was refused: every member that some rule's result has.
    private static let resultKeys: [JSONKey] =
        [
            "points", "achieved", "choice", "actual", "target", "merits", "faults", "measures",
        ] + anyKeys

    /// Reads one result; nil where refused.
    mutating func result(_ value: JSONValue, leaf: LeafReading) -> LeafResult? {
        let keys = leaf.rule?.kind.resultKeys ?? Self.resultKeys
        let fields = JSONFields(value, keys: keys, isKindKnown: leaf.rule != nil, problems: &problems)
        guard let fields else { return nil }
        if let statement = statement(fields, leaf: leaf) { return statement }
        let awarded = fields["awarded"]
        let points = awarded.value.flatMap { self.points($0, max: leaf.max) }
        guard let rule = leaf.rule else { return nil }
        if !awarded.isAbsent, fields.count == 1 { return points.map { .awarded($0, beside: nil) } }
        guard let report = report(fields, rule: rule, max: leaf.max) else { return nil }
        return awarded.isAbsent ? .reported(report) : points.map { .awarded($0, beside: report) }
    }

    /// `{"notAssigned": true}` or `{"none": true}`, which stand alone.
    ///
    /// - Returns: nil where the result has neither.
    private mutating func statement(_ fields: JSONFields, leaf: LeafReading) -> LeafResult? {
        let notAssigned = fields["notAssigned"]
        let none = fields["none"]
        if notAssigned.isAbsent, none.isAbsent { return nil }
        for value in [notAssigned.value, none.value].compactMap(\.self) where value.boolean != true {
            problems.add(value, vi: "Chỉ có thể là true; nếu không thì bỏ khóa này.", en: "Can only be true.")
        }
        if let value = none.value, value.boolean == true, let rule = leaf.rule, !rule.allowsNone {
            problems.add(
                value,
                vi: "Quy tắc của tiêu chí này không có “whenNone”.",
                en: "This criterion's rule has no “whenNone”."
            )
        }
        for key: JSONKey in ["notAssigned", "none"] where !fields[key].isAbsent {
            for other in fields.others(than: key) {
                problems.add(
                    other,
                    vi: "Không được đứng cạnh “\(key)”.",
                    en: "Must not stand beside “\(key)”."
                )
            }
        }
        return none.isAbsent ? .notAssigned : .noneArose
    }

    /// What the unit reported, by the kind of the leaf's rule.
    private mutating func report(
        _ fields: JSONFields,
        rule: RuleReading,
        max: Points?
    ) -> RuleResult? {
        switch rule.kind {
        case .direct:
            return fields.required("points", problems: &problems).flatMap { points($0, max: max) }.map { .points($0) }
        case .passFail:
            return fields.required("achieved", problems: &problems).flatMap { boolean($0) }.map { .achieved($0) }
        case .choice:
            return fields.required("choice", problems: &problems).flatMap { option($0, of: rule) }
        case .proportional, .bands, .relativeToLeader:
            return actual(fields, rule: rule)
        case .tally:
            let merits = fields.required("merits", problems: &problems).flatMap { count($0) }
            let faults = fields.required("faults", problems: &problems).flatMap { count($0) }
            guard let merits, let faults else { return nil }
            return .tally(merits: merits, faults: faults)
        case .targets:
            return fields.required("measures", problems: &problems).flatMap { measures($0, of: rule) }
        }
    }

    private mutating func boolean(_ value: JSONValue) -> Bool? {
        guard let boolean = value.boolean else {
            problems.add(value, vi: "Phải là true hoặc false.", en: "Must be true or false.")
            return nil
        }
        return boolean
    }

    private mutating func option(_ value: JSONValue, of rule: RuleReading) -> RuleResult? {
        guard let code = string(value).map({ Code($0) }), let options = rule.options else { return nil }
        guard let index = options[code] else {
            addNoneOf(options.codes.lazy.map(\.description), value)
            return nil
        }
        return .option(index)
    }

    private mutating func actual(_ fields: JSONFields, rule: RuleReading) -> RuleResult? {
        let actual = fields.required("actual", problems: &problems).flatMap { quantity($0) }
        let target = fields["target"].value.flatMap { measure($0) }
        if let place = fields["target"].value, agreedTarget != nil {
            problems.add(
                place,
                vi: "Chỉ tiêu lấy từ giao ước, không nhập ở đây.",
                en: "The target is the agreement's and is not entered here."
            )
        } else if fields["target"].isAbsent, agreedTarget?.measure == nil {
            if rule.needsTarget, rule.target == nil {
                problems.add(
                    fields.object,
                    vi: "Thiếu “target”: cả kết quả lẫn quy tắc đều không có chỉ tiêu.",
                    en: "Lacks “target”: neither the result nor the rule has one."
                )
            }
            if rule.needsPositiveTarget, let own = rule.target, own.measure == .zero {
                let place = readsOneResult ? fields.object : own.place
                if zeroTargets.insert(place).inserted { addZeroTarget(place) }
            }
        } else if rule.needsPositiveTarget, target == .zero, let place = fields["target"].value {
            addZeroTarget(place)
        }
        return actual.map { .actual($0, target: target) }
    }

    mutating func addZeroTarget(_ value: JSONValue) {
        problems.add(
            value,
            vi: "Chỉ tiêu bằng 0 thì không tính được tỷ lệ đạt.",
            en: "There is no attainment of a target of 0."
        )
    }

    private mutating func measures(_ value: JSONValue, of rule: RuleReading) -> RuleResult? {
        guard let members = value.members else {
            problems.addNotAnObject(value)
            return nil
        }
        let measures = rule.measures
        var fields = [JSONField](repeating: .absent, count: measures.codes.count)
        for (key, value) in members {
            if let index = measures[Code(key.string ?? "")] {
                fields[index].add(value, problems: &problems)
            } else if rule.isEveryMeasureKnown {
                problems.addUnknownKey(value, known: measures.codes.lazy.map(\.description))
            }
        }
        var results: [MeasureResult] = []
        for (index, field) in fields.enumerated() {
            if field.isAbsent { problems.addMissing(measures.codes[index].description, in: value) }
            let needsChange = rule.changeMeasures.contains(index)
            if let value = field.value, let result = measureResult(value, needsChange: needsChange) {
                results.append(result)
            }
        }
        return results.count == fields.count ? .measures(results) : nil
    }

    private static let changeKeys: [JSONKey] = ["now", "before"]

    /// A measure, a rate, or `{"now": x, "before": y}`; an object with one of these keys is read as that pair.
    private mutating func measureResult(_ value: JSONValue, needsChange: Bool) -> MeasureResult? {
        let isChange = value.members?.contains { $0.key.hasText("now") || $0.key.hasText("before") } ?? false
        if isChange {
            guard let fields = JSONFields(value, keys: Self.changeKeys, problems: &problems) else { return nil }
            let now = fields.required("now", problems: &problems).flatMap { self.quantity($0) }
            let before = fields.required("before", problems: &problems).flatMap { self.quantity($0) }
            guard let now, let before else { return nil }
            return .change(now: now, before: before)
        }
        let quantity = self.quantity(value)
        if needsChange {
            problems.add(
                value,
                vi: #"Cần {"now": …, "before": …}: điều kiện so sánh mức thay đổi."#,
                en: #"Needs {"now": …, "before": …}: a condition compares the change."#
            )
            return nil
        }
        return quantity.map { .value($0) }
    }
}

extension Rule.Kind {
    /// The members of a result for a rule of this kind, and those that any result may have.
    fileprivate var resultKeys: [JSONKey] {
        switch self {
        case .direct: ScoringReader.directKeys
        case .passFail: ScoringReader.passFailKeys
        case .choice: ScoringReader.choiceKeys
        case .proportional, .bands, .relativeToLeader: ScoringReader.actualKeys
        case .tally: ScoringReader.tallyKeys
        case .targets: ScoringReader.measuresKeys
        }
    }
}
