import StrictJSON

/// What an agreement says beside a criterion, to whoever reports a result for it.
package struct CriterionNote: Hashable, Sendable {
    /// How the criterion is meant and counted (hướng dẫn); nil where nothing is said.
    package let guidance: String?
    /// What a result is measured in, such as %; nil where nothing is said.
    package let unitOfMeasure: String?
    /// Whether a result needs evidence beside it.
    package let isEvidenceRequired: Bool
    /// Whether nothing but points is entered for it: its title is its code, and what it means is kept elsewhere.
    package let isRestricted: Bool

    package init(
        guidance: String? = nil,
        unitOfMeasure: String? = nil,
        isEvidenceRequired: Bool = false,
        isRestricted: Bool = false
    ) {
        self.guidance = guidance.flatMap { $0.isEmpty ? nil : $0 }
        self.unitOfMeasure = unitOfMeasure.flatMap { $0.isEmpty ? nil : $0 }
        self.isEvidenceRequired = isEvidenceRequired
        self.isRestricted = isRestricted
    }

    /// Whether it says nothing.
    var isEmpty: Bool { self == CriterionNote() }
}

/// A criterion of which an agreement says something.
package struct NotedCriterion: Hashable, Sendable {
    package let code: Code
    package let note: CriterionNote
}

extension CriteriaSet {
    /// What an agreement says beside these criteria, group or leaf, in the scale's order.
    ///
    /// Guidance and units of measure are for people, and stand in the agreement's text alone; evidence is asked for by the
    /// terms that are kept beside the scale.
    ///
    /// - Parameter agreementBytes: The text of the agreement that the criteria come from; nil for none.
    /// - Returns: Those of which something is said.
    /// - Throws: `ScoringRefusal` where the text is no agreement's to these criteria.
    package func notes(agreementBytes: [UInt8]?) throws(ScoringRefusal) -> [NotedCriterion] {
        let written = try agreementBytes.map { bytes throws(ScoringRefusal) in try notes(in: bytes) } ?? [:]
        let required = terms?.evidenceRequired ?? []
        return scale.criteria.nodes.compactMap { node in
            let note = CriterionNote(
                guidance: written[node.code]?.guidance,
                unitOfMeasure: written[node.code]?.unitOfMeasure,
                isEvidenceRequired: required.contains(node.code),
                isRestricted: terms?.restricted.contains(node.code) ?? false
            )
            return note.isEmpty ? nil : NotedCriterion(code: node.code, note: note)
        }
    }
}
