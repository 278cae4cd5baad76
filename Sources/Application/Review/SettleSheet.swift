package import Domain
package import Postgres

/// What a unit has not reported is decided on, so that the others need not wait for it.
package struct SettleSheet: WriteUseCase {
    /// What is decided.
    package enum Ruling: Sendable {
        /// What becomes of single criteria; none where the sheet is only to be closed.
        case criteria([Code: SettlementDecision])
        /// Whether the unit is out of the ranking.
        case disqualified(Bool)
    }

    /// What came of it.
    package struct Receipt: Sendable {
        package let revision: SheetRevision
        package let state: SheetState
        /// How many criteria were settled.
        package let entries: Int
        package let isDisqualified: Bool
    }

    private let review: ReviewID
    private let unit: UnitID
    private let revision: SheetRevision
    private let ruling: Ruling
    private let reason: String

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, all events of it included.
    ///   - ruling: What is decided.
    ///   - reason: Why.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision,
        _ ruling: Ruling,
        reason: String
    ) {
        self.review = review
        self.unit = unit
        self.revision = revision
        self.ruling = ruling
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = LockedSheet.Loading(review, unit, in: batch)
        return { write in
            let (locked, permission) = try loading.loaded(seen: revision) {
                try Policy.maySettle(write.account, $0, unit)
            }
            return switch ruling {
            case .criteria(let decisions):
                try settle(decisions, locked, permission, in: write)
            case .disqualified(let isDisqualified):
                try disqualify(isDisqualified, locked, permission, in: write)
            }
        }
    }

    private func settle(
        _ decisions: [Code: SettlementDecision],
        _ locked: LockedSheet,
        _ permission: Permission<Act.SettleSheet>,
        in write: Write
    ) throws -> Receipt {
        let (entries, settled) = try locked.sheet.settled(
            decisions,
            reason: reason,
            ledger: locked.ledger,
            criteria: locked.review.criteria,
            permission: permission,
            recordedAt: write.microsecondsSince1970
        )
        try locked.review.store(entries: entries, sheet: settled == locked.sheet ? nil : settled, in: write)
        locked.review.audit(
            .sheetSettled,
            of: unit,
            detail: ["entries": entries.count, "from": locked.sheet.state.rawValue, "reason": reason],
            in: write
        )
        return Receipt(
            revision: locked.revision(settled, adding: entries.count),
            state: settled.state,
            entries: entries.count,
            isDisqualified: locked.ledger.disqualification(of: unit) != nil
        )
    }

    private func disqualify(
        _ isDisqualified: Bool,
        _ locked: LockedSheet,
        _ permission: Permission<Act.SettleSheet>,
        in write: Write
    ) throws -> Receipt {
        let event = try locked.sheet.disqualified(
            isDisqualified,
            reason: reason,
            ledger: locked.ledger,
            permission: permission,
            recordedAt: write.microsecondsSince1970
        )
        try locked.review.store(disqualification: event, in: write)
        locked.review.audit(
            isDisqualified ? .unitDisqualified : .disqualificationLifted,
            of: unit,
            detail: ["reason": reason],
            in: write
        )
        return Receipt(
            revision: locked.revision(adding: 1),
            state: locked.sheet.state,
            entries: 0,
            isDisqualified: isDisqualified
        )
    }
}
