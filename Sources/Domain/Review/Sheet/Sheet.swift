/// A unit's own part in a review: who may write in it, and where.
package struct Sheet: Hashable, Sendable {
    package let review: ReviewID
    package let unit: UnitID
    package private(set) var state: SheetState
    /// The criteria that were returned and not submitted again; empty but in a returned sheet.
    package private(set) var openCriteria: Set<Code>
    /// Raised by each submission and each return; not by drafts, whose leaves have versions of their own.
    package private(set) var version: Int32

    package init(
        review: ReviewID,
        unit: UnitID,
        state: SheetState = .draft,
        openCriteria: Set<Code> = [],
        version: Int32 = 1
    ) {
        self.review = review
        self.unit = unit
        self.state = state
        self.openCriteria = openCriteria
        self.version = version
    }

    /// Whether a criterion of it may change now.
    package func isOpen(_ criterion: Code) -> Bool {
        switch state {
        case .draft: true
        case .submitted: false
        case .returned: openCriteria.contains(criterion)
        }
    }

    func moved(to state: SheetState, open criteria: Set<Code>) -> Sheet {
        var sheet = self
        sheet.state = state
        sheet.openCriteria = criteria
        sheet.version += 1
        return sheet
    }
}

/// How far a sheet is; what those above enter is not part of it.
package enum SheetState: String, CaseIterable, Sendable {
    /// Never submitted. Goes on to `submitted`.
    case draft
    /// With those above. Goes on to `returned`.
    case submitted
    /// Some criteria are the unit's again. Goes on to `submitted`.
    case returned
}
