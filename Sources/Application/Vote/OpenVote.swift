import Crypto
package import Domain
package import Postgres
import Repository

/// A vote opens: its question, its rule and its roll are frozen.
package struct OpenVote: WriteUseCase {
    private let vote: VoteID
    private let version: Int32

    /// - Parameters:
    ///   - vote: Which.
    ///   - version: The version of it that the caller saw.
    package init(_ vote: VoteID, seen version: Int32) {
        self.vote = vote
        self.version = version
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> VoteReceipt {
        let loading = LoadedVote.Loading(vote, in: batch)
        let spokesmen = batch.add(VoteStatements.spokesmen(for: vote))
        let units = batch.add(VoteStatements.units(of: vote))
        return { write in
            let loaded = try loading.loaded()
            let permission = try Policy.mayConduct(write.account, loaded.body, loaded.vote)
            try loaded.checkSeen(version)
            let units = try units.value
            let opened = try loaded.vote.opened(
                voters: try loaded.body.voters(
                    of: loaded.vote.document,
                    spokesmen: try spokesmen.value,
                    units: units,
                    on: write.account.day
                ),
                tellers: units,
                lead: loaded.body.lead,
                permission: permission
            )
            if opened.document.method == .secret {
                let key = try BallotKey()
                write.add(
                    BallotStatements.open(opened, modulus: key.modulus, privateExponent: key.privateExponent)
                )
            }
            write.add(VoteStatements.move(opened))
            opened.audit(.voteOpened, detail: ["roll": opened.roll?.sha256.hexadecimal], in: write)
            return VoteReceipt(opened)
        }
    }
}

extension VoteRoll {
    /// Of its bytes, 32 of them.
    var sha256: [UInt8] { Array(SHA256.hash(data: bytes)) }
}
