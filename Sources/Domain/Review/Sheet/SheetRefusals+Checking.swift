extension SheetRefusals {
    /// Notes a criterion that is for others to assess.
    mutating func checkScope(_ code: Code, _ own: AssessedCriteria) {
        guard !own.contains(code) else { return }
        add(
            RefusedPlace(
                .notPermitted,
                criterion: code,
                vi: "Tiêu chí này do người khác chấm.",
                en: "It is for others to assess this criterion."
            )
        )
    }

    /// Notes what somebody typed about a restricted criterion: nothing that is classified can be entered here, so there is no
    /// room for words of one's own.
    ///
    /// - Parameters:
    ///   - code: The criterion.
    ///   - criteria: The review's.
    ///   - evidence: What stands beside its result; nil for none.
    ///   - reason: The words about it; nil for none.
    mutating func checkRestriction(
        _ code: Code,
        in criteria: CriteriaSet,
        evidence: Evidence? = nil,
        reason: String? = nil
    ) {
        guard criteria.terms?.restricted.contains(code) ?? false else { return }
        if evidence != nil {
            add(
                RefusedPlace(
                    .restrictedCriterion,
                    criterion: code,
                    vi: "Tiêu chí hạn chế: không đính kèm minh chứng ở đây.",
                    en: "A restricted criterion: no evidence of it stands here."
                )
            )
        }
        if let reason, !Reason.ofRestricted.contains(reason) {
            add(
                RefusedPlace(
                    .restrictedCriterion,
                    criterion: code,
                    vi: "Tiêu chí hạn chế: chỉ được ghi “\(Reason.elsewhere)”",
                    en: "A restricted criterion: nothing but “\(Reason.elsewhere)” may be written of it."
                )
            )
        }
    }
}

extension Reason {
    /// What is said of a restricted criterion, and nothing else.
    package static let elsewhere = "Theo hồ sơ lưu ngoài hệ thống."

    /// The words that may be said of one.
    static let ofRestricted: Set = [elsewhere, Acceptance.standardReason]
}
