import Domain
import Testing

@Suite struct `Submitting a sheet` {
    private let one = result(#"{"points":1}"#)
    private let two = result(#"{"points":2}"#)

    private func submit(
        _ drafts: [DraftLeaf],
        _ lines: [LedgerLine] = [],
        sheet: Sheet = Cluster.sheet()
    ) throws -> Submission {
        try sheet.submitted(
            drafts: drafts.byCriterion,
            ledger: lines.ledger,
            criteria: Cluster.criteria(),
            permission: Permitted.submit(sheet),
            recordedAt: 42
        )
    }

    @Test func `enters what was typed, in document order, and lists what is missing`() throws {
        let submission = try submit([
            DraftLeaf(criterion: "III", value: result(#"{"actual":5}"#), version: 3),
            DraftLeaf(criterion: "I.1", value: one, version: 1),
            DraftLeaf(criterion: "I.2", value: nil, version: 2),
        ])
        #expect(submission.entries.map(\.criterion) == ["I.1", "III"])
        #expect(submission.missing == ["I.2", "II"])
        #expect(submission.sheet.state == .submitted)
        #expect(submission.sheet.openCriteria == [])
        #expect(submission.sheet.version == Cluster.sheet().version + 1)
        #expect(
            submission.entries.first
                == NewLedgerEntry(
                    unit: Cluster.member,
                    criterion: "I.1",
                    layer: .selfScore,
                    pass: 1,
                    kind: .value,
                    value: one,
                    reason: nil,
                    account: Person.memberHead.account.id,
                    recordedAt: 42
                )
        )
    }

    @Test func `is allowed with nothing in it`() throws {
        let submission = try submit([])
        #expect(submission.entries == [])
        #expect(submission.missing == ["I.1", "I.2", "II", "III"])
        #expect(submission.sheet.state == .submitted)
    }

    @Test func `again enters what changed, in the pass that the return began`() throws {
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, one), .entry("III", .selfScore, 1, one), .entry("II", .selfScore, 1, one),
            .returned("I.1", 2), .returned("III", 2), .returned("II", 2), .returned("II", 3),
        ]
        let drafts = [
            DraftLeaf(criterion: "I.1", value: two, version: 2), DraftLeaf(criterion: "III", value: one, version: 1),
            DraftLeaf(criterion: "II", value: nil, version: 2),
        ]
        let submission = try submit(drafts, lines, sheet: Cluster.sheet(.returned, open: ["I.1", "II", "III"]))
        #expect(submission.entries.map(\.criterion) == ["I.1", "II"])
        #expect(submission.entries.map(\.kind) == [.value, .cleared])
        #expect(submission.entries.map(\.value) == [two, nil])
        #expect(submission.entries.map(\.pass) == [2, 3])
        #expect(submission.missing == ["I.2", "II"])
        #expect(submission.sheet.openCriteria == [])
    }

    @Test func `clears only what was there`() throws {
        let drafts = [DraftLeaf(criterion: "I.1", value: nil, version: 2)]
        #expect(try submit(drafts).entries == [])
        let cleared: [LedgerLine] = [.entry("I.1", .selfScore, 1, one), .cleared("I.1", .selfScore, 1)]
        #expect(try submit(drafts, cleared).entries == [])
        #expect(try submit(drafts, [.entry("I.1", .selfScore, 1, one)]).entries.map(\.kind) == [.cleared])
    }

    @Test func `leaves alone what was never typed here`() throws {
        let recorded: [LedgerLine] = [.entry("I.1", .selfScore, 1, one)]
        let submission = try submit([], recorded)
        #expect(submission.entries == [])
        #expect(submission.missing == ["I.2", "II", "III"])
    }

    @Test func `compares with the latest of the unit's own, not with what is effective`() throws {
        let lines: [LedgerLine] = [
            .entry("I.1", .selfScore, 1, one), .entry("I.1", .selfScore, 1, two), .entry("I.1", .assessment1, 1, one),
        ]
        let back = [DraftLeaf(criterion: "I.1", value: one, version: 3)]
        let same = [DraftLeaf(criterion: "I.1", value: two, version: 3)]
        #expect(try submit(back, lines).entries.map(\.value) == [one])
        #expect(try submit(same, lines).entries == [])
    }

    @Test func `takes of a returned sheet only what was returned`() throws {
        let drafts = [
            DraftLeaf(criterion: "I.1", value: two, version: 2), DraftLeaf(criterion: "III", value: one, version: 1),
        ]
        let submission = try submit(drafts, sheet: Cluster.sheet(.returned, open: ["III"]))
        #expect(submission.entries.map(\.criterion) == ["III"])
    }

    /// The answer to the head must not tell what those above entered before it is released.
    @Test func `lists as missing what the unit left out, whatever those above have said`() throws {
        let lines: [LedgerLine] = [
            .line("I.2", .assessment1, 1, .notAssigned, nil),
            .line("II", .assessment1, 1, .awarded, result(#"{"awarded":1}"#)),
        ]
        let drafts = [DraftLeaf(criterion: "I.1", value: one, version: 1)]
        #expect(try submit(drafts, lines) == submit(drafts))
        #expect(try submit(drafts, lines).missing == ["I.2", "II", "III"])
    }

    @Test func `twice is refused, and so is another sheet's permission`() throws {
        let permission = try Permitted.submit(Cluster.sheet())
        let criteria = try Cluster.criteria()
        for (sheet, expected) in [
            (Cluster.sheet(.submitted), RefusalCode.wrongState), (Cluster.sheet(of: Cluster.other), .notPermitted),
            (Cluster.sheet(review: 999), .notPermitted),
        ] {
            let outcome = refusal { () throws(Refusal) in
                try sheet.submitted(
                    drafts: [:],
                    ledger: [LedgerLine]().ledger,
                    criteria: criteria,
                    permission: permission,
                    recordedAt: 0
                )
            }
            #expect(outcome == expected)
        }
    }
}
