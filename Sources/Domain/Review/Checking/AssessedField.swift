import StrictJSON

/// A field that a body outside the cluster assesses for all its units (đơn vị chấm): a professional department, say.
package struct AssessedField: Hashable, Sendable {
    /// The criterion or group of criteria.
    package let criterion: Code
    /// The body.
    package let unit: UnitID
    /// The leaves that the criterion stands for: criteria never change in a review.
    package let leaves: [Code]

    package init(criterion: Code, unit: UnitID, leaves: [Code]) {
        self.criterion = criterion
        self.unit = unit
        self.leaves = leaves
    }
}

/// The criteria that somebody may enter something for.
package enum AssessedCriteria: Hashable, Sendable {
    /// All but those of fields that others assess.
    case allBut(Set<Code>)
    /// A field's.
    case only(Set<Code>)

    package static let all = AssessedCriteria.allBut([])

    package func contains(_ criterion: Code) -> Bool {
        switch self {
        case .allBut(let others): !others.contains(criterion)
        case .only(let own): own.contains(criterion)
        }
    }
}

/// The fields of a review, saved as a whole.
package struct FieldPlan: Hashable, Sendable {
    /// The most of them.
    package static let most = 100

    package let fields: [AssessedField]
    /// Raised by each change; 0 where none was saved.
    package let version: Int32

    package init(fields: [AssessedField] = [], version: Int32 = 0) {
        self.fields = fields
        self.version = version
    }

    /// The plan that the office saves in place of this one.
    ///
    /// - Parameters:
    ///   - bodies: By criterion, who assesses it.
    ///   - criteria: The review's.
    ///   - facts: Of the review.
    ///   - permission: From `Policy.mayNameBodies`, in this very transaction.
    /// - Returns: The plan, its version raised.
    /// - Throws: `unknownCriterion` for what is no criterion, `repeatedCriterion` where one would have two bodies;
    ///   `conflictOfInterest` for a body that is scored in the review itself.
    package func saved(
        _ bodies: [(criterion: Code, unit: UnitID)],
        criteria: CriteriaSet,
        _ facts: ReviewFacts,
        permission: Permission<Act.NameBodies>
    ) throws(Refusal) -> FieldPlan {
        guard permission.act.review == facts.review.id else { throw .noReview }
        var places: [RefusedPlace] = []
        var seen: Set<Code> = []
        let fields = bodies.map { body in
            let leaves = criteria.leaves(under: body.criterion)
            if leaves.isEmpty {
                places.append(
                    RefusedPlace(
                        .unknownCriterion,
                        criterion: body.criterion,
                        vi: "Không có tiêu chí nào mang mã này.",
                        en: "No criterion has this code."
                    )
                )
            }
            if !seen.isDisjoint(with: leaves) {
                places.append(
                    RefusedPlace(
                        .repeatedCriterion,
                        criterion: body.criterion,
                        vi: "Tiêu chí ở đây đã giao cho một đơn vị chấm khác.",
                        en: "A criterion of this one has another assessing body already."
                    )
                )
            }
            seen.formUnion(leaves)
            if facts.members.contains(body.unit) {
                places.append(
                    RefusedPlace(
                        .conflictOfInterest,
                        unit: body.unit,
                        criterion: body.criterion,
                        vi: "Đơn vị được chấm trong lần này không thể là đơn vị chấm.",
                        en: "A unit that is scored in this review cannot be an assessing body of it."
                    )
                )
            }
            return AssessedField(criterion: body.criterion, unit: body.unit, leaves: leaves)
        }
        try Refusal.check(places)
        return FieldPlan(fields: fields, version: version + 1)
    }

    /// The fields in JSON, as they are kept.
    package var json: String {
        var writer = JSONWriter()
        writer.beginArray()
        for field in fields {
            writer.beginObject()
            writer.member("criterion", field.criterion)
            writer.member("leaves", field.leaves)
            writer.member("unit", field.unit)
            writer.endObject()
        }
        writer.endArray()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Fields as they are kept; nil for a text that `json` never writes.
    package static func fields(_ json: String) -> [AssessedField]? {
        guard let elements = try? JSONDocument(Array(json.utf8)).root.elements else { return nil }
        var fields: [AssessedField] = []
        for element in elements {
            guard let members = element.members.map({ Array($0) }) else { return nil }
            let value = { (name: JSONKey) in members.first { $0.key.hasText(name) }?.value }
            guard let criterion = value("criterion")?.string, let unit = value("unit")?.string.flatMap({ UnitID($0) }),
                let leaves = value("leaves")?.elements?.compactMap(\.string)
            else { return nil }
            fields.append(AssessedField(criterion: Code(criterion), unit: unit, leaves: leaves.map { Code($0) }))
        }
        return fields
    }
}
