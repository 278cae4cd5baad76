extension Act {
    /// Reading what was published of a review, whole documents only.
    package struct ReadPublications: Hashable, Sendable {
        package let review: ReviewID
        package let extent: Extent

        /// Which of them may be read.
        package enum Extent: Hashable, Sendable {
            case all
            /// Those with one of these in their audience.
            case addressed(to: Set<Audience>)
        }

        /// Whether a publication with this audience may be read.
        package func shows(_ audience: Set<Audience>) -> Bool {
            switch extent {
            case .all: true
            case .addressed(let admitted): !admitted.isDisjoint(with: audience)
            }
        }
    }
}

extension Policy {
    /// Which of a review's publications an account may read.
    ///
    /// Those who assess, manage or audit read all. Members read what is published for the members, unless the visibility
    /// policy never shows one member the others' standings. What is published for the ministry everybody reads, and learns
    /// by it of nothing else in the review.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - published: The audience of each publication that there is, or that the account's scope lets through.
    /// - Returns: The proof, with which of them.
    /// - Throws: `notFound` where the account may know neither of the review nor of a publication; `notReleased` where it may
    ///   know of the review alone.
    package static func mayReadPublications(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        published: [Set<Audience>]
    ) throws(Refusal) -> Permission<Act.ReadPublications> {
        let readsAll = facts.isAssessed(by: account) || facts.isAudited(by: account)
        let act = Act.ReadPublications(
            review: facts.review.id,
            extent: readsAll ? .all : .addressed(to: facts.audiences(of: account))
        )
        let isShown = published.contains(where: act.shows)
        guard facts.isKnown(to: account) || isShown && account.admits(.publications) else { throw .noReview }
        try account.checkKey(is: .publications)
        guard readsAll || isShown else {
            throw Refusal(.notReleased, vi: "Chưa có công bố.", en: "There is no publication to read yet.")
        }
        return Permission(act, to: account)
    }
}

extension ReviewFacts {
    /// The audiences that an account is of.
    fileprivate func audiences(of account: ActingAccount) -> Set<Audience> {
        let standings = review.visibility[.standings]
        let isMember = members.contains(where: account.worksFor)
        return isMember && standings.own != .never && standings.members != .never ? [.members, .ministry] : [.ministry]
    }
}
