extension Act {
    /// Saying which inspection teams there are, and what they check.
    package struct PlanInspection: Hashable, Sendable {
        package let review: ReviewID
    }

    /// Saying which bodies outside the cluster assess which criteria.
    package struct NameBodies: Hashable, Sendable {
        package let review: ReviewID
    }

    /// Reading who checks whom.
    package struct ReadChecking: Hashable, Sendable {
        package let review: ReviewID
    }
}

extension Policy {
    /// Whether an account may save the inspection teams of a review: who conducts it, of a review that is cross-checked, until
    /// that is over.
    package static func mayPlanInspection(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.PlanInspection> {
        try checkConducts(account, facts)
        guard facts.review.steps.contains(.crossChecking), facts.review.state <= .crossChecking else {
            throw Refusal(
                .wrongState,
                vi: "Lần chấm điểm không có bước kiểm tra chéo, hoặc đã qua bước này.",
                en: "The review is not cross-checked, or was already."
            )
        }
        return Permission(Act.PlanInspection(review: facts.review.id), to: account)
    }

    /// Whether an account may name the bodies that assess fields: the managing office, until the first assessment is over.
    package static func mayNameBodies(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.NameBodies> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.isManaged(by: account) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ cơ quan quản lý cụm mới giao lĩnh vực cho đơn vị chấm.",
                en: "Only the managing office gives a field to an assessing body."
            )
        }
        guard facts.review.steps.contains(.assessing), facts.review.state <= .assessing else {
            throw Refusal(
                .wrongState,
                vi: "Lần chấm điểm không có bước thẩm định lần 1, hoặc đã qua bước này.",
                en: "The review has no first assessment, or is past it."
            )
        }
        return Permission(Act.NameBodies(review: facts.review.id), to: account)
    }

    /// Whether an account may read who checks whom: whoever may know of the review.
    package static func mayReadChecking(
        _ account: ActingAccount,
        _ facts: ReviewFacts
    ) throws(Refusal) -> Permission<Act.ReadChecking> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        return Permission(Act.ReadChecking(review: facts.review.id), to: account)
    }
}
