import StrictJSON

extension ScoringReader {
    private static let unitKeys: [JSONKey] = ["code", "results", "adjustments", "disqualifications", "ballotRank"]

    mutating func units(_ value: JSONValue, by criteria: CriteriaReading) -> [ScoredUnit]? {
        guard let elements = list(value) else { return nil }
        var units: [ScoredUnit] = []
        var seen: Set<Code> = []
        for element in elements {
            guard let fields = JSONFields(element, keys: Self.unitKeys, problems: &problems) else { continue }
            let place = fields.required("code", problems: &problems)
            let code = place.flatMap { self.code($0) }
            if let place, let code, !seen.insert(code).inserted {
                problems.add(place, vi: "Mã này đã có ở một đơn vị khác.", en: "Another unit has this code.")
            }
            let results = self.results(fields["results"], by: criteria)
            let adjustments = self.adjustments(fields["adjustments"])
            let isDisqualified = disqualified(fields["disqualifications"])
            let ballotRank = fields["ballotRank"].value.flatMap { count($0, from: 1) }
            units.append(
                ScoredUnit(
                    code: code ?? Code(""),
                    results: results,
                    bonus: adjustments.bonus,
                    penalty: adjustments.penalty,
                    isDisqualified: isDisqualified,
                    ballotRank: ballotRank
                )
            )
        }
        return units
    }

    private static let adjustmentKeys: [JSONKey] = ["kind", "points", "reason"]

    private enum AdjustmentKind: String, CaseIterable {
        case bonus, penalty
    }

    private mutating func adjustments(_ field: JSONField) -> (bonus: Points, penalty: Points) {
        var sums = (bonus: Points.zero, penalty: Points.zero)
        guard let value = field.value, let elements = list(value, mayBeEmpty: true) else { return sums }
        for element in elements {
            guard let fields = JSONFields(element, keys: Self.adjustmentKeys, problems: &problems) else { continue }
            let kind = fields.required("kind", problems: &problems).flatMap { word($0, of: AdjustmentKind.self) }
            let points = fields.required("points", problems: &problems).flatMap { positivePoints($0) }
            _ = fields.required("reason", problems: &problems).flatMap { string($0) }
            guard let kind, let points else { continue }
            switch kind {
            case .bonus: sums.bonus += points
            case .penalty: sums.penalty += points
            }
        }
        return sums
    }

    private mutating func positivePoints(_ value: JSONValue) -> Points? {
        guard let points = points(value) else { return nil }
        guard points > .zero else {
            problems.add(value, vi: "Phải lớn hơn 0.", en: "Must be greater than 0.")
            return nil
        }
        return points
    }

    private static let disqualificationKeys: [JSONKey] = ["reason"]

    private mutating func disqualified(_ field: JSONField) -> Bool {
        guard let value = field.value, let elements = list(value, mayBeEmpty: true) else { return false }
        for element in elements {
            let fields = JSONFields(element, keys: Self.disqualificationKeys, problems: &problems)
            _ = fields?.required("reason", problems: &problems).flatMap { string($0) }
        }
        return !elements.isEmpty
    }
}
