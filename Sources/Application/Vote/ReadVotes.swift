package import Domain
import Repository

/// Votes, for those who may know of them.
package struct ReadVotes: Sendable {
    /// A vote as it is shown.
    package struct View: Sendable {
        package let vote: Vote
        package let rollSHA256: [UInt8]?
        /// Why it was cancelled.
        package let reason: String?
        /// Of a secret vote in ThiDua, from its opening on: the modulus; the exponent is 65537.
        package let modulus: [UInt8]?
        /// Whether the reader has taken a ballot of it, while it is open.
        package let hasBallot: Bool
    }

    /// What the end of a secret vote made public.
    package struct Ballots: Sendable {
        /// Those that were cast, in their own order.
        package let tokens: [[UInt8]]
        /// Who took a ballot, by account.
        package let taken: [AccountID]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// The votes of a cluster's season, as they were prepared.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> [VoteHeader] {
        let (account, facts, members, votes) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            ClusterSeasonFactsStatements.members(clusterSeason),
            VoteStatements.list(clusterSeason, nil)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, .cluster(facts, members: members))
        return votes
    }

    /// The votes of a council, as they were prepared.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller, _ council: CouncilID) async throws -> [VoteHeader] {
        let (account, stored, members, votes) = try await reader.read(
            as: caller,
            CouncilStatements.council(council),
            CouncilStatements.members(council),
            VoteStatements.list(nil, council)
        )
        guard let stored else { throw Refusal.noCouncil }
        _ = try Policy.mayRead(account, .council(stored.with(members), managingChain: stored.managingChain))
        return votes
    }

    /// One vote, whole.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func vote(as caller: Caller, _ vote: VoteID) async throws -> View {
        let (account, stored, tallies, facts, members, council, councilMembers, modulus, hasBallot) =
            try await reader.read(
                as: caller,
                VoteStatements.vote(vote),
                VoteStatements.tallies(vote),
                VoteStatements.facts(of: vote),
                VoteStatements.members(of: vote),
                CouncilStatements.council(of: vote),
                CouncilStatements.members(of: vote),
                BallotStatements.modulus(vote),
                BallotStatements.hasBallot(vote)
            )
        let body =
            facts.map { VoteBody.cluster($0, members: members) }
            ?? council.map { .council($0.with(councilMembers), managingChain: $0.managingChain) }
        guard let stored, let body else { throw Refusal.noVote }
        let read = try stored.vote(tallies)
        _ = try Policy.mayRead(account, body, read)
        return View(
            vote: read,
            rollSHA256: stored.rollSHA256,
            reason: stored.reason,
            modulus: modulus,
            hasBallot: hasBallot
        )
    }

    /// What the end of a secret vote made public; nothing before it.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func ballots(as caller: Caller, _ vote: VoteID) async throws -> Ballots {
        _ = try await self.vote(as: caller, vote)
        let (_, tokens, taken) = try await reader.read(
            as: caller,
            BallotStatements.tokens(vote),
            BallotStatements.taken(vote)
        )
        return Ballots(tokens: tokens, taken: taken)
    }
}
