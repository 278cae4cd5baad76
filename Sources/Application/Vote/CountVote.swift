package import Domain
package import Postgres
import Repository
package import StrictJSON

/// Somebody enters what was counted: in a room who conducts the vote, on paper a teller.
package struct CountVote: WriteUseCase {
    private let vote: VoteID
    private let version: Int32
    private let method: VoteMethod
    private let figures: JSONValue
    private let file: FileID?

    /// - Parameters:
    ///   - vote: Which.
    ///   - version: The version of it that the caller saw.
    ///   - method: How it was counted.
    ///   - figures: What was counted.
    ///   - file: The minutes as a scan.
    package init(_ vote: VoteID, seen version: Int32, by method: VoteMethod, _ figures: JSONValue, file: FileID?) {
        self.vote = vote
        self.version = version
        self.method = method
        self.figures = figures
        self.file = file
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> VoteReceipt {
        let loading = LoadedVote.Loading(vote, in: batch)
        return { write in
            let loaded = try loading.loaded()
            let permission = try Policy.mayCount(write.account, loaded.body, loaded.vote)
            try loaded.checkSeen(version)
            let counted = try loaded.vote.counted(figures, by: method, file: file, permission: permission)
            if let tally = counted.tallies.last {
                write.add(VoteStatements.add(tally, of: vote, at: write.instant))
            }
            write.add(VoteStatements.move(counted))
            counted.audit(
                counted.state == .confirmed ? .voteConfirmed : .voteCounted,
                detail: counted.outcomeDetail,
                in: write
            )
            return VoteReceipt(counted)
        }
    }
}

/// Who conducts a secret vote in ThiDua ends it: the database counts.
package struct CloseVote: WriteUseCase {
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
        // After the vote itself is read: what is counted here is undone where anything below refuses.
        let figures = batch.add(BallotStatements.close(vote))
        return { write in
            let loaded = try loading.loaded()
            let permission = try Policy.mayConduct(write.account, loaded.body, loaded.vote)
            try loaded.checkSeen(version)
            let closed = try loaded.vote.closed(try figures.value ?? [], permission: permission)
            write.add(VoteStatements.move(closed))
            closed.audit(.voteClosed, detail: closed.outcomeDetail, in: write)
            return VoteReceipt(closed)
        }
    }
}

/// A vote is cancelled, for a reason.
package struct CancelVote: WriteUseCase {
    private let vote: VoteID
    private let version: Int32
    private let reason: String

    /// - Parameters:
    ///   - vote: Which.
    ///   - version: The version of it that the caller saw.
    ///   - reason: Why.
    package init(_ vote: VoteID, seen version: Int32, reason: String) {
        self.vote = vote
        self.version = version
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> VoteReceipt {
        let loading = LoadedVote.Loading(vote, in: batch)
        return { write in
            let loaded = try loading.loaded()
            let permission = try Policy.mayConduct(write.account, loaded.body, loaded.vote)
            try loaded.checkSeen(version)
            let cancelled = try loaded.vote.cancelled(reason: reason, permission: permission)
            if loaded.vote.document.method == .secret, loaded.vote.state == .open {
                write.add(BallotStatements.discard(vote))
            }
            write.add(VoteStatements.move(cancelled, reason: reason))
            cancelled.audit(.voteCancelled, detail: ["reason": reason], in: write)
            return VoteReceipt(cancelled)
        }
    }
}

extension Vote {
    /// What came of it, as the log keeps it beside the figures; nothing before it counts.
    fileprivate var outcomeDetail: AuditDetail {
        guard let outcome else { return [:] }
        return [
            "verdict": outcome.verdict.rawValue,
            "carried": outcome.lines.indices.filter { outcome.lines[$0].isCarried }.map { String($0 + 1) }
                .joined(separator: ","),
        ]
    }
}
