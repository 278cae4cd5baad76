import Domain
import Testing

@Suite struct `Accepting results` {
    private let one = result(#"{"points":1}"#)
    private let two = result(#"{"points":2}"#)
    private let yes = result(#"{"achieved":true}"#)
    private let five = result(#"{"actual":5}"#)

    private func accept(
        _ codes: [Code]?,
        _ lines: [LedgerLine],
        reason: String? = nil,
        sheet: Sheet = Cluster.sheet(.submitted),
        _ state: ReviewState = .assessing
    ) throws -> Acceptance {
        try sheet.accepted(
            codes,
            reason: reason,
            ledger: lines.ledger,
            criteria: Cluster.agreedCriteria(),
            permission: Permitted.accept(state),
            recordedAt: 43
        )
    }

    @Test func `takes over what is named, a whole group at once, and says what is left and why`() throws {
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, one), .entry("III", .selfScore, 1, five), .entry("CO", .selfScore, 1, one),
            .entry("III", .assessment1, 1, five),
        ]
        let acceptance = try accept(["CO", "III", "I"], lines, reason: "đúng")
        #expect(acceptance.entries.map(\.criterion) == ["I.1", "CO"])
        #expect(acceptance.left.map(\.criterion) == ["I.2", "III"])
        #expect(acceptance.left.map(\.cause) == [.nothingReported, .alreadyAssessed])
        #expect(
            acceptance.entries.first
                == NewLedgerEntry(
                    unit: Cluster.member,
                    criterion: "I.1",
                    layer: .assessment1,
                    pass: 1,
                    kind: .value,
                    value: one,
                    reason: "đúng",
                    account: Person.leadOfficer.account.id,
                    recordedAt: 43
                )
        )
    }

    @Test func `takes over, where nothing is named, all that the layers below agree on`() throws {
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, one), .entry("I.1", .crossCheck, 1, two), .entry("I.2", .selfScore, 1, yes),
            .entry("I.2", .crossCheck, 1, yes), .entry("II", .selfScore, 1, five),
            .line("II", .crossCheck, 1, .awarded, result(#"{"awarded":5}"#)), .entry("III", .selfScore, 1, five),
            .entry("III", .crossCheck, 1, result(#"{"actual":7}"#)), .returned("III", 2),
            .entry("KT", .selfScore, 1, two),
        ]
        let acceptance = try accept(nil, lines)
        #expect(acceptance.entries.map(\.criterion) == ["I.2", "III", "KT"])
        #expect(acceptance.entries.map(\.pass) == [1, 2, 1])
        #expect(acceptance.entries.allSatisfy { $0.reason == Acceptance.standardReason })
        #expect(acceptance.left == [])
        let all = try accept(["I", "II"], lines)
        #expect(all.entries.map(\.value) == [two, yes, result(#"{"awarded":5}"#)], "what is named may differ")
        #expect(all.entries.map(\.kind) == [.value, .value, .awarded])
    }

    @Test func `leaves out what is not the unit's task`() throws {
        let permission = try Policy.mayAccept(Person.deputyHead.account, Cluster.facts(.assessing), Cluster.lead)
        let sheet = Cluster.sheet(.submitted, of: Cluster.lead)
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, one, of: Cluster.lead), .entry("I.2", .selfScore, 1, yes, of: Cluster.lead),
        ]
        let accept = { (codes: [Code]?) in
            try sheet.accepted(
                codes,
                reason: nil,
                ledger: lines.ledger,
                criteria: Cluster.agreedCriteria(),
                permission: permission,
                recordedAt: 0
            )
        }
        for codes in [nil, ["I"]] as [[Code]?] { #expect(try accept(codes).entries.map(\.criterion) == ["I.1"]) }
        let error = #expect(throws: Refusal.self) { try accept(["I.2"]) }
        #expect(error?.code == .criterionNotAssigned)
    }

    @Test func `names every code that is wrong, and wants one, and a submitted sheet`() throws {
        let error = #expect(throws: Refusal.self) { try accept(["X", "I.1", "I.1"], []) }
        #expect(error?.places.map(\.code) == [.unknownCriterion, .repeatedCriterion])
        let cases: [([Code]?, String?, SheetState, RefusalCode)] = [
            ([], nil, .submitted, .criterionRequired), (nil, " ", .submitted, .reasonRequired),
            (nil, nil, .draft, .notSubmitted), (nil, nil, .returned, .notSubmitted),
        ]
        for (codes, reason, state, expected) in cases {
            let error = #expect(throws: Refusal.self) {
                try accept(codes, [], reason: reason, sheet: Cluster.sheet(state))
            }
            #expect(error?.code == expected)
        }
        for sheet in [Cluster.sheet(.submitted, of: Cluster.other), Cluster.sheet(.submitted, review: 999)] {
            let error = #expect(throws: Refusal.self) { try accept(nil, [], sheet: sheet) }
            #expect(error?.code == .notPermitted)
        }
    }

    @Test(arguments: Person.allCases)
    func `is for those who assess`(person: Person) {
        for state in ReviewState.allCases {
            for unit in [Cluster.member, Cluster.lead, Cluster.elsewhere] {
                let facts = Cluster.facts(state)
                let accepting = refusal { () throws(Refusal) in try Policy.mayAccept(person.account, facts, unit) }
                let assessing = refusal { () throws(Refusal) in try Policy.mayAssess(person.account, facts, unit) }
                #expect(accepting == assessing)
            }
        }
    }

    /// Both ways of accepting, in both layers that assess, over histories of every kind.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `changes nobody's points`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 60, using: &random).lines
        for state in [ReviewState.assessing, .reassessing] {
            for codes in [nil, RandomLedger.criteria] {
                let acceptance = try accept(codes, lines, state)
                let after = lines + acceptance.entries.map { .entry($0, sequence: nil) }
                #expect(RandomLedger.outcome(after.ledger) == RandomLedger.outcome(lines.ledger))
                let twice = try accept(codes, after, state)
                #expect(twice.entries == [], "what is accepted is assessed")
                if codes != nil {
                    #expect(acceptance.entries.count + acceptance.left.count == RandomLedger.criteria.count)
                }
            }
        }
    }
}
