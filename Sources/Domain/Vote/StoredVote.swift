/// A vote as it is kept: bytes that are still to be read.
package struct StoredVote: Sendable {
    /// Figures as somebody entered them.
    package struct Tally: Sendable {
        package let number: Int32
        package let account: AccountID
        package let figures: [UInt8]
        package let file: FileID?

        package init(number: Int32, account: AccountID, figures: [UInt8], file: FileID?) {
            self.number = number
            self.account = account
            self.figures = figures
            self.file = file
        }
    }

    package let id: VoteID
    package let place: Place
    package let council: CouncilID?
    package let state: VoteState
    package let version: Int32
    package let document: [UInt8]
    package let roll: [UInt8]?
    /// Of the roll's bytes.
    package let rollSHA256: [UInt8]?
    /// Why it was cancelled.
    package let reason: String?

    package init(
        id: VoteID,
        place: Place,
        council: CouncilID?,
        state: VoteState,
        version: Int32,
        document: [UInt8],
        roll: [UInt8]?,
        rollSHA256: [UInt8]?,
        reason: String?
    ) {
        self.id = id
        self.place = place
        self.council = council
        self.state = state
        self.version = version
        self.document = document
        self.roll = roll
        self.rollSHA256 = rollSHA256
        self.reason = reason
    }

    /// The vote, read.
    ///
    /// - Parameter tallies: Its own, by number.
    /// - Returns: The vote.
    /// - Throws: `invalidVote` and `invalidFigures` for bytes that ThiDua never kept.
    package func vote(_ tallies: [Tally]) throws(Refusal) -> Vote {
        let document = try VoteDocument(bytes: document)
        let roll = roll.map { VoteRoll(bytes: $0) }
        var read: [Vote.Tally] = []
        if let roll {
            for tally in tallies {
                read.append(
                    Vote.Tally(
                        number: tally.number,
                        account: tally.account,
                        figures: try VoteFigures(bytes: tally.figures, of: document, roll),
                        file: tally.file
                    )
                )
            }
        }
        return Vote(
            id: id,
            place: place,
            council: council,
            state: state,
            version: version,
            document: document,
            roll: roll,
            tallies: read
        )
    }
}

/// A vote in a list.
package struct VoteHeader: Sendable {
    package let id: VoteID
    package let title: String
    package let method: VoteMethod
    package let subject: VoteSubject.Kind
    package let state: VoteState
    package let version: Int32

    package init(
        id: VoteID,
        title: String,
        method: VoteMethod,
        subject: VoteSubject.Kind,
        state: VoteState,
        version: Int32
    ) {
        self.id = id
        self.title = title
        self.method = method
        self.subject = subject
        self.state = state
        self.version = version
    }
}
