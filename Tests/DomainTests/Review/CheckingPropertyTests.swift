import Domain
import StrictJSON
import Testing

/// A review of one sheet, held in memory, in which everybody does what they may and sometimes what they may not.
private struct WildReview {
    static let codes: [Code] = ["I.1", "I.2", "III"]

    var review = Cluster.review()
    var sheet = Cluster.sheet()
    var drafts: [Code: DraftLeaf] = [:]
    var lines: [LedgerLine] = []
    /// Of each criterion, what the unit said last; and whether somebody above has spoken of it since it was last returned.
    var said: [Code: ResultText] = [:]
    var isJudged: Set<Code> = []
    let criteria: CriteriaSet

    init() throws { criteria = try Cluster.criteria() }

    var facts: ReviewFacts {
        ReviewFacts(
            review: review,
            lead: Cluster.lead,
            deputy: Cluster.deputy,
            members: Cluster.members,
            managingChain: [Cluster.province, Cluster.ministry],
            checking: Checking(teams: [Checked.team], fields: [Checked.field])
        )
    }

    static func value(_ code: Code, _ number: Int) -> ResultText {
        switch code {
        case "I.1": result(#"{"points":\#(number % 11)}"#)
        case "I.2": result(#"{"achieved":\#(number.isMultiple(of: 2))}"#)
        default: result(#"{"actual":\#(number % 100)}"#)
        }
    }

    /// One act of somebody; false where it was refused.
    mutating func act(using random: inout SeededGenerator) -> Bool {
        let code = Self.codes[Int.random(in: 0..<3, using: &random)]
        let number = Int.random(in: 0..<1_000, using: &random)
        let people: [Person] = [
            .memberOfficer, .memberHead, .otherHead, .leadOfficer, .deputyOfficer, .provinceOfficer,
        ]
        let person = people[Int.random(in: 0..<people.count, using: &random)]
        do {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...2: try save(code, Self.value(code, number))
            case 3, 4: try submit()
            case 5, 6: try assess(code, Self.value(code, number), by: person)
            case 7: try assess(code, nil, by: person)
            case 8: try accept(by: person)
            case 9: try giveBack(code, by: person)
            case 10: try fillGrid(code, Self.value(code, number))
            default:
                guard Int.random(in: 0..<3, using: &random) == 0, let next = review.nextState, next < .appraising else {
                    return false
                }
                review = try review.advanced(to: next)
            }
            return true
        } catch {
            return false
        }
    }

    private mutating func save(_ code: Code, _ value: ResultText) throws {
        let edit = DraftEdit(criterion: code, value: value, expectedVersion: drafts[code]?.version ?? 0)
        let permission = try Policy.maySaveDraft(Person.memberOfficer.account, facts, sheet)
        for leaf in try sheet.edited([edit], drafts: drafts, criteria: criteria, permission: permission) {
            drafts[leaf.criterion] = leaf
        }
    }

    private mutating func submit() throws {
        let submission = try sheet.submitted(
            drafts: drafts,
            ledger: lines.ledger,
            criteria: criteria,
            permission: Policy.maySubmit(Person.memberHead.account, facts, sheet),
            recordedAt: 0
        )
        lines += submission.entries.map { .entry($0, sequence: nil) }
        for entry in submission.entries { said[entry.criterion] = entry.value }
        sheet = submission.sheet
    }

    private mutating func assess(_ code: Code, _ value: ResultText?, by person: Person) throws {
        let permission = try Policy.mayAssess(person.account, facts, sheet.unit)
        let edit = AssessmentEdit(criterion: code, kind: value == nil ? .cleared : .value, value: value, reason: "vì")
        try enter(
            sheet.assessed([edit], ledger: lines.ledger, criteria: criteria, permission: permission, recordedAt: 0)
        )
    }

    private mutating func fillGrid(_ code: Code, _ value: ResultText) throws {
        let grid = try Policy.mayFillGrid(Checked.bodyOfficer, facts, of: Checked.field.criterion)
        let permission = try Policy.mayAssess(sheet.unit, in: facts, filling: grid)
        let edit = AssessmentEdit(criterion: code, kind: .value, value: value, reason: "vì")
        try enter(
            sheet.assessed([edit], ledger: lines.ledger, criteria: criteria, permission: permission, recordedAt: 0)
        )
    }

    private mutating func accept(by person: Person) throws {
        let permission = try Policy.mayAccept(person.account, facts, sheet.unit)
        let acceptance = try sheet.accepted(
            nil,
            reason: nil,
            ledger: lines.ledger,
            criteria: criteria,
            permission: permission,
            recordedAt: 0
        )
        enter(acceptance.entries)
    }

    private mutating func enter(_ entries: [NewLedgerEntry]) {
        lines += entries.map { .entry($0, sequence: nil) }
        for entry in entries { isJudged.insert(entry.criterion) }
    }

    private mutating func giveBack(_ code: Code, by person: Person) throws {
        let outcome = try sheet.returned(
            [code: "vì"],
            ledger: lines.ledger,
            criteria: criteria,
            permission: Policy.mayReturn(person.account, facts, sheet.unit),
            recordedAt: 0
        )
        lines += outcome.returns.map { .event($0) }
        sheet = outcome.sheet
        isJudged.remove(code)
    }

    func document(of ledger: Ledger) throws -> String {
        let member = ReviewMember(unit: Cluster.member, code: "M", name: "Đơn vị", sheet: sheet.state)
        let scoring = try ReviewScoring(criteria: criteria, members: [member], ledger: ledger)
        return String(decoding: scoring.documentBytes, as: UTF8.self)
    }
}

@Suite struct `Whatever inspectors, assessors, bodies and the unit do, in any order,` {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `a corrected, returned criterion keeps no stale assessment, and what counts is what a rebuild says`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        var wild = try WildReview()
        for number in 0..<150 {
            guard wild.act(using: &random) else { continue }
            let ledger = wild.lines.ledger
            for code in WildReview.codes {
                let effective = ledger.effectiveEntry(of: code, unit: Cluster.member)
                if !wild.isJudged.contains(code) {
                    #expect((effective?.layer ?? .selfScore) == .selfScore)
                    #expect(ledger.effectiveResult(of: code, unit: Cluster.member) == wild.said[code])
                }
                #expect(
                    ledger.effectiveResult(of: code, unit: Cluster.member)?.description ?? "-"
                        == RandomLedger.replay(wild.lines, unit: Cluster.member, criterion: code)
                )
            }
            guard number.isMultiple(of: 15) else { continue }
            let shuffled = Ledger(
                entries: wild.lines.entries.shuffled(using: &random),
                returns: wild.lines.returns.shuffled(using: &random),
                disqualifications: []
            )
            #expect(try wild.document(of: shuffled) == wild.document(of: ledger))
        }
    }

    @Test func `and all of them get their turn`() throws {
        var layers: Set<Layer> = []
        var returns = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            var wild = try WildReview()
            for _ in 0..<150 { _ = wild.act(using: &random) }
            layers.formUnion(wild.lines.entries.map(\.layer))
            returns += wild.lines.returns.filter { $0.layer == .crossCheck }.count
        }
        #expect(layers == [.selfScore, .crossCheck, .assessment1, .assessment2])
        #expect(returns > 0)
    }
}
