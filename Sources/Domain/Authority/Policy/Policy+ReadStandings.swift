extension Act {
    /// Reading a review's standings.
    package struct ReadStandings: Hashable, Sendable {
        package let review: ReviewID
        package let extent: Extent

        /// How much of them may be shown.
        package enum Extent: Hashable, Sendable {
            case all
            /// The lines of these units only; at least one. Beside the rank, what explains a leaf of `relativeToLeader` tells
            /// of the others: it names the cluster's best.
            case units(Set<UnitID>)
        }
    }
}

extension Policy {
    /// What an account may read of the standings.
    ///
    /// Those who manage or audit read all, those who assess the lines of all units but their own; a member what is
    /// released; a key what its unit may, if made for it.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - submitted: The units that have ever submitted.
    /// - Returns: The proof, with how much may be shown.
    /// - Throws: `notReleased` where there is nothing to show yet.
    package static func mayReadStandings(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID>
    ) throws(Refusal) -> Permission<Act.ReadStandings> {
        try facts.checkKnown(to: account)
        try account.checkKey(is: .standings)
        let units = facts.members.filter {
            facts.isOpen($0, to: account) || facts.isReleased(.standings, of: $0, to: account, submitted: submitted)
        }
        // Whoever may see all may also see that nobody is there.
        guard facts.isWhollyOpen(to: account) || !units.isEmpty else {
            throw Refusal(
                .notReleased,
                vi: "Chưa đến lúc xem bảng xếp hạng.",
                en: "The standings are not released yet."
            )
        }
        return Permission(
            Act.ReadStandings(review: facts.review.id, extent: units == facts.members ? .all : .units(units)),
            to: account
        )
    }
}
