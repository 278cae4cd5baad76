import StrictJSON

extension ScoringReader {
    /// Reads whether a criterion is restricted, and holds it to what that means: points alone, and no word of what it is about.
    ///
    /// - Parameters:
    ///   - flag: What was said.
    ///   - note: All that is said beside the criterion.
    ///   - node: The criterion's; nil where it is not known.
    ///   - criteria: The scale's.
    /// - Returns: Whether it is.
    mutating func isRestricted(
        _ flag: JSONValue,
        _ note: JSONFields,
        _ node: Int?,
        _ criteria: CriteriaReading
    ) -> Bool {
        guard let isRestricted = flag.boolean else {
            problems.add(flag, vi: "Phải là true hoặc false.", en: "Must be true or false.")
            return false
        }
        guard isRestricted else { return false }
        for key: JSONKey in ["guidance", "unitOfMeasure", "evidenceRequired"] {
            guard let value = note[key].value, value.boolean != false, value.string != "" else { continue }
            problems.add(
                value,
                vi: "Tiêu chí hạn chế không có hướng dẫn, đơn vị đo hay minh chứng ở đây.",
                en: "A restricted criterion has no guidance, unit of measure or evidence here."
            )
        }
        guard let node else { return true }
        guard !criteria.isGroup[node] else {
            addGroup(flag)
            return false
        }
        if criteria.nodes[node].title != criteria.nodes[node].code.description {
            problems.add(
                flag,
                vi: "Tiêu chí hạn chế phải có tên trùng với mã, không có chữ nào khác.",
                en: "A restricted criterion's title must be its code, and no other word."
            )
        }
        if let rule = criteria.nodes[node].leaf.flatMap({ criteria.leaves[$0].rule }), rule.kind != .direct {
            problems.add(
                flag,
                vi: "Tiêu chí hạn chế phải chấm thẳng (direct): chỉ ghi điểm.",
                en: "A restricted criterion must be scored directly (direct): points alone are entered."
            )
        }
        return true
    }
}
