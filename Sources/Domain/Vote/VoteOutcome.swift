/// What came of a vote: the same arithmetic for every method, exact.
package struct VoteOutcome: Hashable, Sendable {
    package enum Verdict: String, CaseIterable, Sendable {
        /// What is carried is carried, be it nothing.
        case decided
        /// Too few were there: nothing is decided.
        case noQuorum
        /// Too few ballots were cast in secret: they were not counted.
        case tooFewBallots
    }

    /// What one option came to.
    package struct Line: Hashable, Sendable {
        package let option: VoteOption
        package let count: VoteFigures.Count
        /// Of how many its votes are a part.
        package let whole: Int
        /// How many of them are needed; nil where not even all are enough.
        package let needed: Int?
        package let isCarried: Bool
        /// Whether all chose the same: then it is known of everybody what they chose.
        package let isUnanimous: Bool
    }

    package let verdict: Verdict
    /// On the roll.
    package let members: Int
    package let present: Int
    package let written: Int
    package let ballots: VoteFigures.Ballots?
    /// By option, in their order; empty where nothing was counted.
    package let lines: [Line]
    /// Seats that nobody took.
    package let seatsLeft: Int
    /// Between whom another vote decides on these seats; empty where there is none.
    package let runoff: [VoteOption]
    package let against: [VoterID]
    package let absent: [VoterID]

    /// The options that are carried, in their order.
    package var carried: [VoteOption] { lines.filter(\.isCarried).map(\.option) }

    /// - Parameters:
    ///   - document: The vote's, as it was opened.
    ///   - roll: The frozen one.
    ///   - figures: Checked against both.
    package init(_ document: VoteDocument, _ roll: VoteRoll, _ figures: VoteFigures) {
        let (rule, members) = (document.rule, roll.voters.count)
        let hasQuorum = rule.isQuorum(figures.present, of: members)
        let verdict: Verdict = !hasQuorum ? .noQuorum : figures.counts == nil ? .tooFewBallots : .decided
        let tallied = zip(document.options, figures.counts ?? []).map { option, count in
            (option, count, Self.whole(of: option, count, rule, roll, figures))
        }
        let isAgreed = document.method != .consensus || figures.against.isEmpty
        let passing = tallied.indices.filter {
            verdict == .decided && isAgreed && rule.isMet(by: tallied[$0].1.votesFor, of: tallied[$0].2)
        }
        let election = Election(votes: tallied.map(\.1.votesFor), passing: passing, seats: rule.seats)
        lines = tallied.indices.map { index in
            let (option, count, whole) = tallied[index]
            let voters = count.votesFor + count.against + count.abstaining
            return Line(
                option: option,
                count: count,
                whole: whole,
                needed: rule.needed(of: whole),
                isCarried: election.elected.contains(index),
                isUnanimous: voters > 0
                    && [count.votesFor, count.against, count.abstaining].contains(voters)
            )
        }
        seatsLeft = rule.seats - election.elected.count
        let hasRunoff =
            rule.runoff == .next && verdict == .decided && tallied.count > 1 && document.method != .consensus
        runoff = hasRunoff ? election.next.map { document.options[$0] } : []
        self.verdict = verdict
        self.members = members
        present = figures.present
        written = figures.written
        ballots = figures.ballots
        against = figures.against
        absent = figures.absent
    }

    /// Of how many an option's votes are a part.
    private static func whole(
        of option: VoteOption,
        _ count: VoteFigures.Count,
        _ rule: VoteRule,
        _ roll: VoteRoll,
        _ figures: VoteFigures
    ) -> Int {
        switch rule.denominator {
        case .members: roll.voters.count - (rule.ownUnitVotes ? 0 : roll.voters(for: option.unit))
        case .present: figures.taking
        case .valid: figures.ballots?.valid ?? count.votesFor + count.against + count.abstaining
        }
    }
}

/// Who takes the seats, and between whom the rest of them is to be decided.
struct Election {
    /// At most as many as there are seats.
    let elected: Set<Int>
    /// For the seats that are left: those who tie at the last one, or else the next ones by votes, one more than seats; in
    /// the order of the options.
    let next: [Int]

    /// - Parameters:
    ///   - votes: For each option.
    ///   - passing: The options that reach the threshold.
    ///   - seats: How many there are.
    init(votes: [Int], passing: [Int], seats: Int) {
        let ranked = passing.sorted { (votes[$1], $0) < (votes[$0], $1) }
        guard ranked.count > seats, seats > 0, votes[ranked[seats - 1]] == votes[ranked[seats]] else {
            let elected = Set(ranked.prefix(seats))
            self.elected = elected
            let left = seats - elected.count
            next = left == 0 ? [] : Self.first(left + 1, of: votes.indices.filter { !elected.contains($0) }, votes)
            return
        }
        // Nobody is preferred where votes are the same: who stands before the tie is elected, and the tied stand again.
        let tied = votes[ranked[seats]]
        elected = Set(ranked.filter { votes[$0] > tied })
        next = ranked.filter { votes[$0] == tied }.sorted()
    }

    /// So many options with the most votes, and whoever has as many as the last of them.
    private static func first(_ count: Int, of options: [Int], _ votes: [Int]) -> [Int] {
        let ranked = options.map { votes[$0] }.sorted(by: >)
        guard let least = ranked.prefix(count).last else { return [] }
        return options.filter { votes[$0] >= least }
    }
}
