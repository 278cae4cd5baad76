/// A sheet as one reader may see it: what they may not see is not in it, nor anything that moves with it
/// (docs/decisions/0008).
package struct ShownSheet: Hashable, Sendable {
    package let state: SheetState
    package let openCriteria: Set<Code>
    /// nil for whoever sees neither the draft nor the whole sheet: they can do nothing with it, and it moves with returns.
    package let revision: SheetRevision?
    /// nil for whoever may not see the draft.
    package let drafts: [Code: DraftLeaf]?
    package let entries: [ShownEntry]
    /// In the order of their recording.
    package let returns: [CriterionReturn]
    /// What the unit explained, the latest of each criterion; nil for whoever may not see that.
    package let explanations: [Explanation]?
    /// Who of the unit fills what; nil for everybody else.
    package let division: SheetDivision?
    /// The criteria that a filter left, in document order; nil without a filter.
    package let filtered: [Code]?
}

/// An entry as one reader may see it.
package struct ShownEntry: Hashable, Sendable {
    package let criterion: Code
    package let layer: Layer
    package let kind: EntryKind
    package let value: ResultText?
    /// nil for none, and for whoever may not see evidence yet.
    package let evidence: Evidence?
    package let reason: String?
    /// The conference that settled it; nil for any other entry.
    package let conference: ConferenceID?
    /// nil for whoever may not know of returns: a later pass, or a later time, tells of one.
    package let origin: Origin?

    /// When an entry was made.
    package struct Origin: Hashable, Sendable {
        package let pass: Int32
        /// Microseconds since 1970-01-01T00:00:00Z.
        package let recordedAt: Int64
        /// Who made it; nil for whom the whole sheet is not open to.
        package let account: AccountID?
    }

    init(_ entry: LedgerEntry, showsOrigin: Bool, showsEvidence: Bool, showsAccount: Bool = false) {
        criterion = entry.criterion
        layer = entry.layer
        kind = entry.kind
        value = entry.value
        evidence = showsEvidence ? entry.evidence : nil
        reason = entry.reason
        conference = entry.entry.conference
        origin =
            showsOrigin
            ? Origin(
                pass: entry.pass,
                recordedAt: entry.recordedAt,
                account: showsAccount ? entry.account : nil
            ) : nil
    }
}

extension Sheet {
    /// The sheet as a reader may see it.
    ///
    /// - Parameters:
    ///   - drafts: All that was saved of the sheet.
    ///   - entries: The unit's, in the order of their recording: at least those that the reader may see.
    ///   - returns: Likewise.
    ///   - disqualifications: Likewise; they count in the revision of whoever sees all.
    ///   - explanations: All of the unit that the reader may see.
    ///   - division: Who of the unit fills what; nil where the reader may not see it.
    ///   - permission: From `Policy.mayReadSheet`.
    /// - Returns: To whom may know of returns, all entries of the layers that may be shown, in that order. To others the
    ///   unit's self-scores as they are, each criterion's once and in the order of the criteria's codes: which came late
    ///   would tell what was returned.
    /// - Throws: `Refusal` where the permission is for another sheet.
    package func shown(
        drafts: [Code: DraftLeaf],
        entries: [LedgerEntry],
        returns: [CriterionReturn],
        disqualifications: [Disqualification] = [],
        explanations: [Explanation] = [],
        division: SheetDivision? = nil,
        permission: Permission<Act.ReadSheet>
    ) throws(Refusal) -> ShownSheet {
        let act = permission.act
        try check(review: act.review, unit: act.unit)
        let visible = entries.filter { act.layers.contains($0.layer) }
        let showsEvidence = act.subjects.contains(.evidence)
        return ShownSheet(
            state: act.showsReturns ? state : state.withoutReturns,
            openCriteria: act.showsReturns ? openCriteria : [],
            revision: revision(drafts: drafts, events: entries.count + returns.count + disqualifications.count, act),
            drafts: act.showsDraft ? drafts : nil,
            entries: act.showsReturns
                ? visible.map {
                    ShownEntry($0, showsOrigin: true, showsEvidence: showsEvidence, showsAccount: act.isOpen)
                }
                : current(visible).map { ShownEntry($0, showsOrigin: false, showsEvidence: showsEvidence) },
            returns: act.showsReturns ? returns : [],
            explanations: act.showsExplanations ? explanations.latest.map { $0.shown(act) } : nil,
            division: act.showsDraft ? division : nil,
            filtered: nil
        )
    }

    /// The revision as far as the reader sees the sheet: with the draft, with the events where they see them all.
    private func revision(drafts: [Code: DraftLeaf], events: Int, _ act: Act.ReadSheet) -> SheetRevision? {
        guard act.showsDraft || act.isOpen else { return nil }
        return SheetRevision(
            of: self,
            drafts: act.showsDraft ? Array(drafts.values) : [],
            events: act.isOpen ? events : nil
        )
    }

    /// The unit's self-scores as they are, in the order of the criteria's codes.
    private func current(_ entries: [LedgerEntry]) -> [LedgerEntry] {
        let ledger = Ledger(entries: entries, returns: [], disqualifications: [])
        return Set(entries.map(\.criterion)).sorted().compactMap { ledger.entry(in: .selfScore, of: $0, unit: unit) }
    }
}

extension Explanation {
    /// The explanation without evidence for whoever may not see evidence yet; the unit sees what it wrote.
    fileprivate func shown(_ act: Act.ReadSheet) -> Explanation {
        guard !act.isOwn, !act.subjects.contains(.evidence) else { return self }
        return Explanation(
            sequence: sequence,
            criterion: criterion,
            text: text,
            evidence: nil,
            account: account,
            recordedAt: recordedAt
        )
    }
}

extension SheetState {
    /// The state as it is to whoever may not know of returns: a returned sheet was submitted.
    package var withoutReturns: SheetState { self == .returned ? .submitted : self }
}
