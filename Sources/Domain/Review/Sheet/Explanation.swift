/// What a unit says to what was assessed of a criterion of its (giải trình); never changed. The latest of a criterion counts.
package struct Explanation: Hashable, Sendable {
    /// The most Unicode scalars of a text.
    package static let longest = 10_000

    /// Its place among the unit's in the review, from 1.
    package let sequence: Int64
    package let criterion: Code
    package let text: String
    /// nil for none.
    package let evidence: Evidence?
    package let account: AccountID
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64

    package init(
        sequence: Int64,
        criterion: Code,
        text: String,
        evidence: Evidence?,
        account: AccountID,
        recordedAt: Int64
    ) {
        self.sequence = sequence
        self.criterion = criterion
        self.text = text
        self.evidence = evidence
        self.account = account
        self.recordedAt = recordedAt
    }
}

/// What somebody wants to explain.
package struct ExplanationEdit: Hashable, Sendable {
    package let criterion: Code
    package let text: String
    package let evidence: Evidence?

    package init(criterion: Code, text: String, evidence: Evidence? = nil) {
        self.criterion = criterion
        self.text = text
        self.evidence = evidence
    }
}

extension Sheet {
    /// Explains criteria: all of them, or none.
    ///
    /// - Parameters:
    ///   - edits: At least one, each of another criterion.
    ///   - before: What the unit has explained so far.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.mayExplain`, in this very transaction.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: An explanation for each edit, in their order.
    /// - Throws: `Refusal` with every place, where anything is wrong.
    package func explained(
        _ edits: [ExplanationEdit],
        before: [Explanation],
        criteria: CriteriaSet,
        permission: Permission<Act.ExplainSheet>,
        recordedAt: Int64
    ) throws(Refusal) -> [Explanation] {
        try check(review: permission.act.review, unit: permission.act.unit)
        try Self.check(isEmpty: edits.isEmpty)
        var refusals = SheetRefusals()
        for edit in edits {
            refusals.checkCriterion(edit.criterion, of: unit, in: criteria)
            refusals.checkRestriction(
                edit.criterion,
                in: criteria,
                evidence: edit.evidence,
                reason: edit.text
            )
            refusals.add(Reason.refusal(of: edit.text, criterion: edit.criterion, longest: Explanation.longest))
        }
        try refusals.check()
        let last = before.map(\.sequence).max() ?? 0
        return zip(edits, 1...).map { edit, number in
            Explanation(
                sequence: last + Int64(number),
                criterion: edit.criterion,
                text: edit.text,
                evidence: edit.evidence,
                account: permission.account,
                recordedAt: recordedAt
            )
        }
    }
}

extension [Explanation] {
    /// The latest of each criterion, in the order of the codes.
    package var latest: [Explanation] {
        var latest: [Code: Explanation] = [:]
        for explanation in self where latest[explanation.criterion]?.sequence ?? 0 < explanation.sequence {
            latest[explanation.criterion] = explanation
        }
        return latest.values.sorted { $0.criterion < $1.criterion }
    }
}
