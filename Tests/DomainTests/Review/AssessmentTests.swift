import Domain
import Testing

@Suite struct `Assessing a sheet` {
    private let one = result(#"{"points":1}"#)
    private let award = result(#"{"awarded":2}"#)

    private func assess(
        _ edits: [AssessmentEdit],
        _ lines: [LedgerLine] = [],
        sheet: Sheet = Cluster.sheet(.submitted)
    ) throws -> [NewLedgerEntry] {
        try sheet.assessed(
            edits,
            ledger: lines.ledger,
            criteria: Cluster.criteria(),
            permission: Permitted.assess(),
            recordedAt: 43
        )
    }

    private func codes(_ edits: [AssessmentEdit]) throws -> [RefusalCode] {
        let error = #expect(throws: Refusal.self) { try assess(edits) }
        return try #require(error).places.map(\.code)
    }

    @Test func `enters each finding in the layer of the state and the pass of the criterion`() throws {
        let edits = [
            AssessmentEdit(criterion: "III", kind: .cleared, value: nil, reason: "nhầm"),
            AssessmentEdit(criterion: "I.1", kind: .value, value: one, reason: "theo minh chứng"),
            AssessmentEdit(criterion: "I.2", kind: .awarded, value: award, reason: "hội ý"),
            AssessmentEdit(criterion: "II", kind: .value, value: result(#"{"none":true}"#), reason: "không phát sinh"),
        ]
        let entries = try assess(edits, [.returned("I.1", 2), .returned("I.1", 3)])
        #expect(entries.map(\.criterion) == ["III", "I.1", "I.2", "II"])
        #expect(entries.map(\.pass) == [1, 3, 1, 1])
        #expect(entries.map(\.kind) == [.cleared, .value, .awarded, .value])
        #expect(entries.map(\.reason) == edits.map(\.reason))
        #expect(
            entries[1]
                == NewLedgerEntry(
                    unit: Cluster.member,
                    criterion: "I.1",
                    layer: .assessment1,
                    pass: 3,
                    kind: .value,
                    value: one,
                    reason: "theo minh chứng",
                    account: Person.leadOfficer.account.id,
                    recordedAt: 43
                )
        )
    }

    @Test func `names every place that is wrong`() throws {
        #expect(
            try codes([
                AssessmentEdit(criterion: "X", kind: .value, value: one, reason: ""),
                AssessmentEdit(criterion: "I", kind: .value, value: one, reason: "vì"),
                AssessmentEdit(criterion: "I.1", kind: .notAssigned, value: nil, reason: "vì"),
                AssessmentEdit(criterion: "I.1", kind: .value, value: one, reason: " \u{A0}\n\t\u{3000}"),
            ]) == [
                .unknownCriterion, .reasonRequired, .unknownCriterion, .invalidResult, .repeatedCriterion,
                .reasonRequired,
            ]
        )
    }

    @Test(arguments: [
        (EntryKind.value, nil), (.value, #"{"awarded":1}"#), (.value, #"{"notAssigned":true}"#),
        (.value, #"{"actual":1,"awarded":1}"#), (.awarded, nil), (.awarded, #"{"points":1}"#),
        (.awarded, #"{"none":true}"#), (.cleared, #"{"points":1}"#), (.notAssigned, nil),
        (.notAssigned, #"{"notAssigned":true}"#),
    ])
    func `takes a result that is of the entry's kind`(kind: EntryKind, value: String?) throws {
        let edit = AssessmentEdit(criterion: "II", kind: kind, value: value.map { result($0) }, reason: "vì")
        #expect(try codes([edit]) == [.invalidResult])
    }

    @Test func `takes an award with the figures that it stands beside`() throws {
        let award = result(#"{"actual":5,"awarded":2}"#)
        let edit = AssessmentEdit(criterion: "II", kind: .awarded, value: award, reason: "vì")
        #expect(try assess([edit]).map(\.value) == [award])
    }

    @Test(arguments: [(0, RefusalCode?.some(.reasonRequired)), (1, nil), (2_000, nil), (2_001, .reasonInvalid)])
    func `takes a reason of 1 to 2,000 characters`(length: Int, expected: RefusalCode?) {
        let edit = AssessmentEdit(
            criterion: "I.1",
            kind: .value,
            value: one,
            reason: String(repeating: "ệ", count: length)
        )
        let error = (try? assess([edit])) == nil ? #expect(throws: Refusal.self) { try assess([edit]) } : nil
        #expect(error?.code == expected)
        #expect(error?.places.map(\.code) == expected.map { [$0] })
    }

    @Test func `takes no reason that the database cannot store`() throws {
        #expect(
            try codes([AssessmentEdit(criterion: "I.1", kind: .value, value: one, reason: "v\u{0}ì")]) == [
                .reasonInvalid
            ]
        )
    }

    @Test(arguments: [
        (SheetState.draft, RefusalCode.notSubmitted), (.returned, .notSubmitted), (.submitted, .criterionRequired),
    ])
    func `takes a submitted sheet, and something to say`(state: SheetState, expected: RefusalCode) {
        let error = #expect(throws: Refusal.self) { try assess([], sheet: Cluster.sheet(state)) }
        #expect(error?.code == expected)
    }

    @Test func `needs a permission for this very sheet`() {
        let edit = AssessmentEdit(criterion: "I.1", kind: .value, value: one, reason: "vì")
        for sheet in [Cluster.sheet(.submitted, of: Cluster.other), Cluster.sheet(.submitted, review: 999)] {
            let error = #expect(throws: Refusal.self) { try assess([edit], sheet: sheet) }
            #expect(error?.code == .notPermitted)
        }
    }
}

@Suite struct `Returning criteria` {
    private func giveBack(
        _ reasons: [Code: String],
        _ lines: [LedgerLine] = [],
        sheet: Sheet = Cluster.sheet(.submitted)
    ) throws -> (returns: [NewCriterionReturn], sheet: Sheet) {
        try sheet.returned(
            reasons,
            ledger: lines.ledger,
            criteria: Cluster.criteria(),
            permission: Permitted.giveBack(),
            recordedAt: 44
        )
    }

    @Test func `opens these criteria and begins their next pass`() throws {
        let (returns, sheet) = try giveBack(["III": "thiếu số", "I.2": "thiếu minh chứng"], [.returned("III", 2)])
        #expect(returns.map(\.criterion) == ["I.2", "III"])
        #expect(returns.map(\.pass) == [2, 3])
        #expect(sheet.state == .returned)
        #expect(sheet.openCriteria == ["I.2", "III"])
        #expect(sheet.version == Cluster.sheet().version + 1)
        #expect(["I.1", "I.2", "II", "III"].filter { sheet.isOpen(Code($0)) } == ["I.2", "III"])
        #expect(
            returns.first
                == NewCriterionReturn(
                    unit: Cluster.member,
                    criterion: "I.2",
                    pass: 2,
                    layer: .assessment1,
                    reason: "thiếu minh chứng",
                    account: Person.leadOfficer.account.id,
                    recordedAt: 44
                )
        )
    }

    @Test func `names every place that is wrong`() throws {
        let long = String(repeating: "x", count: 2_001)
        let error = #expect(throws: Refusal.self) {
            try giveBack(["I": "vì", "I.1": "  ", "I.2": "vì", "II": long, "X": ""])
        }
        #expect(
            try #require(error).places.map(\.code) == [
                .unknownCriterion, .reasonRequired, .reasonInvalid, .unknownCriterion, .reasonRequired,
            ]
        )
        #expect(try #require(error).places.map(\.criterion) == ["I", "I.1", "II", "X", "X"])
    }

    @Test(arguments: [
        (SheetState.draft, RefusalCode.notSubmitted), (.returned, .notSubmitted), (.submitted, .criterionRequired),
    ])
    func `takes a submitted sheet, and something to return`(state: SheetState, expected: RefusalCode) {
        let error = #expect(throws: Refusal.self) { try giveBack([:], sheet: Cluster.sheet(state)) }
        #expect(error?.code == expected)
    }

    @Test func `needs a permission for this very sheet`() {
        for sheet in [Cluster.sheet(.submitted, of: Cluster.other), Cluster.sheet(.submitted, review: 999)] {
            let error = #expect(throws: Refusal.self) { try giveBack(["I.1": "vì"], sheet: sheet) }
            #expect(error?.code == .notPermitted)
        }
    }
}
