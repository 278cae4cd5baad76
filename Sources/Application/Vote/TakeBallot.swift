package import Domain
package import Postgres
import Repository

/// A voter takes a ballot: the roll marks the voter, and a token that only the voter knows is signed blindly.
package struct TakeBallot: WriteUseCase {
    private let vote: VoteID
    private let blinded: [UInt8]

    /// - Parameters:
    ///   - vote: Which.
    ///   - blinded: The token, blinded by the client.
    package init(_ vote: VoteID, blinded: [UInt8]) {
        self.vote = vote
        self.blinded = blinded
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> [UInt8] {
        let loading = LoadedVote.Loading(vote, isLocked: false, in: batch)
        let taken = batch.add(BallotStatements.take(vote, blinded: blinded))
        return { write in
            let loaded = try loading.loaded()
            _ = try Policy.mayRead(write.account, loaded.body, loaded.vote)
            let (outcome, signature) = try taken.value
            try outcome.check()
            guard let signature else { throw PostgresError(.protocolMisuse("a ballot was signed without a signature")) }
            write.audit(
                .voteBallotTaken,
                at: loaded.vote.place,
                ["clusterSeason": loaded.vote.place.clusterSeason, "vote": vote]
            )
            return signature
        }
    }
}

/// Somebody casts a ballot, and nobody knows who: without session, key, log or record of the request.
package struct CastBallot: Sendable {
    private let database: any PostgresRunner

    package init(database: any PostgresRunner) { self.database = database }

    /// Safe to repeat: the same token with the same choice is the same ballot.
    ///
    /// - Throws: `Refusal`, `PostgresError`.
    package func run(_ ballot: Ballot, in vote: VoteID) async throws {
        let outcome = try await database.run(BallotStatements.cast(ballot, in: vote))
        try outcome.check()
    }
}
