import StrictJSON

/// A scale as read: whole only where no problem was found.
struct ScaleReading {
    let scale: Scale
    let criteria: CriteriaReading
}

extension ScoringReader {
    private static let scaleKeys: [JSONKey] = [
        "rounding", "rankBy", "bonusCap", "penaltyCap", "totalCap", "tieBreakers", "disqualified", "grades", "criteria",
    ]

    private static let roundingKeys: [JSONKey] = ["decimals"]

    mutating func scale(_ value: JSONValue) -> ScaleReading? {
        guard let fields = JSONFields(value, keys: Self.scaleKeys, problems: &problems) else { return nil }
        let decimals = self.decimals(fields["rounding"])
        let rankBy = fields["rankBy"].value.flatMap { word($0, of: RankBasis.self) }
        let bonusCap = cap(fields["bonusCap"])
        let penaltyCap = cap(fields["penaltyCap"])
        let totalCap = cap(fields["totalCap"])
        let disqualified = fields["disqualified"].value.flatMap { word($0, of: DisqualifiedTreatment.self) }
        let grades = fields["grades"].value.map { self.grades($0) }
        let criteria =
            fields.required("criteria", problems: &problems).map { self.criteria($0, decimals: decimals) }
            ?? CriteriaReading(isWhole: false)
        let tieBreakers = fields["tieBreakers"].value.map { self.tieBreakers($0, criteria: criteria) }
        let scale = Scale(
            decimals: decimals ?? 2,
            rankBy: rankBy ?? .total,
            bonusCap: bonusCap,
            penaltyCap: penaltyCap,
            totalCap: totalCap,
            tieBreakers: tieBreakers ?? [],
            disqualified: disqualified ?? .unranked,
            grades: grades ?? [],
            criteria: criteria.tree
        )
        return ScaleReading(scale: scale, criteria: criteria)
    }

    /// 0, 1 or 2, by default 2; nil where refused.
    private mutating func decimals(_ rounding: JSONField) -> Int? {
        if rounding.isAbsent { return 2 }
        guard let value = rounding.value,
            let fields = JSONFields(value, keys: Self.roundingKeys, problems: &problems)
        else { return nil }
        if fields["decimals"].isAbsent { return 2 }
        guard let value = fields["decimals"].value, let count = count(value) else { return nil }
        guard count <= 2 else {
            problems.add(value, vi: "Phải là 0, 1 hoặc 2.", en: "Must be 0, 1 or 2.")
            return nil
        }
        return Int(count)
    }

    /// A cap; nil for none.
    private mutating func cap(_ field: JSONField) -> Points? {
        guard let value = field.value, !value.isNull else { return nil }
        return points(value)
    }

    private static let tieBreakerKeys: [JSONKey] = ["section"]

    private enum TieBreakerWord: String, CaseIterable {
        case fewerPenalties, moreBonus, ballot
    }

    private mutating func tieBreakers(_ value: JSONValue, criteria: CriteriaReading) -> [TieBreaker] {
        list(value, mayBeEmpty: true)?.compactMap { tieBreaker($0, criteria: criteria) } ?? []
    }

    private mutating func tieBreaker(_ value: JSONValue, criteria: CriteriaReading) -> TieBreaker? {
        guard value.kind == .object else {
            return word(value, of: TieBreakerWord.self).map {
                switch $0 {
                case .fewerPenalties: .fewerPenalties
                case .moreBonus: .moreBonus
                case .ballot: .ballot
                }
            }
        }
        guard let fields = JSONFields(value, keys: Self.tieBreakerKeys, problems: &problems),
            let section = fields.required("section", problems: &problems),
            let code = string(section).map({ Code($0) })
        else { return nil }
        guard let node = criteria.node[code] else {
            if criteria.isWhole { addUnknownCriterion(section) }
            return nil
        }
        return .section(node: node)
    }

    /// Notes a code that no criterion has.
    mutating func addUnknownCriterion(_ value: JSONValue) {
        problems.add(value, vi: "Không có tiêu chí nào mang mã này.", en: "No criterion has this code.")
    }

    private static let gradeKeys: [JSONKey] = ["name", "minPercent", "floorPercent"]

    private mutating func grades(_ value: JSONValue) -> [Grade] {
        guard let elements = list(value, mayBeEmpty: true) else { return [] }
        var grades: [Grade] = []
        var previous: Measure?
        for element in elements {
            guard let fields = JSONFields(element, keys: Self.gradeKeys, problems: &problems) else { continue }
            let name = fields.required("name", problems: &problems).flatMap { string($0) }
            let floor = fields["floorPercent"].value.flatMap { measure($0) }
            let minPercentValue = fields.required("minPercent", problems: &problems)
            let minPercent = minPercentValue.flatMap { measure($0) }
            if let minPercentValue, let minPercent, let previous, minPercent >= previous {
                problems.add(
                    minPercentValue,
                    vi: "minPercent phải giảm dần từ hạng trên xuống hạng dưới.",
                    en: "minPercent must fall from each grade to the next."
                )
            }
            previous = minPercent ?? previous
            if let name, let minPercent {
                grades.append(Grade(name: name, minPercent: minPercent, floorPercent: floor))
            }
        }
        return grades
    }
}
