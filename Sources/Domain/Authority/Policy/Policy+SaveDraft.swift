extension Act {
    /// Changing the draft of a unit's sheet.
    package struct SaveDraft: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
    }
}

extension Policy {
    /// Whether an account may change the draft of a sheet: an officer or the head of the unit, who belong to it, while the
    /// unit scores itself or has criteria back.
    package static func maySaveDraft(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ sheet: Sheet
    ) throws(Refusal) -> Permission<Act.SaveDraft> {
        try checkOwn(account, facts, sheet, functions: [.officer, .head])
        try checkWritable(account, facts, sheet)
        return Permission(Act.SaveDraft(review: sheet.review, unit: sheet.unit), to: account)
    }

    /// Refuses whoever does not speak for the sheet's unit by one of these functions.
    static func checkOwn(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ sheet: Sheet,
        functions: [Function]
    ) throws(Refusal) {
        try facts.checkKnown(sheet.unit, to: account)
        try facts.check(sheet)
        try account.checkSession()
        guard account.unit == sheet.unit, functions.contains(where: { account.holds($0, over: sheet.unit) }) else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ người được giao việc này của chính đơn vị mới làm được.",
                en: "Only those of the unit itself who are entrusted with it may do this."
            )
        }
    }

    /// Refuses a sheet that its unit does not have now, or not any more.
    static func checkWritable(_ account: ActingAccount, _ facts: ReviewFacts, _ sheet: Sheet) throws(Refusal) {
        switch sheet.state {
        case .submitted:
            throw Refusal(.wrongState, vi: "Phiếu đã nộp.", en: "The sheet is submitted.")
        case .returned where facts.review.state >= .appraising:
            throw Refusal(
                .wrongState,
                vi: "Đã sang bước bình xét: phiếu trả lại không sửa được nữa.",
                en: "The review is being appraised: a returned sheet cannot change any more."
            )
        case .draft where facts.review.state != .selfScoring:
            throw Refusal(.wrongState, vi: "Đã hết bước tự chấm điểm.", en: "Self-scoring is over.")
        case .draft where account.day > facts.review.selfScoringUntil:
            throw Refusal(
                .deadlinePassed,
                vi: "Đã hết hạn tự chấm điểm (\(facts.review.selfScoringUntil)).",
                en: "The last day of self-scoring was \(facts.review.selfScoringUntil)."
            )
        case .draft, .returned:
            break
        }
    }
}

extension ReviewFacts {
    /// Refuses a sheet of another review.
    func check(_ sheet: Sheet) throws(Refusal) {
        guard sheet.review == review.id else {
            throw Refusal(.notFound, vi: "Không tìm thấy phiếu này.", en: "There is no such sheet.")
        }
    }
}
