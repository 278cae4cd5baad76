import Domain
import Testing

@Suite struct `A review` {
    @Test func `goes through all its states in order`() throws {
        var review = Cluster.review()
        for state in [
            ReviewState.crossChecking, .assessing, .explaining, .reassessing, .appraising,
        ] {
            let version = review.version
            review = try review.advanced(to: state)
            #expect(review.state == state)
            #expect(review.version == version + 1)
        }
        #expect(review.nextState == .published)
    }

    private static let days: [(from: String, to: String, recorded: String, isScored: Bool)] = [
        ("2025-11-15", "2026-11-15", "2026-10-20", true), ("2026-10-31", "2026-11-15", "2026-10-20", true),
        // After the last day of self-scoring, which is the 31st of October.
        ("2026-11-01", "2026-11-15", "2026-10-20", false), ("2026-11-01", "2026-11-15", "2026-11-10", false),
        // Over before it is recorded.
        ("2026-07-01", "2026-10-20", "2026-10-20", false), ("2026-07-01", "2026-10-21", "2026-10-20", true),
        // Recorded late.
        ("2026-07-01", "2026-10-31", "2026-11-10", false), ("2026-07-01", "2026-11-01", "2026-11-10", true),
        ("2026-07-01", "2026-11-15", "2026-12-10", true),
    ]

    @Test(arguments: days)
    func `scores who is a member by the last day of self-scoring`(
        from: String,
        to: String,
        recorded: String,
        isScored: Bool
    ) {
        let membership = Membership(unit: Cluster.member, from: day(from), to: day(to))
        for state in ReviewState.allCases {
            let review = Cluster.review(state)
            let scores = review.scores(membership, in: Organisation.season, on: day(recorded))
            #expect(scores == (isScored && state != .published))
        }
    }

    @Test(arguments: [
        ([], [ReviewState.selfScoring, .appraising, .published]),
        ([ReviewStep.reassessing, .assessing], [.selfScoring, .assessing, .reassessing, .appraising, .published]),
        ([.crossChecking, .explaining], [.selfScoring, .crossChecking, .explaining, .appraising, .published]),
    ])
    func `has the states of its steps`(steps: [ReviewStep], states: [ReviewState]) {
        #expect(Cluster.review(steps: Set(steps)).states == states)
    }

    /// Every review there can be, every state it can be in, every state somebody may ask for.
    @Test func `goes on to its next state and nowhere else, and to published not at all`() {
        let order: [ReviewState] = [
            .selfScoring, .crossChecking, .assessing, .explaining, .reassessing, .appraising, .published,
        ]
        for choice in 0..<16 {
            let steps = ReviewStep.allCases.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
            let has = order.map { state in
                [.selfScoring, .appraising, .published].contains(state) || steps.map(\.state).contains(state)
            }
            for (from, state) in order.enumerated() where has[from] {
                for (to, next) in order.enumerated() {
                    let review = Cluster.review(state, steps: Set(steps))
                    let isNext = to > from && has[to] && !has[(from + 1)..<to].contains(true) && next != .published
                    #expect(
                        refusal { () throws(Refusal) in try review.advanced(to: next) } == (isNext ? nil : .wrongState)
                    )
                }
            }
        }
    }

    @Test func `has nothing after published`() {
        #expect(Cluster.review(.published).nextState == nil)
    }
}

@Suite struct `Words that the database and the API know` {
    @Test func `stay what they are`() {
        #expect(
            ReviewState.allCases.map(\.rawValue)
                == words("selfScoring crossChecking assessing explaining reassessing appraising published")
        )
        #expect(ReviewState.allCases == ReviewState.allCases.sorted())
        #expect(ReviewStep.allCases.map(\.rawValue) == words("crossChecking assessing explaining reassessing"))
        #expect(ReviewStep.allCases.allSatisfy { $0.state.rawValue == $0.rawValue })
        #expect(ReviewKind.allCases.map(\.rawValue) == words("midYear nineMonth annual monthly quarterly"))
        #expect(
            Layer.allCases.map(\.rawValue) == words("self crossCheck assessment1 assessment2 conference appealRuling")
        )
        #expect(Layer.allCases == Layer.allCases.sorted())
        #expect(EntryKind.allCases.map(\.rawValue) == words("value awarded cleared notAssigned"))
        #expect(SheetState.allCases.map(\.rawValue) == words("draft submitted returned"))
        #expect(Subject.allCases.map(\.rawValue) == words("selfScores assessedPoints standings evidence explanations"))
        #expect(
            Release.allCases.map(\.rawValue)
                == words("immediately onceSubmitted afterDeadline afterAssessment1 afterPublication never")
        )
        #expect(
            Function.allCases.map(\.rawValue)
                == words("officer head managingOfficer accountManager administrator auditor service")
        )
        #expect(KeyScope.allCases.map(\.rawValue) == words("standings publications"))
    }

    @Test func `for refusals are in kebab case`() {
        for code in RefusalCode.allCases {
            #expect(code.rawValue.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil)
        }
    }

    private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
