import Domain
import StrictJSON
import Testing

@Suite struct `Bonuses and penalties` {
    private let three = result(#"{"points":3}"#)

    private func read(_ text: String, for code: Code, as kind: EntryKind = .value) throws -> ResultText {
        let json = try JSONDocument(Array(text.utf8)).root
        return try Cluster.agreedCriteria().read(json, for: code, of: Cluster.member, as: kind)
    }

    @Test func `are entered for the grounds that the agreement lists, beside the leaves`() throws {
        let criteria = try Cluster.agreedCriteria()
        #expect(criteria.leafCodes == ["I.1", "I.2", "II", "III"])
        #expect(criteria.entryCodes == ["I.1", "I.2", "II", "III", "CO", "KT"])
        #expect(criteria.ground("KT")?.most == Points(hundredths: 250))
        #expect(criteria.takesEntries(for: "CO") && criteria.takesEntries(for: "I.1"))
        #expect(!criteria.takesEntries(for: "I") && !criteria.takesEntries(for: "X"))
        #expect(try !Cluster.criteria().takesEntries(for: "CO"))
    }

    @Test func `are read as points up to the most that may be given`() throws {
        #expect(try read(#"{"points":5.0}"#, for: "CO") == result(#"{"points":5}"#))
        #expect(try read(#"{"points":0}"#, for: "KT") == result(#"{"points":0}"#))
    }

    @Test(arguments: [
        ("CO", #"{"points":5.01}"#, "/points"), ("KT", #"{"points":2.501}"#, "/points"),
        ("CO", #"{"points":-1}"#, "/points"), ("CO", "{}", ""), ("CO", #"{"achieved":true}"#, "/achieved"),
        ("CO", #"{"none":true}"#, "/none"), ("CO", #"{"notAssigned":true}"#, "/notAssigned"),
        ("CO", #"{"awarded":3}"#, "/awarded"),
    ])
    func `are nothing else`(code: String, text: String, place: String) {
        for kind in [EntryKind.value, .awarded] {
            let error = #expect(throws: ResultRefusal.self) { try read(text, for: Code(code), as: kind) }
            #expect(error?.problems.contains { $0.pointer.description == place } == true, "\(error?.problems ?? [])")
        }
    }

    @Test func `are typed, submitted, assessed and returned as results of leaves are`() throws {
        let criteria = try Cluster.agreedCriteria()
        let sheet = Cluster.sheet()
        let saved = try sheet.edited(
            [DraftEdit(criterion: "CO", value: three, expectedVersion: 0)],
            drafts: [:],
            criteria: criteria,
            permission: Permitted.save(sheet)
        )
        let submission = try sheet.submitted(
            drafts: saved.byCriterion,
            ledger: [LedgerLine]().ledger,
            criteria: criteria,
            permission: Permitted.submit(sheet),
            recordedAt: 1
        )
        #expect(submission.entries.map(\.criterion) == ["CO"])
        #expect(submission.missing == ["I.1", "I.2", "II", "III"], "a bonus that nobody claims is not missing")
        let returned = try submission.sheet.returned(
            ["KT": "vì", "I.1": "vì"],
            ledger: [LedgerLine]().ledger,
            criteria: criteria,
            permission: Permitted.giveBack(),
            recordedAt: 2
        )
        #expect(returned.returns.map(\.criterion) == ["I.1", "KT"])
        #expect(returned.sheet.isOpen("KT") && !returned.sheet.isOpen("CO"))
        let entries = try submission.sheet.assessed(
            [AssessmentEdit(criterion: "CO", kind: .value, value: three, reason: "vì")],
            ledger: [LedgerLine]().ledger,
            criteria: criteria,
            permission: Permitted.assess(),
            recordedAt: 3
        )
        #expect(entries.map(\.layer) == [.assessment1])
    }

    @Test func `are not awarded, and not entered where the agreement lists none`() throws {
        let award = AssessmentEdit(criterion: "CO", kind: .awarded, value: result(#"{"awarded":3}"#), reason: "vì")
        for (criteria, expected) in [
            (try Cluster.agreedCriteria(), RefusalCode.invalidResult), (try Cluster.criteria(), .unknownCriterion),
        ] {
            let outcome = try refusal(of: award, criteria)
            #expect(outcome == expected)
        }
    }

    private func refusal(of edit: AssessmentEdit, _ criteria: CriteriaSet) throws -> RefusalCode? {
        let permission = try Permitted.assess()
        return DomainTests.refusal { () throws(Refusal) in
            try Cluster.sheet(.submitted).assessed(
                [edit],
                ledger: [LedgerLine]().ledger,
                criteria: criteria,
                permission: permission,
                recordedAt: 0
            )
        }
    }

    @Test func `stand in the scoring document in the agreement's order, where there are points`() throws {
        let lines: [LedgerLine] = [
            .entry("KT", .assessment1, 1, result(#"{"points":2.5}"#)), .entry("CO", .selfScore, 1, three),
            .entry("CO", .selfScore, 1, three, of: Cluster.other),
            .entry("CO", .assessment1, 1, result(#"{"points":0}"#), of: Cluster.other),
        ]
        let scoring = try ReviewScoring(
            criteria: Cluster.agreedCriteria(),
            members: `The standings of a review`.members([.submitted, .submitted]),
            ledger: lines.ledger
        )
        let text = String(decoding: scoring.documentBytes, as: UTF8.self)
        #expect(
            text.hasSuffix(
                #""units":[{"adjustments":[{"kind":"bonus","points":3,"reason":"Cờ thi đua"},"#
                    + #"{"kind":"penalty","points":2.5,"reason":"Kiểm tra chậm"}],"code":"U3","results":{}},"#
                    + #"{"code":"U4","results":{}}]}"#
            )
        )
        #expect(try CanonicalJSON.bytes(of: JSONDocument(scoring.documentBytes).root) == scoring.documentBytes)
        #expect(scoring.standings.map(\.score.bonus.hundredths) == [300, 0])
        #expect(scoring.standings.map(\.score.penalty.hundredths) == [250, 0])
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `add up to what the ledger says, whatever was entered`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let criteria = try Cluster.agreedCriteria()
        var lines: [LedgerLine] = []
        var passes: [Code: Int32] = [:]
        for _ in 0..<40 {
            let code: Code = Bool.random(using: &random) ? "CO" : "KT"
            let layer = Layer.allCases[Int.random(in: 0..<6, using: &random)]
            let pass = passes[code] ?? 1
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                passes[code] = pass + 1
                lines.append(.returned(code, pass + 1))
            case 1: lines.append(.cleared(code, layer, pass))
            default:
                let points = Int.random(in: 0...2, using: &random)
                let tenths = Int.random(in: 0...5, using: &random)
                lines.append(.entry(code, layer, pass, result(#"{"points":\#(points).\#(tenths)}"#)))
            }
            let ledger = lines.ledger
            let scoring = try ReviewScoring(
                criteria: criteria,
                members: `The standings of a review`.members([.submitted]),
                ledger: ledger
            )
            let score = try #require(scoring.standings.first?.score)
            for (code, points) in [("CO", score.bonus), ("KT", score.penalty)] as [(Code, Points)] {
                let effective = ledger.effectiveResult(of: code, unit: Cluster.member)
                #expect(points == effective?.points ?? .zero)
            }
        }
    }
}
