extension Act {
    /// Reading the rankings of many reviews at once; of each `mayReadRanking` is asked.
    package struct ReadRankings: Hashable, Sendable {}

    /// Reading all lines of one review's ranking.
    package struct ReadRanking: Hashable, Sendable {
        package let review: ReviewID
        package let source: Source

        /// Where the lines come from.
        package enum Source: Hashable, Sendable {
            /// The latest publication that the account may read.
            case publication
            /// The standings as they are now.
            case standings
        }
    }
}

extension Policy {
    /// Whether an account may ask for rankings: everybody, and a key that was made for standings or publications.
    ///
    /// - Throws: `notPermitted` for any other key.
    package static func mayReadRankings(_ account: ActingAccount) throws(Refusal) -> Permission<Act.ReadRankings> {
        do throws(Refusal) {
            try account.checkKey(is: .publications)
        } catch {
            try account.checkKey(is: .standings)
        }
        return Permission(Act.ReadRankings(), to: account)
    }

    /// Which ranking of a review an account may read whole: what is published of it, and before that the standings.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - facts: On the account's day.
    ///   - submitted: The units that have ever submitted.
    ///   - publication: The audience of the latest publication that the account's scope lets through; nil for none.
    /// - Returns: The proof, with where the lines come from.
    /// - Throws: `notFound` where it may know of none; `notReleased` where it may not read all lines.
    package static func mayReadRanking(
        _ account: ActingAccount,
        _ facts: ReviewFacts,
        submitted: Set<UnitID>,
        publication: Set<Audience>?
    ) throws(Refusal) -> Permission<Act.ReadRanking> {
        let source: Act.ReadRanking.Source
        if let publication {
            _ = try mayReadPublications(account, facts, published: [publication])
            source = .publication
        } else {
            let standings = try mayReadStandings(account, facts, submitted: submitted)
            // What is published is said by the publication alone, also to whom it is not addressed.
            guard facts.review.state != .published, standings.act.extent == .all else {
                throw Refusal(
                    .notReleased,
                    vi: "Chưa đến lúc xem toàn bộ bảng xếp hạng.",
                    en: "The standings are not released as a whole yet."
                )
            }
            source = .standings
        }
        return Permission(Act.ReadRanking(review: facts.review.id, source: source), to: account)
    }
}
