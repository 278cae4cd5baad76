package import Domain
import Repository

/// Who of a unit fills which part of its sheet, and among whom it can be divided.
package struct ReadDivision: Sendable {
    /// A division as it is shown.
    package struct View: Sendable {
        package let division: SheetDivision
        /// The officers and the head who belong to the unit, by name.
        package let staff: [SheetOfficer]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// Reads how a sheet is divided.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(as caller: Caller, _ review: ReviewID, _ unit: UnitID) async throws -> View {
        let (account, facts, sheet, division, staff) = try await reader.read(
            as: caller,
            ReviewStatements.facts(review),
            SheetStatements.sheet(review, unit),
            OwnSheetStatements.division(review, unit),
            OwnSheetStatements.staff(of: unit)
        )
        guard let facts else { throw Refusal.noReview }
        guard let sheet else { throw Refusal.noSheet }
        _ = try Policy.mayReadDivision(account, facts, sheet)
        return View(division: division, staff: staff)
    }
}
