extension Act {
    /// Reading which reviews a cluster's season has.
    package struct ListReviews: Hashable, Sendable {
        package let clusterSeason: ClusterSeasonID
        package let extent: Extent

        /// Which of them may be known.
        package enum Extent: Hashable, Sendable {
            case all
            /// Those that one of these units has a sheet in.
            case units(Set<UnitID>)
        }

        /// Whether a review may be known.
        package func shows(_ review: ListedReview) -> Bool {
            switch extent {
            case .all: true
            case .units(let units): !units.isDisjoint(with: review.members)
            }
        }
    }
}

extension Policy {
    /// Which reviews of a cluster's season an account may know of: members those that they are in, so who has left none that
    /// was opened later; those who assess, manage or audit all.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    /// - Returns: The proof, with which of them.
    /// - Throws: `notFound` for everybody else.
    package static func mayListReviews(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts
    ) throws(Refusal) -> Permission<Act.ListReviews> {
        try facts.checkKnown(to: account)
        let seesAll = facts.isAssessed(by: account) || facts.isAudited(by: account)
        return Permission(
            Act.ListReviews(
                clusterSeason: facts.id,
                extent: seesAll ? .all : .units(facts.membersServed(by: account))
            ),
            to: account
        )
    }
}
