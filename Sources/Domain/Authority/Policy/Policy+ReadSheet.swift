extension Act {
    /// Reading a unit's sheet, in part or whole.
    package struct ReadSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// What of it may be shown; may be empty for the unit itself, which has its draft.
        package let subjects: Set<Subject>
        /// Whether what its officers typed and did not submit may be shown.
        package let showsDraft: Bool

        /// The layers that may be shown.
        package var layers: [Layer] {
            Layer.allCases.filter { subjects.contains($0 == .selfScore ? .selfScores : .assessedPoints) }
        }
    }
}

extension Policy {
    /// What an account may read of a member's sheet.
    ///
    /// Those who manage or audit read all, those who assess all of the units that are not their own; the unit itself and
    /// the other members what is released; the draft is the unit's own.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - unit: Whose sheet it is.
    ///   - submitted: The units that have ever submitted.
    /// - Returns: The proof, with what may be shown.
    /// - Throws: `notReleased` where there is nothing to show yet.
    package static func mayReadSheet(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        _ unit: UnitID,
        submitted: Set<UnitID>
    ) throws(Refusal) -> Permission<Act.ReadSheet> {
        try facts.checkKnown(unit, to: account)
        try account.checkSession()
        let isOwn = account.worksFor(unit)
        let subjects = sheetSubjects.filter { subject in
            facts.isOpen(unit, to: account)
                || facts.isReleased(subject, of: unit, to: account, submitted: submitted)
        }
        guard isOwn || !subjects.isEmpty else {
            throw Refusal(
                .notReleased,
                vi: "Chưa đến lúc xem phiếu của đơn vị khác.",
                en: "Other units' sheets are not released yet."
            )
        }
        return Permission(
            Act.ReadSheet(
                review: facts.review.id,
                unit: unit,
                subjects: subjects,
                showsDraft: isOwn && account.unit == unit
            ),
            to: account
        )
    }

    /// What a sheet is made of: all but the standings.
    private static let sheetSubjects: Set<Subject> = [.selfScores, .assessedPoints, .evidence, .explanations]
}

extension ReviewFacts {
    /// Whether the visibility policy lets the members that the account works for read a subject of a unit.
    func isReleased(_ subject: Subject, of unit: UnitID, to account: ActingAccount, submitted: Set<UnitID>) -> Bool {
        let releases = review.visibility[subject]
        return membersServed(by: account).contains { reader in
            let situation = ReleaseSituation(
                state: review.state,
                day: account.day,
                selfScoringUntil: review.selfScoringUntil,
                isPublished: review.state == .published,
                hasReaderSubmitted: submitted.contains(reader)
            )
            return (reader == unit ? releases.own : releases.members).isReleased(situation)
        }
    }
}
