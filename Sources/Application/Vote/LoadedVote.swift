package import Domain
import Postgres
import Repository

/// A vote with all that an act on it depends on.
struct LoadedVote {
    let vote: Vote
    let body: VoteBody
    let stored: StoredVote

    /// Records what is done to the vote.
    func audit(_ action: AuditAction, detail: AuditDetail = [:], in write: Write) {
        vote.audit(action, detail: detail, in: write)
    }

    /// Where the parts will be once a batch has run that loads them.
    struct Loading {
        private let stored: PostgresPending<StoredVote?>
        private let tallies: PostgresPending<[StoredVote.Tally]>
        private let body: LoadedVoteBody

        /// - Parameters:
        ///   - vote: Which.
        ///   - isLocked: Whether it is going to change.
        ///   - batch: What loads it.
        init(_ vote: VoteID, isLocked: Bool = true, in batch: PostgresBatch) {
            if isLocked { batch.add(VoteStatements.lock(vote)) }
            stored = batch.add(VoteStatements.vote(vote))
            tallies = batch.add(VoteStatements.tallies(vote))
            body = LoadedVoteBody(of: vote, in: batch)
        }

        /// The vote, once the batch has run.
        ///
        /// - Throws: `Refusal` where there is none that the scope may read.
        func loaded() throws -> LoadedVote {
            guard let stored = try stored.value, let body = try body.value() else { throw Refusal.noVote }
            return LoadedVote(vote: try stored.vote(try tallies.value), body: body, stored: stored)
        }
    }
}

extension LoadedVote {
    /// Refuses a version that has changed since the caller saw it.
    func checkSeen(_ version: Int32) throws(Refusal) {
        guard vote.version == version else { throw .stale }
    }
}

extension Vote {
    /// Records what is done to the vote.
    func audit(_ action: AuditAction, detail: AuditDetail = [:], in write: Write) {
        write.audit(
            action,
            at: place,
            ["clusterSeason": place.clusterSeason, "council": council, "vote": id],
            detail: detail
        )
    }
}

/// Who votes, where it will be once a batch has run.
struct LoadedVoteBody {
    private let facts: PostgresPending<ClusterSeasonFacts?>
    private let members: PostgresPending<[MemberUnit]>
    private let council: PostgresPending<StoredCouncil?>
    private let councilMembers: PostgresPending<[Council.Member]>

    /// The body of a vote.
    init(of vote: VoteID, in batch: PostgresBatch) {
        facts = batch.add(VoteStatements.facts(of: vote))
        members = batch.add(VoteStatements.members(of: vote))
        council = batch.add(CouncilStatements.council(of: vote))
        councilMembers = batch.add(CouncilStatements.members(of: vote))
    }

    /// A body by its name.
    init(_ reference: VoteBodyReference, in batch: PostgresBatch) {
        let (clusterSeason, council) = (reference.clusterSeason ?? .none, reference.council ?? .none)
        facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        members = batch.add(ClusterSeasonFactsStatements.members(clusterSeason))
        self.council = batch.add(CouncilStatements.council(council))
        councilMembers = batch.add(CouncilStatements.members(council))
    }

    /// The body, once the batch has run; nil where there is none.
    func value() throws -> VoteBody? {
        if let facts = try facts.value { return .cluster(facts, members: try members.value) }
        return try council.value.map {
            .council($0.with(try councilMembers.value), managingChain: $0.managingChain)
        }
    }
}

/// Which body votes.
package enum VoteBodyReference: Sendable {
    case cluster(ClusterSeasonID)
    case council(CouncilID)

    var clusterSeason: ClusterSeasonID? {
        if case .cluster(let id) = self { id } else { nil }
    }

    var council: CouncilID? {
        if case .council(let id) = self { id } else { nil }
    }

    /// What is said where there is none.
    var missing: Refusal {
        switch self {
        case .cluster: .noClusterSeason
        case .council: .noCouncil
        }
    }
}

extension Identifier {
    /// Names nothing.
    fileprivate static var none: Identifier { Identifier(bits: 0) }
}
