import StrictJSON

/// An agreement as read; whole only where no problem was found.
struct AgreementReading {
    let slogan: String
    let contents: [AgreementContent]
    let targets: [AgreementTarget]
    let signatories: Signatories
    let criteria: CriteriaSet?
    let visibility: VisibilityPolicy
}

extension ScoringReader {
    private static let agreementKeys: [JSONKey] = [
        "slogan", "contents", "targets", "signatories", "scale", "criteria", "assignments", "grounds", "visibility",
    ]

    mutating func agreement(_ value: JSONValue, members: [Code: UnitID]) -> AgreementReading? {
        guard let fields = JSONFields(value, keys: Self.agreementKeys, problems: &problems) else { return nil }
        // What is entered for a criterion is kept under its code, which has its bounds there.
        longestCode = 200
        let slogan = fields["slogan"].value.flatMap { text($0, most: 1_000, mayBeEmpty: true) }
        let contents = fields["contents"].value.map { self.contents($0) }
        let targets = fields["targets"].value.map { self.agreementTargets($0) }
        let signatories = fields["signatories"].value.flatMap { word($0, of: Signatories.self) }
        let visibility = fields["visibility"].value.map { self.visibility($0) }
        return AgreementReading(
            slogan: slogan ?? "",
            contents: contents ?? [],
            targets: targets ?? [],
            signatories: signatories ?? .members,
            criteria: agreedCriteria(fields, members: members),
            visibility: visibility ?? .standard
        )
    }

    /// The scale, and what stands beside it by its criteria's codes.
    private mutating func agreedCriteria(_ fields: JSONFields, members: [Code: UnitID]) -> CriteriaSet? {
        guard let scale = fields["scale"].value else {
            for key: JSONKey in ["criteria", "assignments"] {
                guard let value = fields[key].value else { continue }
                problems.add(value, vi: "Cần có “scale” trước.", en: "Needs the “scale” first.")
            }
            _ = fields["grounds"].value.map { self.grounds($0, criteria: CriteriaReading(isWhole: false)) }
            return nil
        }
        let reading = self.scale(scale)
        let criteria = reading?.criteria ?? CriteriaReading(isWhole: false)
        let notes = fields["criteria"].value.map { self.notes($0, criteria: criteria) } ?? [:]
        let assignments = fields["assignments"].value.map { value in
            self.assignments(value, criteria: criteria) { members[$0] }
        }
        let grounds = fields["grounds"].value.map { self.grounds($0, criteria: criteria) }
        guard problems.isEmpty, let reading else { return nil }
        return CriteriaSet(
            reading,
            scale: scale,
            terms: AgreementTerms(
                assignments: assignments ?? [:],
                grounds: grounds ?? [],
                evidenceRequired: Set(notes.filter(\.value.isEvidenceRequired).keys),
                restricted: Set(notes.filter(\.value.isRestricted).keys)
            )
        )
    }

    private static let contentKeys: [JSONKey] = ["title", "text"]

    mutating func contents(_ value: JSONValue) -> [AgreementContent] {
        list(value, most: 200).compactMap { element -> AgreementContent? in
            guard let fields = JSONFields(element, keys: Self.contentKeys, problems: &problems) else { return nil }
            let title = fields.required("title", problems: &problems).flatMap { self.text($0, most: 500) }
            let text = fields["text"].value.flatMap { self.text($0, most: 20_000, mayBeEmpty: true) }
            return title.map { AgreementContent(title: $0, text: text ?? "") }
        }
    }

    private static let targetKeys: [JSONKey] = ["text", "scope", "op", "value", "unitOfMeasure"]

    mutating func agreementTargets(_ value: JSONValue) -> [AgreementTarget] {
        list(value, most: 200).compactMap { element -> AgreementTarget? in
            guard let fields = JSONFields(element, keys: Self.targetKeys, problems: &problems) else { return nil }
            let text = fields.required("text", problems: &problems).flatMap { self.text($0, most: 2_000) }
            let scope = fields["scope"].value.flatMap { word($0, of: AgreementTarget.Scope.self) }
            let amount = self.amount(fields)
            return text.map { AgreementTarget(text: $0, scope: scope ?? .unit, amount: amount) }
        }
    }

    /// `op`, `value` and `unitOfMeasure`, which stand together or not at all.
    private mutating func amount(_ fields: JSONFields) -> AgreementTarget.Amount? {
        let keys: [JSONKey] = ["op", "value", "unitOfMeasure"]
        guard !keys.allSatisfy({ fields[$0].isAbsent }) else { return nil }
        let comparator = fields.required("op", problems: &problems).flatMap { word($0, of: Rule.Comparator.self) }
        let value = fields.required("value", problems: &problems).flatMap { measure($0) }
        let unit = fields.required("unitOfMeasure", problems: &problems).flatMap { text($0, most: 50) }
        guard let comparator, let value, let unit else { return nil }
        return AgreementTarget.Amount(comparator: comparator, value: value, unitOfMeasure: unit)
    }

    private static let noteKeys: [JSONKey] = ["guidance", "unitOfMeasure", "evidenceRequired", "restricted"]

    /// What stands beside criteria: guidance, unit of measure, whether evidence is required, and whether they are restricted.
    mutating func notes(_ value: JSONValue, criteria: CriteriaReading) -> [Code: CriterionNote] {
        var notes: [Code: CriterionNote] = [:]
        eachCriterion(value, criteria) { reader, code, node, value in
            guard let fields = JSONFields(value, keys: Self.noteKeys, problems: &reader.problems) else { return }
            let isRestricted = fields["restricted"].value.map { reader.isRestricted($0, fields, node, criteria) }
            notes[code] = CriterionNote(
                guidance: fields["guidance"].value.flatMap { reader.text($0, most: 20_000, mayBeEmpty: true) },
                unitOfMeasure: fields["unitOfMeasure"].value.flatMap { reader.text($0, most: 50, mayBeEmpty: true) },
                isEvidenceRequired: fields["evidenceRequired"].value.map { flag in
                    reader.isEvidenceRequired(flag, ofGroup: node.map { criteria.isGroup[$0] } ?? false)
                } ?? false,
                isRestricted: isRestricted ?? false
            )
        }
        return notes
    }

    private mutating func isEvidenceRequired(_ flag: JSONValue, ofGroup isGroup: Bool) -> Bool {
        guard let isRequired = flag.boolean else {
            problems.add(flag, vi: "Phải là true hoặc false.", en: "Must be true or false.")
            return false
        }
        if isRequired, isGroup { addGroup(flag) }
        return isRequired && !isGroup
    }
}
