import StrictJSON

extension ScoringReader {
    /// Reads an assignment matrix.
    ///
    /// - Parameters:
    ///   - value: An object by criterion, each an object by unit.
    ///   - criteria: The scale's.
    ///   - unit: The unit of a name; nil where there is none.
    /// - Returns: By criterion and unit; what is refused is left out.
    mutating func assignments(
        _ value: JSONValue,
        criteria: CriteriaReading,
        unit: (Code) -> UnitID?
    ) -> [Code: [UnitID: Assignment]] {
        var assignments: [Code: [UnitID: Assignment]] = [:]
        eachCriterion(value, criteria) { reader, code, node, value in
            guard node.map({ !criteria.isGroup[$0] }) ?? true else { return reader.addGroup(value) }
            guard let members = value.members else { return reader.problems.addNotAnObject(value) }
            let leaf = node.flatMap { criteria.nodes[$0].leaf }.map { criteria.leaves[$0] } ?? .unknown
            var seen: Set<Code> = []
            for (key, value) in members {
                let name = Code(key.string ?? "")
                guard seen.insert(name).inserted else {
                    reader.problems.addRepeatedKey(value)
                    continue
                }
                let assignment = reader.assignment(value, leaf: leaf)
                guard let unit = unit(name) else {
                    reader.problems.add(
                        value,
                        vi: "Cụm không có đơn vị nào mang mã này.",
                        en: "No unit of the cluster has this code."
                    )
                    continue
                }
                if let assignment { assignments[code, default: [:]][unit] = assignment }
            }
        }
        return assignments
    }

    private static let assignmentKeys: [JSONKey] = ["notAssigned", "target"]

    private mutating func assignment(_ value: JSONValue, leaf: LeafReading) -> Assignment? {
        guard let fields = JSONFields(value, keys: Self.assignmentKeys, problems: &problems) else { return nil }
        guard fields.count == 1 else {
            problems.add(
                value,
                vi: "Cần đúng một trong “notAssigned” và “target”.",
                en: "Needs exactly one of “notAssigned” and “target”."
            )
            return nil
        }
        if let flag = fields["notAssigned"].value {
            guard flag.boolean == true else {
                problems.add(flag, vi: "Chỉ có thể là true; nếu không thì bỏ đơn vị này.", en: "Can only be true.")
                return nil
            }
            return .notAssigned
        }
        guard let place = fields["target"].value, let target = measure(place) else { return nil }
        if let rule = leaf.rule {
            guard rule.takesTarget else {
                problems.add(
                    place,
                    vi: "Quy tắc của tiêu chí này không dùng chỉ tiêu.",
                    en: "This criterion's rule takes no target."
                )
                return nil
            }
            if rule.needsPositiveTarget, target == .zero {
                addZeroTarget(place)
                return nil
            }
        }
        return .target(target)
    }

    private static let groundKeys: [JSONKey] = ["code", "kind", "title", "most"]

    /// Reads the grounds of bonuses and penalties.
    mutating func grounds(_ value: JSONValue, criteria: CriteriaReading) -> [Ground] {
        var seen: Set<Code> = []
        return list(value, most: 500).compactMap { element -> Ground? in
            guard let fields = JSONFields(element, keys: Self.groundKeys, problems: &problems) else { return nil }
            let place = fields.required("code", problems: &problems)
            let code = place.flatMap { self.code($0) }
            if let place, let code, criteria.node[code] != nil || !seen.insert(code).inserted {
                problems.add(
                    place,
                    vi: "Mã này đã có ở một tiêu chí hoặc một mục thưởng, trừ khác.",
                    en: "A criterion or another ground has this code."
                )
            }
            let kind = fields.required("kind", problems: &problems).flatMap { word($0, of: Ground.Kind.self) }
            let title = fields.required("title", problems: &problems).flatMap { text($0, most: 500) }
            let mostPlace = fields.required("most", problems: &problems)
            let most = mostPlace.flatMap { points($0) }
            if let mostPlace, most == .zero {
                problems.add(mostPlace, vi: "Phải lớn hơn 0.", en: "Must be greater than 0.")
            }
            guard let code, let kind, let title, let most else { return nil }
            return Ground(code: code, kind: kind, title: title, most: most)
        }
    }

    private static let termsKeys: [JSONKey] = ["assignments", "evidenceRequired", "grounds", "restricted"]

