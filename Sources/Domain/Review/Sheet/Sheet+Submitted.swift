/// A sheet that its unit submits.
package struct Submission: Hashable, Sendable {
    /// An entry of the unit's own layer for each criterion that changed, in the order of `CriteriaSet.entryCodes`; may
    /// be empty.
    package let entries: [NewLedgerEntry]
    package let sheet: Sheet
    /// The criteria of which the unit says nothing even now, in document order: allowed, but to be settled before
    /// publication. What those above have said is no part of it: it may not be released to the unit.
    package let missing: [Code]
}

extension Sheet {
    /// Submits what the unit's draft says.
    ///
    /// A criterion that was never saved stays what it was; one that was emptied is cleared, and evidence without a result
    /// stays in the draft. Of a returned sheet only what
    /// was returned is taken.
    ///
    /// - Parameters:
    ///   - drafts: All that was saved of the sheet.
    ///   - ledger: The review's ledger, whole for this unit.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.maySubmit`, in this very transaction.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: What goes into the ledger, and the sheet with those above.
    /// - Throws: `Refusal` where the sheet is submitted already, and with each place of what is handed in without the
    ///   evidence that the agreement requires.
    package func submitted(
        drafts: [Code: DraftLeaf],
        ledger: Ledger,
        criteria: CriteriaSet,
        permission: Permission<Act.SubmitSheet>,
        recordedAt: Int64
    ) throws(Refusal) -> Submission {
        try check(review: permission.act.review, unit: permission.act.unit)
        guard state != .submitted else {
            throw Refusal(.wrongState, vi: "Phiếu đã nộp.", en: "The sheet is submitted already.")
        }
        let entries = criteria.entryCodes.filter(isOpen).compactMap { code -> NewLedgerEntry? in
            let before = ledger.entry(in: .selfScore, of: code, unit: unit)
            guard let draft = drafts[code],
                draft.value != before?.value || draft.submittedEvidence != before?.evidence
            else { return nil }
            return NewLedgerEntry(
                unit: unit,
                criterion: code,
                layer: .selfScore,
                pass: ledger.pass(of: code, unit: unit),
                kind: draft.value == nil ? .cleared : .value,
                value: draft.value,
                evidence: draft.submittedEvidence,
                reason: nil,
                account: permission.account,
                recordedAt: recordedAt
            )
        }
        try checkEvidence(drafts: drafts, ledger: ledger, criteria: criteria)
        let changed = Dictionary(entries.map { ($0.criterion, $0.value) }) { _, last in last }
        return Submission(
            entries: entries,
            sheet: moved(to: .submitted, open: []),
            missing: criteria.leafCodes.filter { code in
                criteria.isAssigned(code, to: unit)
                    && (changed[code] ?? ledger.entry(in: .selfScore, of: code, unit: unit)?.value) == nil
            }
        )
    }
    /// Refuses results without the evidence that the agreement requires, of what the unit can change.
    private func checkEvidence(
        drafts: [Code: DraftLeaf],
        ledger: Ledger,
        criteria: CriteriaSet
    ) throws(Refusal) {
        guard let required = criteria.terms?.evidenceRequired, !required.isEmpty else { return }
        var refusals = SheetRefusals()
        for code in criteria.leafCodes where required.contains(code) && isOpen(code) {
            let before = ledger.entry(in: .selfScore, of: code, unit: unit)
            let draft = drafts[code]
            let value = draft.map(\.value) ?? before?.value
            let evidence = draft.map(\.submittedEvidence) ?? before?.evidence
            guard value != nil, evidence == nil else { continue }
            refusals.add(
                RefusedPlace(
                    .evidenceRequired,
                    criterion: code,
                    vi: "Tiêu chí \(code): giao ước yêu cầu minh chứng.",
                    en: "Criterion \(code): the agreement requires evidence."
                )
            )
        }
        try refusals.check()
    }
}

extension DraftLeaf {
    /// The evidence that goes with the result: none where there is no result.
    fileprivate var submittedEvidence: Evidence? { value == nil ? nil : evidence }
}
