package import Domain
package import Postgres

/// Those above a unit send criteria of its sheet back, each with the reason why.
package struct ReturnCriteria: WriteUseCase {
    /// What came of it.
    package struct Receipt: Sendable {
        package let revision: SheetRevision
        /// The pass that begins, for each criterion, in document order.
        package let passes: [(criterion: Code, pass: Int32)]
    }

    private let review: ReviewID
    private let unit: UnitID
    private let revision: SheetRevision
    private let reasons: [Code: String]

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - revision: What the caller saw of the sheet, all events of it included.
    ///   - reasons: Why, for each criterion.
    package init(
        _ review: ReviewID,
        _ unit: UnitID,
        seen revision: SheetRevision,
        _ reasons: [Code: String]
    ) {
        self.review = review
        self.unit = unit
        self.revision = revision
        self.reasons = reasons
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = LockedSheet.Loading(review, unit, in: batch)
        return { write in
            let (locked, permission) = try loading.loaded(seen: revision) {
                try Policy.mayReturn(write.account, $0, unit)
            }
            let review = locked.review
            let (returns, returned) = try locked.sheet.returned(
                reasons,
                ledger: locked.ledger,
                criteria: review.criteria,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            try review.store(returns: returns, sheet: returned, in: write)
            review.audit(
                .sheetReturned,
                of: unit,
                detail: ["layer": permission.act.layer.rawValue, "criteria": returns.count],
                in: write
            )
            return Receipt(
                revision: locked.revision(returned, adding: returns.count),
                passes: returns.map { ($0.criterion, $0.pass) }
            )
        }
    }
}