    /// Reads terms as `AgreementTerms.bytes` writes them.
    mutating func terms(_ value: JSONValue, criteria: CriteriaReading) -> AgreementTerms? {
        guard let fields = JSONFields(value, keys: Self.termsKeys, problems: &problems) else { return nil }
        let assignments = fields.required("assignments", problems: &problems).map { value in
            self.assignments(value, criteria: criteria) { UnitID($0.description) }
        }
        let grounds = fields.required("grounds", problems: &problems).map { self.grounds($0, criteria: criteria) }
        let required = fields.required("evidenceRequired", problems: &problems)
            .flatMap { list($0, mayBeEmpty: true) }?.compactMap { code($0) }
        let restricted = fields["restricted"].value.flatMap { list($0) }?.compactMap { code($0) }
        guard problems.isEmpty, let assignments, let grounds, let required else { return nil }
        return AgreementTerms(
            assignments: assignments,
            grounds: grounds,
            evidenceRequired: Set(required),
            restricted: Set(restricted ?? [])
        )
    }

    /// Calls for each member of an object whose keys are criteria; notes what is no object, and unknown and repeated keys.
    ///
    /// - Parameters:
    ///   - value: The object.
    ///   - criteria: The scale's.
    ///   - body: Takes the code, its node where that is known, and the value.
    mutating func eachCriterion(
        _ value: JSONValue,
        _ criteria: CriteriaReading,
        _ body: (inout ScoringReader, Code, Int?, JSONValue) -> Void
    ) {
        guard let members = value.members else { return problems.addNotAnObject(value) }
        var seen: Set<Code> = []
        for (key, value) in members {
            let code = Code(key.string ?? "")
            guard seen.insert(code).inserted else {
                problems.addRepeatedKey(value)
                continue
            }
            let node = criteria.node[code]
            if node == nil, criteria.isWhole { addUnknownCriterion(value) }
            body(&self, code, node, value)
        }
    }

    /// Notes a group where a leaf is needed.
    mutating func addGroup(_ value: JSONValue) {
        problems.add(
            value,
            vi: "Mã này là một nhóm: cần mã của tiêu chí bên trong.",
            en: "This code is a group: a criterion in it is needed."
        )
    }

    /// A text of so many scalars at most, without U+0000.
    mutating func text(_ value: JSONValue, most: Int, mayBeEmpty: Bool = false) -> String? {
        guard let text = string(value) else { return nil }
        guard mayBeEmpty || !text.isEmpty, text.unicodeScalars.count <= most, !text.utf8.contains(0) else {
            problems.add(
                value,
                vi: "Phải có từ \(mayBeEmpty ? 0 : 1) đến \(most) ký tự, không có U+0000.",
                en: "Must have \(mayBeEmpty ? 0 : 1) to \(most) characters, none of them U+0000."
            )
            return nil
        }
        return text
    }

    /// The elements of a list of so many at most; none where it is refused.
    mutating func list(_ value: JSONValue, most: Int) -> [JSONValue] {
        let elements = list(value, mayBeEmpty: true).map { Array($0) } ?? []
        guard elements.count <= most else {
            problems.add(value, vi: "Nhiều nhất \(most) phần tử.", en: "At most \(most) elements.")
            return []
        }
        return elements
    }

    private static let releaseKeys: [JSONKey] = ["own", "members"]
    private static let subjectKeys: [JSONKey] = [
        "selfScores", "assessedPoints", "standings", "evidence", "explanations",
    ]

    /// Reads who sees whose points when: of a subject that is not there the standard holds.
    mutating func visibility(_ value: JSONValue) -> VisibilityPolicy {
        guard let fields = JSONFields(value, keys: Self.subjectKeys, problems: &problems) else { return .standard }
        var chosen: [Subject: Releases] = [:]
        for key in Self.subjectKeys {
            guard let subject = Subject(rawValue: key.description), let value = fields[key].value,
                let releases = JSONFields(value, keys: Self.releaseKeys, problems: &problems)
            else { continue }
            let own = releases.required("own", problems: &problems).flatMap { word($0, of: Release.self) }
            let members = releases.required("members", problems: &problems).flatMap { word($0, of: Release.self) }
            if let own, let members { chosen[subject] = Releases(own: own, members: members) }
        }
        return VisibilityPolicy(chosen)
    }
}
