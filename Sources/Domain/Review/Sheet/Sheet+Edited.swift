extension Sheet {
    /// Changes criteria of the unit's draft: all of them, or none.
    ///
    /// - Parameters:
    ///   - edits: What an officer typed, their results as `CriteriaSet` read them for a `value`.
    ///   - drafts: What stands there now; a criterion that was never saved may be absent.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.maySaveDraft`, in this very transaction.
    /// - Returns: The leaves that changed, each with its next version, in the order of the edits. An edit that says what
    ///   stands there already changes nothing.
    /// - Throws: `Refusal` with every edit that this sheet does not take; only where there is none, `DraftConflicts` with
    ///   every edit that was made from an older version.
    package func edited(
        _ edits: [DraftEdit],
        drafts: [Code: DraftLeaf],
        criteria: CriteriaSet,
        permission: Permission<Act.SaveDraft>
    ) throws -> [DraftLeaf] {
        try check(review: permission.act.review, unit: permission.act.unit)
        try check(edits, criteria: criteria)
        let stored = edits.map { drafts[$0.criterion] ?? DraftLeaf(criterion: $0.criterion, value: nil, version: 0) }
        let conflicts = zip(edits, stored).filter { $0.expectedVersion != $1.version }
            .map { DraftConflict(yours: $0, stored: $1) }
        guard conflicts.isEmpty else { throw DraftConflicts(conflicts: conflicts) }
        return zip(edits, stored).filter { $0.value != $1.value || $0.evidence != $1.evidence }
            .map { edit, stored in
                DraftLeaf(
                    criterion: edit.criterion,
                    value: edit.value,
                    evidence: edit.evidence,
                    version: stored.version + 1
                )
            }
    }

    private func check(_ edits: [DraftEdit], criteria: CriteriaSet) throws(Refusal) {
        if state == .submitted {
            throw Refusal(.wrongState, vi: "Phiếu đã nộp.", en: "The sheet is submitted.")
        }
        var refusals = SheetRefusals()
        for edit in edits {
            refusals.checkCriterion(edit.criterion, of: unit, in: criteria)
            refusals.checkRestriction(edit.criterion, in: criteria, evidence: edit.evidence)
            if criteria.takesEntries(for: edit.criterion), !isOpen(edit.criterion) {
                refusals.add(
                    RefusedPlace(
                        .criterionNotReturned,
                        criterion: edit.criterion,
                        vi: "Tiêu chí này không được trả lại, nên không sửa được.",
                        en: "This criterion was not returned, so it cannot change."
                    )
                )
            }
            if let form = edit.value?.form, form != .reported, form != .noneArose {
                refusals.add(
                    RefusedPlace(
                        .invalidResult,
                        criterion: edit.criterion,
                        vi: "Đơn vị chỉ báo cáo kết quả, không ấn định điểm.",
                        en: "A unit reports results and awards no points."
                    )
                )
            }
        }
        try refusals.check()
    }
}
