import Domain
import Testing

@Suite struct `The derivation of bonuses, penalties and disqualification` {
    /// Two bonuses and a penalty, of which 4 and 2 count at most.
    private static let scale = #"""
        {"bonusCap":4,"criteria":[{"code":"A","title":"","max":10,"rule":{"kind":"direct"}}],"penaltyCap":2}
        """#
    private static let terms = #"""
        {"assignments":{},"evidenceRequired":[],"grounds":[
         {"code":"Z","kind":"bonus","most":5,"title":"Cờ thi đua"},
         {"code":"KT","kind":"penalty","most":2.5,"title":"Kiểm tra chậm"},
         {"code":"HU","kind":"bonus","most":3.25,"title":"Huân chương"}]}
        """#
    /// A unit reads of itself what is entered by itself, its standing and derivation, and nothing else.
    private static let selfScoresOnly = VisibilityPolicy([
        .selfScores: Releases(own: .immediately, members: .never),
        .standings: Releases(own: .immediately, members: .never),
        .explanations: Releases(own: .immediately, members: .never),
        .assessedPoints: Releases(own: .never, members: .never),
        .evidence: Releases(own: .never, members: .never),
    ])
    private static let points: LedgerLine = .entry("A", .selfScore, 1, result(#"{"points":7}"#))

    private func explain(
        to person: Person,
        _ lines: [LedgerLine],
        disqualifications: [Disqualification] = [],
        scale: String = scale,
        visibility: VisibilityPolicy = .standard
    ) throws -> UnitDerivation {
        let criteria = try CriteriaSet(scaleBytes: Array(scale.utf8), termsBytes: Array(Self.terms.utf8))
        let scoring = try ReviewScoring(
            criteria: criteria,
            members: `The standings of a review`.members([.submitted]),
            ledger: Ledger(entries: lines.entries, returns: lines.returns, disqualifications: disqualifications)
        )
        let permission = try Policy.mayReadDerivation(
            person.account,
            Cluster.facts(Cluster.review(.assessing, visibility: visibility)),
            Cluster.member,
            submitted: [Cluster.member]
        )
        let derivation = try UnitDerivation(
            answerBytes: try #require(scoring.lines(whole: true).first),
            criteria: criteria,
            sheet: Cluster.sheet(.submitted),
            entries: lines.entries,
            returns: lines.returns,
            disqualifications: disqualifications,
            permission: permission
        )
        let score = try #require(scoring.standings.first?.score)
        if let total = derivation?.total {
            #expect(total.bonus.cut.points == score.bonus)
            #expect(total.penalty.cut.points == score.penalty)
            #expect(total.total.cut.points == score.total)
        }
        return try #require(derivation)
    }

    private func given(_ code: Code, _ points: String, _ layer: Layer = .selfScore, pass: Int32 = 1) -> LedgerLine {
        .entry(code, layer, pass, result(#"{"points":\#(points)}"#))
    }

    @Test func `lists what was entered for each ground, in the agreement's order, with what counts`() throws {
        let derivation = try explain(
            to: .provinceOfficer,
            [
                Self.points, given("HU", "1.5"), given("HU", "0.25", .assessment1), given("Z", "3"),
                .returned("Z", 2), given("Z", "2"),
            ]
        )
        #expect(derivation.leaves.map(\.code) == ["A"])
        #expect(derivation.adjustments.map(\.ground.code) == ["Z", "HU"], "for KT nothing was entered")
        let (flag, medal) = (derivation.adjustments[0], derivation.adjustments[1])
        #expect(flag.ground.title == "Cờ thi đua")
        #expect(flag.outcome?.points == Points(hundredths: 200))
        #expect(flag.entries.map(\.layer) == [.selfScore, .selfScore])
        #expect(flag.returns.map(\.pass) == [2])
        #expect(medal.outcome?.points == Points(hundredths: 25))
        #expect(medal.outcome?.effective?.layer == .assessment1)
        #expect(medal.outcome?.effective?.result == result(#"{"points":0.25}"#))
        #expect(medal.returns.isEmpty)
    }

    @Test func `tells a ground of which nothing counts any more`() throws {
        let derivation = try explain(to: .provinceOfficer, [given("KT", "1"), .cleared("KT", .selfScore, 1)])
        let penalty = try #require(derivation.adjustments.first)
        #expect(penalty.ground.kind == .penalty)
        #expect(penalty.outcome?.points == .zero)
        #expect(penalty.outcome?.effective == nil)
        #expect(penalty.entries.map(\.kind) == [.value, .cleared])
        #expect(derivation.total?.penalty.because == "không có → 0")
    }

    @Test(
        arguments: [
            ([], "không có → 0", "không có → 0", "7 + 0 − 0 = 7"),
            ([("Z", "3")], "3", "không có → 0", "7 + 3 − 0 = 10"),
            ([("HU", "0.75"), ("Z", "3.25")], "3.25 + 0.75 = 4", "không có → 0", "7 + 4 − 0 = 11"),
            (
                [("Z", "3"), ("HU", "3.25"), ("KT", "2.5")], "3 + 3.25 = 6.25, tối đa 4 → 4", "2.5, tối đa 2 → 2",
                "7 + 4 − 2 = 9"
            ),
            ([("Z", "0"), ("KT", "0.5")], "không có → 0", "0.5", "7 + 0 − 0.5 = 6.5"),
        ] as [([(Code, String)], String, String, String)]
    )
    func `says what the sums were before a cap and after`(
        adjustments: [(Code, String)],
        bonus: String,
        penalty: String,
        total: String
    ) throws {
        let lines = [Self.points] + adjustments.map { given($0.0, $0.1) }
        let sums = try #require(try explain(to: .provinceOfficer, lines).total)
        #expect(sums.bonus.because == bonus)
        #expect(sums.penalty.because == penalty)
        #expect(sums.total.because == total)
    }

    @Test func `says where the total is cut`() throws {
        let capped = Self.scale.replacing(#""penaltyCap":2"#, with: #""totalCap":8"#)
        let above = try explain(to: .provinceOfficer, [Self.points, given("Z", "3")], scale: capped)
        #expect(above.total?.total.because == "7 + 3 − 0 = 10, tối đa 8 → 8")
        #expect(above.total?.total.cut.whole == Points(hundredths: 1_000))
        let below = try explain(to: .provinceOfficer, [given("KT", "1.5")], scale: capped)
        #expect(below.total?.total.because == "0 + 0 − 1.5 = -1.5, không dưới 0 → 0")
    }

    @Test func `shows nothing of a ground that a layer speaks of which is withheld`() throws {
        let entered: [LedgerLine] = [Self.points, given("Z", "3")]
        let assessed = entered + [given("Z", "1", .assessment1), given("KT", "2", .assessment1)]
        for lines in [entered, assessed] {
            let derivation = try explain(to: .memberOfficer, lines, visibility: Self.selfScoresOnly)
            #expect(derivation.adjustments.map(\.ground.code) == ["Z"])
            #expect(derivation.adjustments.first?.outcome == nil)
            #expect(derivation.adjustments.first?.entries.map(\.layer) == [.selfScore])
            #expect(derivation.total == nil)
        }
        #expect(try explain(to: .provinceOfficer, assessed).adjustments.map(\.ground.code) == ["Z", "KT"])
    }

    @Test func `shows evidence of a bonus once evidence is released`() throws {
        let entry = NewLedgerEntry(
            unit: Cluster.member,
            criterion: "Z",
            layer: .selfScore,
            pass: 1,
            kind: .value,
            value: result(#"{"points":3}"#),
            evidence: evidence(),
            reason: nil,
            account: AccountID(bits: 1),
            recordedAt: 0
        )
        let shown = { (person: Person, visibility: VisibilityPolicy) in
            try explain(to: person, [.entry(entry, sequence: 1)], visibility: visibility)
                .adjustments.first?.entries.map(\.evidence)
        }
        #expect(try shown(.provinceOfficer, .standard) == [evidence()])
        #expect(try shown(.memberOfficer, Self.selfScoresOnly) == [nil])
    }

    @Test func `tells why the unit is out of the ranking, to whom settlements are open`() throws {
        let out = disqualification(1, isLifted: false)
        let lifted = disqualification(2, isLifted: true)
        for (events, expected) in [([], nil), ([out], out), ([out, lifted], nil)]
            as [([Disqualification], Disqualification?)]
        {
            let told = { (person: Person) in
                try explain(
                    to: person,
                    [Self.points],
                    disqualifications: events,
                    visibility: Self.selfScoresOnly
                ).disqualification
            }
            #expect(try told(.provinceOfficer) == .shown(expected))
            #expect(try told(.memberOfficer) == .withheld)
        }
    }

    private func disqualification(_ sequence: Int64, isLifted: Bool) -> Disqualification {
        Disqualification(
            sequence: sequence,
            NewDisqualification(
                unit: Cluster.member,
                isLifted: isLifted,
                reason: "Không nộp phiếu",
                account: AccountID(bits: 1),
                recordedAt: 0
            )
        )
    }
}
