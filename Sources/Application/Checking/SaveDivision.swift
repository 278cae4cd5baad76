package import Domain
package import Postgres
import Repository

/// A unit says who of it fills which part of its sheet.
package struct SaveDivision: WriteUseCase {
    private let review: ReviewID
    private let unit: UnitID
    private let version: Int32
    private let parts: [SheetPart]

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - version: Of the division that the caller saw; 0 where there was none.
    ///   - parts: All of them.
    package init(_ review: ReviewID, _ unit: UnitID, seen version: Int32, _ parts: [SheetPart]) {
        self.review = review
        self.unit = unit
        self.version = version
        self.parts = parts
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> SheetDivision {
        let loading = LockedDivision.Loading(review, unit, in: batch)
        let criteria = batch.add(ReviewStatements.criteria(of: review))
        let staff = batch.add(OwnSheetStatements.staff(of: unit))
        return { write in
            let locked = try loading.loaded(by: write)
            guard let criteria = try criteria.value else { throw Refusal.noReview }
            guard locked.division.version == version else { throw Refusal.stale }
            let division = try locked.division.saved(
                parts,
                staff: Set(staff.value.map(\.account)),
                criteria: criteria.criteria(),
                permission: locked.permission
            )
            locked.store(division, .sheetDivided, ["parts": division.parts.count], in: write)
            return division
        }
    }
}

/// Somebody marks a part of a sheet done, or not done again.
package struct MarkPart: WriteUseCase {
    private let review: ReviewID
    private let unit: UnitID
    private let criterion: Code
    private let isDone: Bool

    /// - Parameters:
    ///   - review: The review.
    ///   - unit: The unit whose sheet it is.
    ///   - criterion: The part's.
    ///   - isDone: What it is now.
    package init(_ review: ReviewID, _ unit: UnitID, _ criterion: Code, isDone: Bool) {
        self.review = review
        self.unit = unit
        self.criterion = criterion
        self.isDone = isDone
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> SheetDivision {
        let loading = LockedDivision.Loading(review, unit, in: batch)
        return { write in
            let locked = try loading.loaded(by: write)
            let division = try locked.division.marked(
                criterion,
                isDone: isDone,
                isHead: write.account.holds(.head, over: unit),
                permission: locked.permission
            )
            if division != locked.division {
                locked.store(
                    division,
                    isDone ? .partDone : .partReopened,
                    ["criterion": criterion],
                    in: write
                )
            }
            return division
        }
    }
}

/// How a sheet is divided, held until the end of the transaction.
private struct LockedDivision {
    let facts: ReviewFacts
    let division: SheetDivision
    let permission: Permission<Act.DivideSheet>

    func store(_ division: SheetDivision, _ action: AuditAction, _ detail: AuditDetail, in write: Write) {
        let act = permission.act
        write.add(OwnSheetStatements.store(division, act.review, act.unit))
        // No cache holds it: it is the unit's alone.
        write.audit(action, at: facts.review.place, ["review": act.review, "unit": act.unit], detail: detail)
    }

    struct Loading {
        private let lock: PostgresPending<Bool>
        private let facts: PostgresPending<ReviewFacts?>
        private let sheet: PostgresPending<Sheet?>
        private let division: PostgresPending<SheetDivision>

        init(_ review: ReviewID, _ unit: UnitID, in batch: PostgresBatch) {
            lock = batch.add(SheetStatements.lock(review, unit, .exclusive))
            facts = batch.add(ReviewStatements.facts(review))
            sheet = batch.add(SheetStatements.sheet(review, unit))
            division = batch.add(OwnSheetStatements.division(review, unit))
        }

        func loaded(by write: Write) throws -> LockedDivision {
            guard let facts = try facts.value else { throw Refusal.noReview }
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let permission = try Policy.mayDivideSheet(write.account, facts, sheet)
            try lock.value.requireLock()
            return LockedDivision(facts: facts, division: try division.value, permission: permission)
        }
    }
}
