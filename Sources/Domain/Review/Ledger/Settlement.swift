/// What becomes of a criterion of which a unit has no result (xử lý kết quả thiếu).
package enum SettlementDecision: String, CaseIterable, Sendable {
    /// It stays the unit's task, and earns 0.
    case zero
    /// It was not the unit's task after all.
    case notAssigned
}

/// A decision on a criterion of which a unit has no result, as it stands.
package struct Settlement: Hashable, Sendable {
    package let unit: UnitID
    package let criterion: Code
    package let decision: SettlementDecision
    package let reason: String
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let recordedAt: Int64
}

extension Ledger {
    /// The decision that a criterion of a unit stands on; nil where it has a result, or nothing yet.
    package func settlement(of criterion: Code, unit: UnitID) -> Settlement? {
        guard let entry = effectiveEntry(of: criterion, unit: unit), let decision = entry.entry.settlementDecision
        else {
            return nil
        }
        return Settlement(
            unit: unit,
            criterion: criterion,
            decision: decision,
            reason: entry.reason ?? "",
            recordedAt: entry.recordedAt
        )
    }
}

extension SettlementDecision {
    /// The entry that records the decision: what it says, and with which result.
    var entry: (kind: EntryKind, value: ResultText?) {
        switch self {
        case .zero: (.awarded, .awardedNothing)
        case .notAssigned: (.notAssigned, nil)
        }
    }
}

extension NewLedgerEntry {
    /// What the entry settles: in the conference's layer what names no conference is a decision on what is missing.
    var settlementDecision: SettlementDecision? {
        guard layer == .conference, conference == nil else { return nil }
        return SettlementDecision.allCases.first { $0.entry.kind == kind && $0.entry.value == value }
    }
}
