extension Act {
    /// Looking at a field of all units at once, and entering what is found of it.
    package struct FillGrid: Hashable, Sendable {
        package let review: ReviewID
        package let field: AssessedField
        /// The units of which the account may see and enter something: never one of its own.
        package let units: Set<UnitID>
    }
}

extension Policy {
    /// Whether an account may fill the grid of a field: officers of the body that assesses it, at the first assessment.
    ///
    /// Such a body takes no part in the review otherwise: of the sheets it sees its field alone, and none of the rest.
    ///
    /// - Throws: `notFound` for whoever may not know of the field.
    package static func mayFillGrid(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        of criterion: Code
    ) throws(Refusal) -> Permission<Act.FillGrid> {
        let isKnown = facts.isKnown(to: account)
        let bodies = facts.checking.fields.filter { account.worksFor($0.unit) }
        guard isKnown || !bodies.isEmpty else { throw .noReview }
        try account.checkSession()
        guard let field = facts.checking.fields.first(where: { $0.criterion == criterion }),
            isKnown || bodies.contains(field)
        else {
            throw Refusal(
                .notFound,
                vi: "Không có đơn vị chấm nào được giao tiêu chí này.",
                en: "No assessing body is given this criterion."
            )
        }
        guard bodies.contains(field) else {
            throw Refusal(
                .notPermitted,
                vi: "Lĩnh vực này do đơn vị chấm được giao chấm.",
                en: "This field is for its assessing body to assess."
            )
        }
        guard facts.review.state == .assessing else {
            throw Refusal(
                .wrongState,
                vi: "Đơn vị chấm chỉ làm việc ở bước thẩm định lần 1.",
                en: "An assessing body works at the first assessment alone."
            )
        }
        return Permission(
            Act.FillGrid(
                review: facts.review.id,
                field: field,
                units: facts.members.filter { !account.isPartial(to: $0) && $0 != field.unit }
            ),
            to: account
        )
    }
}

extension Policy {
    /// Whether who fills a grid may enter something of one unit.
    ///
    /// - Throws: `conflictOfInterest` for a unit of the account's own, `notFound` for one that is not in the review.
    package static func mayAssess(
        _ unit: UnitID,
        in facts: ReviewFacts,
        filling grid: Permission<Act.FillGrid>
    ) throws(Refusal) -> Permission<Act.AssessSheet> {
        guard facts.members.contains(unit), facts.review.id == grid.act.review else { throw .noSheet }
        guard grid.act.units.contains(unit) else { throw .ownUnit }
        return Permission(
            Act.AssessSheet(
                review: grid.act.review,
                unit: unit,
                layer: .assessment1,
                criteria: .only(Set(grid.act.field.leaves))
            ),
            by: grid.account
        )
    }
}
