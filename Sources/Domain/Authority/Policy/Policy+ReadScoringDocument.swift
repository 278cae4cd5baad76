extension Act {
    /// Reading the document that a review's standings are the answer to: every unit's results, whole.
    package struct ReadScoringDocument: Hashable, Sendable {
        package let review: ReviewID
    }
}

extension Policy {
    /// Whether an account may read a review's scoring document: whoever may see all of what it says of every unit. Nothing
    /// can be left out of it, or it would come to other standings.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - submitted: The units that have ever submitted.
    /// - Returns: The proof.
    /// - Throws: `notReleased` where something is not released yet.
    package static func mayReadScoringDocument(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID>
    ) throws(Refusal) -> Permission<Act.ReadScoringDocument> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        guard facts.showsAllResults(to: account, submitted: submitted) else {
            throw Refusal(
                .notReleased,
                vi: "Chưa đến lúc xem kết quả của mọi đơn vị.",
                en: "The results of all units are not released yet."
            )
        }
        return Permission(Act.ReadScoringDocument(review: facts.review.id), to: account)
    }
}

extension ReviewFacts {
    /// Whether every member's results and points are open to an account: what the members said, what those above them
    /// entered, and what it comes to.
    func showsAllResults(to account: ActingAccount, submitted: Set<UnitID>) -> Bool {
        members.allSatisfy { unit in
            isOpen(unit, to: account)
                || [.selfScores, .assessedPoints, .standings].allSatisfy {
                    isReleased($0, of: unit, to: account, submitted: submitted)
                }
        }
    }
}
