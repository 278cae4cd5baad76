import Domain
import StrictJSON
import Testing

@Suite struct `A vote` {
    private static let facts = Cluster.seasonFacts
    private static let body = VoteBody.cluster(facts, members: [])
    private static let lead = Cluster.account([.officer], of: Cluster.lead)
    private static let place = facts.place

    private func vote(_ text: String) throws -> Vote {
        Vote(id: VoteText.id, place: Self.place, council: nil, document: try VoteText.document(text))
    }

    private func refusal(_ body: () throws -> Void) -> Refusal? {
        do {
            try body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    @Test(arguments: [
        (VoteText.json(options: []), "no option"),
        (VoteText.json(options: [#"{"words":"A"}"#, #"{"words":"A"}"#]), "the same twice"),
        (VoteText.json(subject: #"{"kind":"nomination"}"#), "a nomination of words"),
        (VoteText.json(subject: #"{"kind":"document"}"#), "a document without a text"),
        (VoteText.json("paper"), "paper without tellers"),
        (VoteText.json(more: #","tellers":["\#(AccountID(bits: 1))","\#(AccountID(bits: 2))"]"#), "tellers of hands"),
        (VoteText.json(rule: #""threshold":"3/2","comparison":"atLeast","denominator":"members","seats":1"#), "3/2"),
        (VoteText.json(rule: #""threshold":"1/1","comparison":"moreThan","denominator":"members","seats":1"#), "> 1"),
        (VoteText.json(rule: #""threshold":"1/2","comparison":"atLeast","denominator":"members","seats":2"#), "seats"),
        (
            VoteText.json(
                rule: #""threshold":"1/2","comparison":"atLeast","denominator":"valid","seats":1,"ownUnitVotes":false"#
            ), "own units of the valid"
        ),
        (
            VoteText.json(
                "secret",
                rule: #""threshold":"1/2","comparison":"atLeast","denominator":"valid","seats":1,"absentees":"written""#
            ), "letters in secret"
        ),
    ]) func `is refused where its parts do not fit`(_ text: String, _ what: String) {
        #expect(refusal { _ = try VoteText.document(text) }?.code == .invalidVote, "\(what)")
    }

    @Test func `is kept and read as the same`() throws {
        let document = try VoteText.document(
            VoteText.json(options: [#"{"words":"A"}"#, #"{"unit":"\#(Cluster.lead)"}"#])
        )
        #expect(try VoteDocument(bytes: document.bytes) == document)
        let roll = VoteText.roll(4)
        #expect(VoteRoll(bytes: roll.bytes) == roll)
    }

    @Test func `in secret needs voters enough, and no own units among the options`() throws {
        let permission = try Policy.mayConduct(Self.lead, Self.body)
        let text = VoteText.json(
            "secret",
            options: [#"{"unit":"\#(Cluster.lead)"}"#],
            rule: #""threshold":"1/2","comparison":"atLeast","denominator":"members","seats":1,"ownUnitVotes":false"#
        )
        let voters = VoteText.roll(4).voters
        let own = refusal {
            _ = try vote(text).opened(voters: voters, tellers: [:], lead: Cluster.lead, permission: permission)
        }
        #expect(own?.code == .invalidVote)
        let few = refusal {
            _ = try vote(VoteText.json("secret"))
                .opened(voters: Array(voters.prefix(2)), tellers: [:], lead: nil, permission: permission)
        }
        #expect(few?.code == .invalidVote)
    }

    @Test func `on paper names each misfit of its figures`() throws {
        let tellers = #","tellers":["\#(AccountID(bits: 1))","\#(AccountID(bits: 2))"]"#
        let text = VoteText.json("paper", options: [#"{"words":"A"}"#, #"{"words":"B"}"#], more: tellers)
        let good: [String: Int] = ["present": 8, "issued": 8, "returned": 7, "valid": 6, "invalid": 1]
        func read(_ figures: [String: Int], _ votes: [Int] = [4, 2], _ against: [Int] = [0, 1]) -> Int {
            let members =
                figures.map { #""\#($0.key)":\#($0.value)"# } + [#""for":\#(votes)"#, #""against":\#(against)"#]
            return refusal {
                _ = try VoteText.outcome("{\(members.joined(separator: ","))}", of: text, voters: 8)
            }?.places.count ?? 0
        }
        #expect(read(good) == 0)
        #expect(read(good.merging(["issued": 9]) { $1 }) == 1)
        #expect(read(good.merging(["returned": 9, "invalid": 3]) { $1 }) == 1)
        #expect(read(good.merging(["valid": 5]) { $1 }, [3, 2]) == 1)
        #expect(read(good.merging(["present": 9]) { $1 }) == 1)
        #expect(read(good.merging(["written": 1]) { $1 }) == 2)
        #expect(read(good, [7, 0]) == 2)
        #expect(read(good, [4, 3]) == 1)
        #expect(read(good, [4]) == 2)
    }

    @Test func `comes by any order of acts to states that there are, and out of the last ones by none`() throws {
        var generator = SeededGenerator(seed: 30)
        let conduct = try Policy.mayConduct(Self.lead, Self.body)
        let tellers = [
            Cluster.account([.officer], of: Cluster.member, id: 1_001),
            Cluster.account([.officer], of: Cluster.other, id: 1_002),
        ]
        let named = tellers.map { #""\#($0.id)""# }.joined(separator: ",")
        let units = Dictionary(tellers.map { ($0.id, $0.unit) }) { first, _ in first }
        for method in VoteMethod.allCases {
            let text = VoteText.json(method.rawValue, more: method == .paper ? #","tellers":[\#(named)]"# : "")
            for _ in 0..<100 {
                var vote = try vote(text)
                for _ in 0..<12 {
                    let before = vote
                    let act = Int.random(in: 0..<5, using: &generator)
                    let who = tellers[Int.random(in: 0...1, using: &generator)]
                    let votes = Int.random(in: 0...1, using: &generator)
                    do {
                        switch act {
                        case 0: vote = try vote.edited(vote.document, permission: conduct)
                        case 1:
                            vote = try vote.opened(
                                voters: VoteText.roll(4).voters,
                                tellers: units,
                                lead: Cluster.lead,
                                permission: conduct
                            )
                        case 2:
                            let count = try Policy.mayCount(method == .paper ? who : Self.lead, Self.body, vote)
                            vote = try vote.counted(
                                try JSONDocument(Array(Self.figures(method, votes).utf8)).root,
                                by: method,
                                file: nil,
                                permission: count
                            )
                        case 3:
                            let figures = #"{"against":[0],"ballots":3,"for":[\#(votes)],"taken":4}"#
                            vote = try vote.closed(Array(figures.utf8), permission: conduct)
                        default: vote = try vote.cancelled(reason: "x", permission: conduct)
                        }
                        #expect(vote.version == before.version + 1)
                        #expect(![.confirmed, .cancelled].contains(before.state))
                        #expect(before.state != .closed || method == .paper)
                        if before.state != .prepared {
                            #expect(vote.document == before.document && vote.roll == before.roll)
                        }
                    } catch is Refusal {
                        #expect(vote == before)
                    }
                    #expect((vote.roll != nil) == (vote.state != .prepared) || vote.state == .cancelled)
                    #expect(
                        (vote.outcome != nil) == (vote.state == .confirmed || vote.state == .closed && method != .paper)
                    )
                }
            }
        }
    }

    private static func figures(_ method: VoteMethod, _ votes: Int) -> String {
        switch method {
        case .consensus: "{}"
        case .showOfHands: #"{"present":4,"for":[\#(votes)],"against":[0],"abstaining":[0]}"#
        case .paper, .secret:
            #"{"present":4,"issued":4,"returned":4,"valid":4,"invalid":0,"for":[\#(votes)],"against":[0]}"#
        }
    }
}
