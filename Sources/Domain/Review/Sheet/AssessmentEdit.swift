/// What an assessor says of one criterion.
package struct AssessmentEdit: Hashable, Sendable {
    package let criterion: Code
    /// `value`, `awarded` or `cleared`: that a criterion is not assigned is a settlement.
    package let kind: EntryKind
    /// The result of a `value` or an `awarded`, as `CriteriaSet` read it.
    package let value: ResultText?
    /// Why; mandatory.
    package let reason: String

    package init(criterion: Code, kind: EntryKind, value: ResultText?, reason: String) {
        self.criterion = criterion
        self.kind = kind
        self.value = value
        self.reason = reason
    }

    /// Whether the result is of the kind.
    var isWellFormed: Bool {
        switch (kind, value?.form) {
        case (.value, .reported), (.value, .noneArose), (.awarded, .awarded), (.awarded, .awardedBesideReported),
            (.cleared, nil):
            true
        case (.value, _), (.awarded, _), (.cleared, _), (.notAssigned, _):
            false
        }
    }
}
