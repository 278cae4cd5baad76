/// Results that an assessor takes over as they are.
package struct Acceptance: Hashable, Sendable {
    /// An entry of the assessor's layer for each, in the order of `CriteriaSet.entryCodes`; may be empty.
    package let entries: [NewLedgerEntry]
    /// Of what was named, what was not accepted, in the same order.
    package let left: [Left]

    /// Why something that was named was not accepted.
    package enum Cause: String, CaseIterable, Sendable {
        /// The layers below say nothing of it.
        case nothingReported
        /// The assessor's layer speaks already.
        case alreadyAssessed
    }

    /// Something that was named and not accepted.
    package struct Left: Hashable, Sendable {
        package let criterion: Code
        package let cause: Cause
    }
}

extension Sheet {
    /// Takes over in one act what the layers below say: nobody's points change by it.
    ///
    /// - Parameters:
    ///   - codes: Of leaves, of groups for all leaves in them, and of grounds; at least one. Nil for all of which no two
    ///     layers below say different things, but those that are for others to assess.
    ///   - reason: Why; nil for `Acceptance.standardReason`.
    ///   - ledger: The review's ledger, whole for this unit.
    ///   - criteria: The review's.
    ///   - permission: From `Policy.mayAccept`, in this very transaction; it names the layer.
    ///   - recordedAt: Microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: The entries, and what was named and is left.
    /// - Throws: `Refusal` with every code that is wrong; the sheet must be submitted.
    package func accepted(
        _ codes: [Code]?,
        reason: String?,
        ledger: Ledger,
        criteria: CriteriaSet,
        permission: Permission<Act.AcceptResults>,
        recordedAt: Int64
    ) throws(Refusal) -> Acceptance {
        try check(review: permission.act.review, unit: permission.act.unit)
        try checkSubmitted()
        let reason = reason ?? Acceptance.standardReason
        try Reason.check(reason)
        var named: Set<Code>?
        if let codes { named = try meant(by: codes, criteria: criteria) }
        let layer = permission.act.layer
        var entries: [NewLedgerEntry] = []
        var left: [Acceptance.Left] = []
        var refusals = SheetRefusals()
        let own = permission.act.criteria
        for code in criteria.entryCodes
        where named?.contains(code) ?? (criteria.isAssigned(code, to: unit) && own.contains(code)) {
            if named != nil { refusals.checkScope(code, own) }
            let below = ledger.entries(below: layer, of: code, unit: unit)
            if ledger.entry(in: layer, of: code, unit: unit) != nil {
                if named != nil { left.append(Acceptance.Left(criterion: code, cause: .alreadyAssessed)) }
            } else if let effective = below.first {
                guard named != nil || below.allSatisfy({ $0.saysTheSame(as: effective) }) else { continue }
                refusals.checkRestriction(code, in: criteria, reason: reason)
                entries.append(
                    NewLedgerEntry(
                        unit: unit,
                        criterion: code,
                        layer: layer,
                        pass: ledger.pass(of: code, unit: unit),
                        kind: effective.kind,
                        value: effective.value,
                        reason: reason,
                        account: permission.account,
                        recordedAt: recordedAt
                    )
                )
            } else if named != nil {
                left.append(Acceptance.Left(criterion: code, cause: .nothingReported))
            }
        }
        try refusals.check()
        return Acceptance(entries: entries, left: left)
    }

    /// All that codes stand for, and that is the unit's task.
    private func meant(by codes: [Code], criteria: CriteriaSet) throws(Refusal) -> Set<Code> {
        try Self.check(isEmpty: codes.isEmpty)
        var refusals = SheetRefusals()
        var named: Set<Code> = []
        for code in codes {
            let leaves = criteria.leaves(under: code)
            if leaves.isEmpty || leaves == [code] {
                refusals.checkCriterion(code, of: unit, in: criteria)
                named.insert(code)
            } else {
                named.formUnion(leaves.filter { criteria.isAssigned($0, to: unit) })
            }
        }
        try refusals.check()
        return named
    }
}

extension Acceptance {
    /// What stands as the reason where the assessor gives none.
    package static let standardReason = "Công nhận kết quả đã ghi."
}

extension LedgerEntry {
    fileprivate func saysTheSame(as other: LedgerEntry) -> Bool { kind == other.kind && value == other.value }
}
