extension Sheet {
    /// Sends criteria back to the unit, and nothing else of its sheet.
    ///
    /// - Parameters:
    ///   - reasons: Why, for each criterion; at least one.
    ///   - ledger: The review's ledger, whole for this unit: each return begins the criterion's next pass.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.mayReturn`, in this very transaction; it names the layer.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: The returns in the order of `CriteriaSet.entryCodes`, and the sheet with these criteria open.
    /// - Throws: `Refusal` with every place, where anything is wrong; the sheet must be submitted.
    package func returned(
        _ reasons: [Code: String],
        ledger: Ledger,
        criteria: CriteriaSet,
        permission: Permission<Act.ReturnCriteria>,
        recordedAt: Int64
    ) throws(Refusal) -> (returns: [NewCriterionReturn], sheet: Sheet) {
        try check(review: permission.act.review, unit: permission.act.unit)
        try checkSubmitted()
        try Self.check(isEmpty: reasons.isEmpty)
        var refusals = SheetRefusals()
        for (code, reason) in reasons.sorted(by: { $0.key < $1.key }) {
            refusals.checkCriterion(code, of: unit, in: criteria)
            refusals.checkRestriction(code, in: criteria, reason: reason)
            refusals.add(Reason.refusal(of: reason, criterion: code))
        }
        try refusals.check()
        let returns = criteria.entryCodes.compactMap { code in
            reasons[code].map { reason in
                NewCriterionReturn(
                    unit: unit,
                    criterion: code,
                    pass: ledger.pass(of: code, unit: unit) + 1,
                    layer: permission.act.layer,
                    reason: reason,
                    account: permission.account,
                    recordedAt: recordedAt
                )
            }
        }
        return (returns, moved(to: .returned, open: Set(reasons.keys)))
    }
}
