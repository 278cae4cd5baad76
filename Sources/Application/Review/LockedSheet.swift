import Domain
import Postgres
import Repository

/// A unit's sheet, as those above the unit act on it: under its review's lock, with all that the review's ledger says.
struct LockedSheet {
    let review: LockedReview
    let sheet: Sheet
    let ledger: Ledger
    /// Of the unit, in the ledger.
    let events: Int

    private init(_ sheet: Sheet, of review: LockedReview) {
        self.review = review
        self.sheet = sheet
        ledger = review.ledger
        events = ledger.eventCount(of: sheet.unit)
    }

    /// The sheet's revision, once so many events of the unit more are in the ledger.
    ///
    /// - Parameters:
    ///   - sheet: The sheet as it is then; nil where it stays as it was.
    ///   - added: The number of new events.
    /// - Returns: What the caller needs for its next act.
    func revision(_ sheet: Sheet? = nil, adding added: Int) -> SheetRevision {
        SheetRevision(of: sheet ?? self.sheet, events: events + added)
    }

    /// Where the parts of a sheet will be once a batch has run that locks its review and loads them.
    struct Loading {
        private let review: LockedReview.Loading
        private let sheet: PostgresPending<Sheet?>

        init(_ review: ReviewID, _ unit: UnitID, in batch: PostgresBatch) {
            self.review = LockedReview.Loading(review, in: batch)
            sheet = batch.add(SheetStatements.sheet(review, unit))
        }

        /// The sheet, once the batch has run.
        ///
        /// - Parameters:
        ///   - revision: What the caller saw of it, all events of it included.
        ///   - permit: Asked before the caller learns whether that is old.
        /// - Returns: The sheet, and what `permit` returned.
        /// - Throws: `Refusal` where the scope may not read review or sheet, and where the revision is old; what `permit` throws.
        func loaded<Permission>(
            seen revision: SheetRevision,
            permit: (ReviewFacts) throws -> Permission
        ) throws -> (LockedSheet, Permission) {
            let review = try review.loaded()
            guard let sheet = try sheet.value else { throw Refusal.noSheet }
            let permission = try permit(review.facts)
            let locked = LockedSheet(sheet, of: review)
            try revision.check(sheet, events: locked.events)
            return (locked, permission)
        }
    }
}
