extension Sheet {
    /// Enters what an assessor says.
    ///
    /// - Parameters:
    ///   - edits: At least one, each of another criterion.
    ///   - ledger: The review's ledger, whole for this unit: the entries are of each criterion's current pass.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.mayAssess`, in this very transaction; it names the layer.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: An entry for each edit, in their order.
    /// - Throws: `Refusal` with every place, where anything is wrong; the sheet must be submitted.
    package func assessed(
        _ edits: [AssessmentEdit],
        ledger: Ledger,
        criteria: CriteriaSet,
        permission: Permission<Act.AssessSheet>,
        recordedAt: Int64
    ) throws(Refusal) -> [NewLedgerEntry] {
        try check(review: permission.act.review, unit: permission.act.unit)
        try checkSubmitted()
        try Self.check(isEmpty: edits.isEmpty)
        var refusals = SheetRefusals()
        for edit in edits {
            refusals.checkCriterion(edit.criterion, of: unit, in: criteria)
            refusals.checkScope(edit.criterion, permission.act.criteria)
            refusals.checkRestriction(edit.criterion, in: criteria, evidence: edit.evidence, reason: edit.reason)
            let isAwardedGround = edit.kind == .awarded && criteria.ground(edit.criterion) != nil
            if !edit.isWellFormed || isAwardedGround {
                refusals.add(
                    RefusedPlace(
                        .invalidResult,
                        criterion: edit.criterion,
                        vi: "Kết quả không hợp với loại ghi nhận, hoặc không ai ghi loại này khi thẩm định.",
                        en: "The result does not fit the kind of entry, or an assessment makes none of this kind."
                    )
                )
            }
            refusals.add(Reason.refusal(of: edit.reason, criterion: edit.criterion))
        }
        try refusals.check()
        return edits.map { edit in
            NewLedgerEntry(
                unit: unit,
                criterion: edit.criterion,
                layer: permission.act.layer,
                pass: ledger.pass(of: edit.criterion, unit: unit),
                kind: edit.kind,
                value: edit.value,
                evidence: edit.evidence,
                reason: edit.reason,
                account: permission.account,
                recordedAt: recordedAt
            )
        }
    }
}
