/// What is voted on.
package struct VoteSubject: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// The adoption of a text, by its hash.
        case document
        /// suy tôn: which units are put forward for a title or a form of commendation.
        case nomination
        /// The lead or the deputy of the next season.
        case election
        /// Anything else that can be asked.
        case question
    }

    /// The very text that is voted on.
    package struct Text: Hashable, Sendable {
        package let id: VotedTextID
        /// Of its bytes, 32 of them.
        package let sha256: [UInt8]

        package init(id: VotedTextID, sha256: [UInt8]) {
            self.id = id
            self.sha256 = sha256
        }
    }

    package let kind: Kind
    /// There for a document, and for nothing else.
    package let text: Text?
}

/// One thing that can be chosen.
package enum VoteOption: Hashable, Sendable {
    case unit(UnitID)
    case words(String)

    /// The unit, where it is one.
    package var unit: UnitID? {
        if case .unit(let unit) = self { unit } else { nil }
    }
}

/// How a vote is taken.
package enum VoteMethod: String, CaseIterable, Sendable {
    /// Nobody is against; recorded by who conducts it.
    case consensus
    /// Counted in the room; recorded by who conducts it.
    case showOfHands
    /// Secret, on paper; counted by tellers.
    case paper
    /// Secret, in ThiDua (docs/ballot.md).
    case secret
}
