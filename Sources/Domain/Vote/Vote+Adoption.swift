extension Vote {
    /// What came of a vote on a text, for whoever adopts the text by it.
    ///
    /// - Parameter text: The very text that is to be adopted.
    /// - Returns: The outcome, by which all that was voted on is carried.
    /// - Throws: `wrongState` before it counts; `invalidVote` where it was about another text, or did not carry it.
    package func adopted(_ text: VoteSubject.Text) throws(Refusal) -> VoteOutcome {
        guard document.subject.text == text else {
            throw .vote([
                (vi: "Biểu quyết này về một bản khác.", en: "That vote was on another text.")
            ])
        }
        guard let outcome else {
            throw Refusal(.wrongState, vi: "Biểu quyết chưa có kết quả.", en: "The vote has no outcome yet.")
        }
        guard outcome.carried.count == document.options.count else {
            throw .vote([(vi: "Biểu quyết không thông qua văn bản.", en: "The vote did not carry the text.")])
        }
        return outcome
    }
}
