extension Sheet {
    /// Enters what a conference settled of a unit's points.
    ///
    /// - Parameters:
    ///   - edits: At least one, each of another criterion; of the kinds `value` and `awarded`.
    ///   - conference: Where it was settled.
    ///   - review: The sheet's review.
    ///   - ledger: The review's ledger, whole for this unit.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.mayEnterConferencePoints`, in this very transaction.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: An entry in the conference's layer for each edit, in their order, which names the conference.
    /// - Throws: `Refusal` with every place, where anything is wrong; the sheet must be submitted, the conference held.
    package func settledByConference(
        _ edits: [AssessmentEdit],
        at conference: Conference,
        of review: Review,
        ledger: Ledger,
        criteria: CriteriaSet,
        permission: Permission<Act.EnterConferencePoints>,
        recordedAt: Int64
    ) throws(Refusal) -> [NewLedgerEntry] {
        try check(review: permission.act.review, unit: permission.act.unit)
        try conference.checkSettlesPoints(of: review)
        try checkSubmitted()
        try Self.check(isEmpty: edits.isEmpty)
        var refusals = SheetRefusals()
        for edit in edits {
            refusals.checkCriterion(edit.criterion, of: unit, in: criteria)
            let isAwardedGround = edit.kind == .awarded && criteria.ground(edit.criterion) != nil
            if !edit.isWellFormed || edit.kind == .cleared || isAwardedGround {
                refusals.add(
                    RefusedPlace(
                        .invalidResult,
                        criterion: edit.criterion,
                        vi: "Kết quả không hợp với loại ghi nhận, hoặc hội nghị không ghi loại này.",
                        en: "The result does not fit the kind of entry, or a conference makes none of this kind."
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
                layer: .conference,
                pass: ledger.pass(of: edit.criterion, unit: unit),
                kind: edit.kind,
                value: edit.value,
                evidence: edit.evidence,
                reason: edit.reason,
                conference: conference.id,
                account: permission.account,
                recordedAt: recordedAt
            )
        }
    }
}
