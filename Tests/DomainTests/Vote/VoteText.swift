import Domain
import StrictJSON

/// Votes that tests hold in the cluster of `Cluster`.
enum VoteText {
    static let members = [Cluster.lead, Cluster.deputy, Cluster.member, Cluster.other]
    static let id = VoteID(bits: 7)

    /// The text of a vote.
    static func json(
        _ method: String = "showOfHands",
        options: [String] = [#"{"words":"A"}"#],
        subject: String = #"{"kind":"question"}"#,
        rule: String = #""threshold":"1/2","comparison":"atLeast","denominator":"members","seats":1"#,
        more: String = ""
    ) -> String {
        #"{"title":"T","subject":\#(subject),"options":[\#(options.joined(separator: ","))],"#
            + #""method":"\#(method)","rule":{\#(rule)}\#(more)}"#
    }

    static func document(_ json: String) throws -> VoteDocument {
        try VoteDocument(try JSONDocument(Array(json.utf8)).root)
    }

    static func roll(_ count: Int) -> VoteRoll {
        VoteRoll(
            (0..<count).map {
                VoteRoll.Voter(account: AccountID(bits: UInt128(500 + $0)), unit: UnitID(bits: UInt128(1 + $0)))
            },
            of: id,
            council: nil
        )
    }

    /// What came of figures, among so many voters.
    static func outcome(_ json: String, of text: String, voters: Int) throws -> VoteOutcome {
        let (document, roll) = (try document(text), roll(voters))
        let figures = try VoteFigures(try JSONDocument(Array(json.utf8)).root, of: document, roll)
        return VoteOutcome(document, roll, figures)
    }

    static func hands(
        _ votes: [Int],
        present: Int,
        against: [Int]? = nil,
        written: Int = 0
    ) -> String {
        let zeros = votes.map { _ in 0 }
        return #"{"present":\#(present),"written":\#(written),"for":\#(votes),"against":\#(against ?? zeros),"#
            + #""abstaining":\#(zeros)}"#
    }
}
