extension Sheet {
    /// Settles criteria of which the unit has no result, and closes the sheet where its unit still has it: nobody waits for
    /// a unit that is late.
    ///
    /// What was returned and not submitted again may be settled too, and so may what was settled before. What was reported,
    /// and stands, may not.
    ///
    /// - Parameters:
    ///   - decisions: By leaf; at least one, but for a sheet that is to be closed.
    ///   - reason: Why; mandatory.
    ///   - ledger: The review's ledger, whole for this unit.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.maySettle`, in this very transaction.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: The conference's entries in document order, and the sheet, submitted.
    /// - Throws: `Refusal` with every place, where anything is wrong.
    package func settled(
        _ decisions: [Code: SettlementDecision],
        reason: String,
        ledger: Ledger,
        criteria: CriteriaSet,
        permission: Permission<Act.SettleSheet>,
        recordedAt: Int64
    ) throws(Refusal) -> (entries: [NewLedgerEntry], sheet: Sheet) {
        try check(review: permission.act.review, unit: permission.act.unit)
        try Self.check(isEmpty: decisions.isEmpty && state == .submitted)
        try Reason.check(reason)
        var refusals = SheetRefusals()
        for code in decisions.keys.sorted() {
            refusals.checkCriterion(code, of: unit, in: criteria, mayBeGround: false)
            refusals.checkRestriction(code, in: criteria, reason: reason)
            if criteria[code] != nil, !maySettle(code, ledger: ledger) {
                refusals.add(
                    RefusedPlace(
                        .notMissing,
                        criterion: code,
                        vi: "Tiêu chí \(code) có kết quả, không phải xử lý.",
                        en: "Criterion \(code) has a result and is not to be settled."
                    )
                )
            }
        }
        try refusals.check()
        let entries = criteria.leafCodes.compactMap { code in
            decisions[code].map { decision in
                NewLedgerEntry(
                    unit: unit,
                    criterion: code,
                    layer: .conference,
                    pass: ledger.pass(of: code, unit: unit),
                    kind: decision.entry.kind,
                    value: decision.entry.value,
                    reason: reason,
                    account: permission.account,
                    recordedAt: recordedAt
                )
            }
        }
        return (entries, state == .submitted ? self : moved(to: .submitted, open: []))
    }

    private func maySettle(_ code: Code, ledger: Ledger) -> Bool {
        switch state {
        case .draft: true
        case .returned where openCriteria.contains(code): true
        case .submitted, .returned:
            ledger.effectiveEntry(of: code, unit: unit).map { $0.entry.settlementDecision != nil } ?? true
        }
    }

    /// Takes the unit out of the ranking, or lets it in again; its sheet stays as it is.
    ///
    /// - Parameters:
    ///   - isDisqualified: What is to be.
    ///   - reason: Why; mandatory.
    ///   - ledger: The review's ledger, whole for this unit.
    ///   - permission: From `Policy.maySettle`, in this very transaction.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: The event to be added to the ledger.
    /// - Throws: `wrongState` where it is so already; `reasonRequired`, `reasonInvalid`.
    package func disqualified(
        _ isDisqualified: Bool,
        reason: String,
        ledger: Ledger,
        permission: Permission<Act.SettleSheet>,
        recordedAt: Int64
    ) throws(Refusal) -> NewDisqualification {
        try check(review: permission.act.review, unit: permission.act.unit)
        try Reason.check(reason)
        guard isDisqualified == (ledger.disqualification(of: unit) == nil) else {
            throw isDisqualified
                ? Refusal(.wrongState, vi: "Đơn vị đã bị loại.", en: "The unit is disqualified already.")
                : Refusal(.wrongState, vi: "Đơn vị không bị loại.", en: "The unit is not disqualified.")
        }
        return NewDisqualification(
            unit: unit,
            isLifted: !isDisqualified,
            reason: reason,
            account: permission.account,
            recordedAt: recordedAt
        )
    }
}
