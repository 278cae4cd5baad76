extension Act {
    /// Reading a unit's sheet, in part or whole.
    package struct ReadSheet: Hashable, Sendable {
        package let review: ReviewID
        package let unit: UnitID
        /// What of it may be shown; may be empty for the unit itself, which has its draft.
        package let subjects: Set<Subject>
        /// Whether what its officers typed and did not submit may be shown.
        package let showsDraft: Bool
        /// Whether it may be shown that criteria were returned, which and why.
        package let showsReturns: Bool
        /// Whether all of it but the draft is open to the reader at any time.
        package let isOpen: Bool
        /// Whether the reader works for the unit.
        package let isOwn: Bool

        /// Whether what the unit explained may be shown: to itself at any time, as it wrote it.
        package var showsExplanations: Bool { isOwn || subjects.contains(.explanations) }

        /// The layers that may be shown.
        package var layers: [Layer] {
            Layer.allCases.filter { subjects.contains($0 == .selfScore ? .selfScores : .assessedPoints) }
        }
    }
}

extension Policy {
    /// What an account may read of a member's sheet.
    ///
    /// Those who manage or audit read all, those who assess all of the units that are not their own, an inspection team all
    /// that was submitted of those it checks, while it does; the unit itself and
    /// the other members what is released; the draft is the unit's own. What was returned the unit must know at once; the
    /// other members learn of it with the points that those above have given.
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
        let isOpen =
            facts.isOpen(unit, to: account) || submitted.contains(unit) && facts.isInspected(unit, by: account)
        let subjects = sheetSubjects.filter { subject in
            isOpen || facts.isReleased(subject, of: unit, to: account, submitted: submitted)
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
                showsDraft: isOwn && account.unit == unit,
                showsReturns: facts.showsReturns(of: unit, to: account, submitted: submitted),
                isOpen: isOpen,
                isOwn: isOwn
            ),
            to: account
        )
    }

    /// What a sheet is made of: all but the standings.
    private static let sheetSubjects: Set<Subject> = [.selfScores, .assessedPoints, .evidence, .explanations]
}

extension ReviewFacts {
    /// Whether an account may know that criteria of a unit were returned: the unit itself, those to whom all of it is open,
    /// the team that checks it, and members once the assessed points are released to them.
    func showsReturns(of unit: UnitID, to account: ActingAccount, submitted: Set<UnitID>) -> Bool {
        account.worksFor(unit) || isOpen(unit, to: account)
            || submitted.contains(unit) && isInspected(unit, by: account)
            || isReleased(.assessedPoints, of: unit, to: account, submitted: submitted)
    }

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
