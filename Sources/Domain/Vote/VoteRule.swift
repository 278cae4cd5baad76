/// What decides a vote: data of the vote, with its legal basis, as no two regulations agree.
package struct VoteRule: Hashable, Sendable {
    /// Of whom the threshold is a part.
    package enum Denominator: String, CaseIterable, Sendable {
        /// All on the roll.
        case members
        /// Those in the room, and absentees whose written opinion counts.
        case present
        /// The valid votes.
        case valid
    }

    package enum Comparison: String, CaseIterable, Sendable {
        case atLeast, moreThan
    }

    /// What becomes of those who are not there.
    package enum Absentees: String, CaseIterable, Sendable {
        /// They take no part.
        case excluded
        /// Their written opinion is a vote. It makes no quorum: that is for those who are there.
        case written
    }

    package enum Runoff: String, CaseIterable, Sendable {
        case none
        /// Between the next ones, for the seats that are left.
        case next
    }

    /// By what authority the rule is as it is.
    package enum Basis: Hashable, Sendable {
        case officialDocument(OfficialDocumentID)
        case words(String)
    }

    package let threshold: Fraction
    package let comparison: Comparison
    package let denominator: Denominator
    /// The part of the roll that must be there; nil for none.
    package let quorum: Fraction?
    /// How many options may be carried.
    package let seats: Int
    package let absentees: Absentees
    /// Whether who speaks for a unit votes on that unit. Where not, such voters do not count on it: neither for nor against,
    /// nor among the members whose part the threshold is.
    package let ownUnitVotes: Bool
    package let runoff: Runoff
    /// Of a secret vote in ThiDua: with fewer ballots nothing is counted.
    package let least: Int
    package let basis: Basis?

    /// The fewest ballots that anything is counted of: among two, each would know what the other chose.
    package static let fewestCounted = 3

    package init(
        threshold: Fraction,
        comparison: Comparison,
        denominator: Denominator,
        quorum: Fraction?,
        seats: Int,
        absentees: Absentees = .excluded,
        ownUnitVotes: Bool = true,
        runoff: Runoff = .none,
        least: Int = VoteRule.fewestCounted,
        basis: Basis? = nil
    ) {
        self.threshold = threshold
        self.comparison = comparison
        self.denominator = denominator
        self.quorum = quorum
        self.seats = seats
        self.absentees = absentees
        self.ownUnitVotes = ownUnitVotes
        self.runoff = runoff
        self.least = least
        self.basis = basis
    }

    /// Whether so many of so many are enough. Of nobody nothing is.
    package func isMet(by votes: Int, of whole: Int) -> Bool {
        guard whole > 0 else { return false }
        let part = Rational(Int64(votes), Int64(whole))
        return comparison == .moreThan ? part > threshold.value : part >= threshold.value
    }

    /// Whether enough are there.
    package func isQuorum(_ present: Int, of members: Int) -> Bool {
        quorum.map { Rational(Int64(present)) >= $0.value * Rational(Int64(members)) } ?? true
    }

    /// The fewest votes that are enough of so many; nil where not even all are.
    package func needed(of whole: Int) -> Int? {
        (0...max(whole, 0)).first { isMet(by: $0, of: whole) }
    }
}

/// A part of a whole, exact: 0 to 1.
package struct Fraction: Hashable, Sendable, CustomStringConvertible {
    package let numerator: Int64
    package let denominator: Int64

    /// The largest denominator: a hundredth of a percent.
    private static let largest: Int64 = 10_000

    /// A fraction from its text, as `2/3`; nil for another, and for what is more than 1.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let numerator = Int64(parts[0]), let denominator = Int64(parts[1]),
            (1...Self.largest).contains(denominator), (0...denominator).contains(numerator),
            "\(numerator)/\(denominator)" == text
        else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    package var value: Rational { Rational(numerator, denominator) }

    package var description: String { "\(numerator)/\(denominator)" }
}
