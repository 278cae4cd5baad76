import Domain
import StrictJSON
import Testing

@Suite struct `The outcome of a vote` {
    private static let names = ["A", "B", "C", "D", "E"]

    private func options(_ count: Int) -> [String] { Self.names.prefix(count).map { #"{"words":"\#($0)"}"# } }

    /// A vote by hands on so many options.
    private func text(_ count: Int, _ rule: String) -> String { VoteText.json(options: options(count), rule: rule) }

    // Nghị định 91/2017, Article 45.8: at least 90 % of all members, absentees by written opinion.
    @Test(arguments: [(8, true), (7, false)])
    func `needs 8 of 8 where 90 % of all members are needed`(_ votes: Int, _ isCarried: Bool) throws {
        let rule = #""threshold":"9/10","comparison":"atLeast","denominator":"members","seats":1"#
        let outcome = try VoteText.outcome(VoteText.hands([votes], present: 8), of: text(1, rule), voters: 8)
        #expect(outcome.lines[0].needed == 8)
        #expect(outcome.lines[0].isCarried == isCarried)
    }

    @Test func `counts absentees who wrote where the rule says so, and refuses them where it does not`() throws {
        let rule = #""threshold":"9/10","comparison":"atLeast","denominator":"members","seats":1"#
        let figures = VoteText.hands([8], present: 6, written: 2)
        let written = text(1, rule + #","absentees":"written""#)
        #expect(try VoteText.outcome(figures, of: written, voters: 8).lines[0].isCarried)
        #expect(throws: Refusal.self) { try VoteText.outcome(figures, of: text(1, rule), voters: 8) }
    }

    // Nghị định 98/2023, Article 47: two thirds must be there; who wrote is not there.
    @Test(arguments: [(8, 0, true), (7, 0, false), (7, 5, false)])
    func `needs two thirds of 12 to be there where that is the quorum`(
        _ present: Int,
        _ written: Int,
        _ hasQuorum: Bool
    ) throws {
        let rule =
            #""threshold":"1/2","comparison":"moreThan","denominator":"present","quorum":"2/3","seats":1,"absentees":"written""#
        let outcome = try VoteText.outcome(
            VoteText.hands([present + written], present: present, written: written),
            of: text(1, rule),
            voters: 12
        )
        #expect((outcome.verdict == .decided) == hasQuorum)
        #expect(outcome.lines[0].isCarried == hasQuorum)
    }

    @Test func `tells half from more than half`() throws {
        for (comparison, isCarried) in [("atLeast", true), ("moreThan", false)] {
            let rule = #""threshold":"1/2","comparison":"\#(comparison)","denominator":"members","seats":1"#
            let outcome = try VoteText.outcome(VoteText.hands([4], present: 8), of: text(1, rule), voters: 8)
            #expect(outcome.lines[0].isCarried == isCarried)
        }
    }

    @Test func `elects nobody where votes tie at the last seat, and lets the tied stand again`() throws {
        let rule = #""threshold":"1/4","comparison":"atLeast","denominator":"members","seats":2,"runoff":"next""#
        let outcome = try VoteText.outcome(VoteText.hands([5, 3, 3, 2], present: 8), of: text(4, rule), voters: 8)
        #expect(outcome.carried == [.words("A")])
        #expect(outcome.runoff == [.words("B"), .words("C")])
        #expect(outcome.seatsLeft == 1)
    }

    @Test func `lets the next ones stand for seats that nobody reached`() throws {
        let rule = #""threshold":"1/2","comparison":"moreThan","denominator":"members","seats":2,"runoff":"next""#
        let outcome = try VoteText.outcome(VoteText.hands([5, 2, 4, 4, 1], present: 8), of: text(5, rule), voters: 8)
        #expect(outcome.carried == [.words("A")])
        #expect(outcome.runoff == [.words("C"), .words("D")])
        let none = try VoteText.outcome(
            VoteText.hands([5, 2, 4, 4, 1], present: 8),
            of: text(5, rule.replacing(#","runoff":"next""#, with: "")),
            voters: 8
        )
        #expect(none.runoff.isEmpty)
    }

    @Test func `leaves a unit's own voter out of the members where nobody votes on a unit of their own`() throws {
        let json = VoteText.json(
            options: [#"{"unit":"\#(UnitID(bits: 1))"}"#],
            subject: #"{"kind":"nomination"}"#,
            rule: #""threshold":"9/10","comparison":"atLeast","denominator":"members","seats":1,"ownUnitVotes":false"#
        )
        let outcome = try VoteText.outcome(VoteText.hands([7], present: 8), of: json, voters: 8)
        #expect(outcome.lines[0].whole == 7)
        #expect(outcome.lines[0].isCarried)
        #expect(throws: Refusal.self) {
            try VoteText.outcome(VoteText.hands([8], present: 8), of: json, voters: 8)
        }
    }

    @Test func `is carried by consensus where nobody is against, and by nothing else`() throws {
        let text = VoteText.json(
            "consensus",
            rule: #""threshold":"1/1","comparison":"atLeast","denominator":"present","quorum":"2/3","seats":1"#
        )
        let (one, two) = (VoterID(bits: 1), VoterID(bits: 2))
        #expect(try VoteText.outcome("{}", of: text, voters: 3).lines[0].isCarried)
        #expect(try VoteText.outcome(#"{"absent":["\#(one)"]}"#, of: text, voters: 3).lines[0].isCarried)
        let few = try VoteText.outcome(#"{"absent":["\#(one)","\#(two)"]}"#, of: text, voters: 3)
        #expect(few.verdict == .noQuorum && few.carried.isEmpty)
        let against = try VoteText.outcome(#"{"against":["\#(one)"]}"#, of: text, voters: 3)
        #expect(against.carried.isEmpty && against.against == [one])
    }

    @Test func `says where all chose the same`() throws {
        let rule = #""threshold":"1/2","comparison":"atLeast","denominator":"members","seats":2"#
        let outcome = try VoteText.outcome(
            #"{"present":3,"for":[3,2],"against":[0,0],"abstaining":[0,1]}"#,
            of: text(2, rule),
            voters: 3
        )
        #expect(outcome.lines.map(\.isUnanimous) == [true, false])
    }

    @Test
    func `never elects more than there are seats, nor past the threshold, nor one before another with more votes`()
        throws
    {
        var generator = SeededGenerator(seed: 29)
        for _ in 0..<2_000 {
            let (voters, count) = (Int.random(in: 1...12, using: &generator), Int.random(in: 1...5, using: &generator))
            let seats = Int.random(in: 1...count, using: &generator)
            let denominator = Int64.random(in: 1...10, using: &generator)
            let numerator = Int64.random(in: 1...denominator, using: &generator)
            var left = voters * seats
            let votes = (0..<count).map { _ in
                let vote = Int.random(in: 0...min(voters, left), using: &generator)
                left -= vote
                return vote
            }
            let rule =
                #""threshold":"\#(numerator)/\#(denominator)","comparison":"atLeast","denominator":"members","seats":\#(seats),"runoff":"next""#
            let outcome = try VoteText.outcome(
                VoteText.hands(votes, present: voters),
                of: text(count, rule),
                voters: voters
            )
            let elected = outcome.lines.indices.filter { outcome.lines[$0].isCarried }
            #expect(elected.count <= seats && outcome.seatsLeft == seats - elected.count)
            for index in outcome.lines.indices {
                let reaches = Int64(votes[index]) * denominator >= numerator * Int64(voters)
                if outcome.lines[index].isCarried {
                    #expect(reaches)
                    #expect(votes.indices.allSatisfy { votes[$0] <= votes[index] || elected.contains($0) })
                } else if reaches {
                    // It was left out for seats, or tied for the last of them.
                    #expect(votes.indices.count { votes[$0] >= votes[index] } > seats)
                }
            }
            // Whoever stands again was not elected, and nobody with more votes was passed over.
            let again = outcome.runoff.compactMap { option in outcome.lines.firstIndex { $0.option == option } }
            #expect(Set(again).isDisjoint(with: elected))
            #expect(outcome.seatsLeft == 0 || count == 1 || !again.isEmpty)
            let least = again.map { votes[$0] }.min() ?? 0
            #expect(
                again.isEmpty
                    || votes.indices.allSatisfy { votes[$0] <= least || again.contains($0) || elected.contains($0) }
            )
        }
    }
}
