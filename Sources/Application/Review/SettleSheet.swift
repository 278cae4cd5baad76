package import Domain
package import Postgres
import Repository

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
        let loading = LockedReview.Loading(review, in: batch)
        let sheet = batch.add(SheetStatements.sheet(review, unit))
        return { write in
            let review = try loading.loaded()
            let permission = try Policy.maySettle(write.account, review.facts, unit)
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let ledger = review.ledger
            try revision.check(sheet, events: ledger.eventCount(of: unit))
            return switch ruling {
            case .criteria(let decisions):
                try settle(decisions, sheet, review, ledger, permission, in: write)
            case .disqualified(let isDisqualified):
                try disqualify(isDisqualified, sheet, review, ledger, permission, in: write)
            }
        }
    }

    private func settle(
        _ decisions: [Code: SettlementDecision],
        _ sheet: Sheet,
        _ review: LockedReview,
        _ ledger: Ledger,
        _ permission: Permission<Act.SettleSheet>,
        in write: Write
    ) throws -> Receipt {
        let (entries, settled) = try sheet.settled(
            decisions,
            reason: reason,
            ledger: ledger,
            criteria: review.criteria,
            permission: permission,
            recordedAt: write.microsecondsSince1970
        )
        try review.store(entries: entries, sheet: settled == sheet ? nil : settled, in: write)
        review.audit(
            "sheet.settled",
            of: unit,
            detail: ["entries": entries.count, "from": sheet.state.rawValue, "reason": reason],
            in: write
        )
        return Receipt(
            revision: SheetRevision(of: settled, events: ledger.eventCount(of: unit) + entries.count),
            state: settled.state,
            entries: entries.count,
            isDisqualified: ledger.disqualification(of: unit) != nil
        )
    }

    private func disqualify(
        _ isDisqualified: Bool,
        _ sheet: Sheet,
        _ review: LockedReview,
        _ ledger: Ledger,
        _ permission: Permission<Act.SettleSheet>,
        in write: Write
    ) throws -> Receipt {
        let event = try sheet.disqualified(
            isDisqualified,
            reason: reason,
            ledger: ledger,
            permission: permission,
            recordedAt: write.microsecondsSince1970
        )
        try review.store(disqualification: event, in: write)
        review.audit(
            isDisqualified ? "unit.disqualified" : "disqualification.lifted",
            of: unit,
            detail: ["reason": reason],
            in: write
        )
        return Receipt(
            revision: SheetRevision(of: sheet, events: ledger.eventCount(of: unit) + 1),
            state: sheet.state,
            entries: 0,
            isDisqualified: isDisqualified
        )
    }
}
