package import Domain
package import Postgres
import Repository
package import StrictJSON

/// A vote is written down, to be opened later.
package struct PrepareVote: WriteUseCase {
    private let body: VoteBodyReference
    private let document: JSONValue

    /// - Parameters:
    ///   - body: Who votes.
    ///   - document: What it is about and how it is decided.
    package init(_ body: VoteBodyReference, _ document: JSONValue) {
        self.body = body
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> VoteReceipt {
        let loading = LoadedVoteBody(body, in: batch)
        // Whoever names no vote to go on from names one here that is not there.
        let read = Result { () throws(Refusal) in try VoteDocument(document) }
        let first = FirstVote((try? read.get())?.runoffOf, in: batch)
        return { write in
            guard let body = try loading.value() else { throw self.body.missing }
            _ = try Policy.mayConduct(write.account, body)
            let vote = Vote(
                id: write.identifier(),
                place: body.place,
                council: body.council,
                document: try read.get()
            )
            try first.check(vote)
            write.add(VoteStatements.add(vote))
            vote.audit(.votePrepared, detail: ["title": vote.document.title], in: write)
            return VoteReceipt(vote)
        }
    }
}

/// Another text is written in place of a vote's, while it is prepared.
package struct SaveVote: WriteUseCase {
    private let vote: VoteID
    private let version: Int32
    private let document: JSONValue

    /// - Parameters:
    ///   - vote: Which.
    ///   - version: The version of it that the caller saw.
    ///   - document: What it is about and how it is decided.
    package init(_ vote: VoteID, seen version: Int32, _ document: JSONValue) {
        self.vote = vote
        self.version = version
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> VoteReceipt {
        let loading = LoadedVote.Loading(vote, in: batch)
        let read = Result { () throws(Refusal) in try VoteDocument(document) }
        let first = FirstVote((try? read.get())?.runoffOf, in: batch)
        return { write in
            let loaded = try loading.loaded()
            let permission = try Policy.mayConduct(write.account, loaded.body, loaded.vote)
            try loaded.checkSeen(version)
            let saved = try loaded.vote.edited(try read.get(), permission: permission)
            try first.check(saved)
            write.add(VoteStatements.save(saved))
            saved.audit(.voteSaved, detail: ["title": saved.document.title], in: write)
            return VoteReceipt(saved)
        }
    }
}

/// The vote whose seats are left, where it will be once a batch has run.
private struct FirstVote {
    private let stored: PostgresPending<StoredVote?>?
    private let tallies: PostgresPending<[StoredVote.Tally]>?

    init(_ vote: VoteID?, in batch: PostgresBatch) {
        stored = vote.map { batch.add(VoteStatements.vote($0)) }
        tallies = vote.map { batch.add(VoteStatements.tallies($0)) }
    }

    /// Refuses a vote that is not the runoff that it says it is.
    func check(_ vote: Vote) throws {
        guard let stored, let tallies else { return }
        guard let first = try stored.value, first.place == vote.place, first.council == vote.council else {
            throw Refusal.noFirstVote
        }
        try first.vote(try tallies.value).checkRunoff(vote.document)
    }
}

/// How far a vote is after an act.
package struct VoteReceipt: Sendable {
    package let id: VoteID
    package let state: VoteState
    package let version: Int32
    /// Of the roll; nil until it is frozen.
    package let rollSHA256: [UInt8]?

    init(_ vote: Vote) {
        id = vote.id
        state = vote.state
        version = vote.version
        rollSHA256 = vote.roll?.sha256
    }
}
