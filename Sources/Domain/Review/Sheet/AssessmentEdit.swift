/// What an assessor says of one criterion.
package struct AssessmentEdit: Hashable, Sendable {
    package let criterion: Code
    /// `value`, `awarded` or `cleared`: that a criterion is not assigned is a settlement.
    package let kind: EntryKind
    /// The result of a `value` or an `awarded`, as `CriteriaSet` read it.
    package let value: ResultText?
    /// What stands beside the result; nil for none.
    package let evidence: Evidence?
    /// Why; mandatory.
    package let reason: String

    package init(criterion: Code, kind: EntryKind, value: ResultText?, evidence: Evidence? = nil, reason: String) {
        self.criterion = criterion
        self.kind = kind
        self.value = value
        self.evidence = evidence
        self.reason = reason
    }

    /// Whether the result is of the kind, and the evidence is of a result.
    var isWellFormed: Bool {
        guard value != nil || evidence == nil else { return false }
        return switch (kind, value?.form) {
        case (.value, .reported), (.value, .noneArose), (.awarded, .awarded), (.awarded, .awardedBesideReported),
            (.cleared, nil):
            true
        case (.value, _), (.awarded, _), (.cleared, _), (.notAssigned, _):
            false
        }
    }
}
