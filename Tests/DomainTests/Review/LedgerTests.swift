import Domain
import Testing

@Suite struct `What a ledger comes to` {
    private let first = result(#"{"actual":1}"#)
    private let second = result(#"{"actual":2}"#)

    private func effective(_ lines: [LedgerLine], of criterion: Code = "II") -> String? {
        lines.ledger.effectiveResult(of: criterion, unit: Cluster.member)?.description
    }

    @Test func `is nothing where nobody said anything`() {
        #expect(effective([]) == nil)
        #expect(effective([.entry("II", .selfScore, 1, first, of: Cluster.other)]) == nil)
        #expect(effective([.entry("III", .selfScore, 1, first)]) == nil)
        #expect(Ledger(entries: [], returns: [], disqualifications: []).pass(of: "II", unit: Cluster.member) == 1)
    }

    @Test func `is the latest of a layer by its place, whatever the order it is read in and its time`() {
        let lines: [LedgerLine] = [
            .entry("II", .selfScore, 1, second, sequence: 8, recordedAt: 5),
            .entry("II", .selfScore, 1, first, sequence: 7, recordedAt: 9),
        ]
        #expect(effective(lines) == #"{"actual":2}"#)
        #expect(effective(lines.reversed()) == #"{"actual":2}"#)
    }

    @Test func `is the highest layer's, for every two layers`() {
        for (index, low) in Layer.allCases.enumerated() {
            for high in Layer.allCases[(index + 1)...] {
                #expect(effective([.entry("II", high, 1, first), .entry("II", low, 1, second)]) == #"{"actual":1}"#)
            }
        }
    }

    @Test func `goes down a layer where one is cleared, and up again where it speaks`() {
        var lines: [LedgerLine] = [
            .entry("II", .selfScore, 1, first), .entry("II", .assessment1, 1, second), .cleared("II", .assessment1, 1),
        ]
        #expect(effective(lines) == #"{"actual":1}"#)
        #expect(lines.ledger.entry(in: .assessment1, of: "II", unit: Cluster.member) == nil)
        lines.append(.entry("II", .assessment1, 1, second))
        #expect(effective(lines) == #"{"actual":2}"#)
        lines.append(.cleared("II", .selfScore, 1))
        #expect(effective(lines) == #"{"actual":2}"#)
        lines.append(.cleared("II", .assessment1, 1))
        #expect(effective(lines) == nil)
    }

    @Test func `is not assigned where a settlement says so`() {
        #expect(
            effective([.entry("II", .selfScore, 1, first), .line("II", .conference, 1, .notAssigned, nil)])
                == #"{"notAssigned":true}"#
        )
    }

    @Test func `is after a return what the unit says, until the layers above look again`() {
        var lines: [LedgerLine] = [
            .entry("II", .selfScore, 1, first), .entry("II", .assessment1, 1, second),
            .line("II", .conference, 1, .notAssigned, nil), .returned("II", 2),
        ]
        #expect(effective(lines) == #"{"actual":1}"#)
        #expect(lines.ledger.pass(of: "II", unit: Cluster.member) == 2)
        lines.append(.entry("II", .assessment1, 1, second))
        #expect(effective(lines) == #"{"actual":1}"#)
        lines.append(.entry("II", .assessment1, 2, second))
        #expect(effective(lines) == #"{"actual":2}"#)
        lines += [.returned("II", 3), .entry("II", .selfScore, 3, result(#"{"actual":3}"#))]
        #expect(effective(lines) == #"{"actual":3}"#)
    }

    @Test func `counts no entry of a pass that no return began`() {
        let lines: [LedgerLine] = [.entry("II", .selfScore, 2, first), .entry("II", .assessment1, 2, second)]
        #expect(effective(lines) == #"{"actual":1}"#)
    }

    @Test func `a return is of one criterion of one unit`() {
        let lines: [LedgerLine] = [
            .entry("II", .assessment1, 1, first), .entry("III", .assessment1, 1, first),
            .entry("II", .assessment1, 1, first, of: Cluster.other), .returned("II", 2),
        ]
        #expect(effective(lines) == nil)
        #expect(effective(lines, of: "III") == #"{"actual":1}"#)
        #expect(lines.ledger.effectiveResult(of: "II", unit: Cluster.other) == first)
        #expect(lines.ledger.pass(of: "III", unit: Cluster.member) == 1)
        #expect(lines.ledger.pass(of: "II", unit: Cluster.other) == 1)
    }

    @Test(arguments: [
        (#"{"actual":7,"target":9}"#, #"{"actual":7,"awarded":4,"target":9}"#),
        (#"{"points":7}"#, #"{"awarded":4,"points":7}"#),
        (#"{"none":true}"#, #"{"awarded":4}"#), (#"{"notAssigned":true}"#, #"{"awarded":4}"#),
        (#"{"awarded":2}"#, #"{"awarded":4}"#), (#"{"actual":7,"awarded":2}"#, #"{"awarded":4}"#),
        (#"{}"#, #"{"awarded":4}"#),
    ])
    func `an award keeps the figures below it, where there are any`(below: String, expected: String) {
        let award = result(#"{"awarded":4}"#)
        #expect(
            effective([.entry("II", .selfScore, 1, result(below)), .line("II", .assessment1, 1, .awarded, award)])
                == expected
        )
    }

    @Test func `an award keeps the highest figures that count, not those of other awards`() {
        let award = result(#"{"awarded":4}"#)
        var lines: [LedgerLine] = [
            .entry("II", .selfScore, 1, first), .entry("II", .crossCheck, 1, second),
            .line("II", .assessment1, 1, .awarded, result(#"{"awarded":3}"#)),
            .line("II", .assessment2, 1, .awarded, award),
        ]
        #expect(effective(lines) == #"{"actual":2,"awarded":4}"#)
        lines.append(.cleared("II", .crossCheck, 1))
        #expect(effective(lines) == #"{"actual":1,"awarded":4}"#)
        lines.append(.entry("II", .conference, 1, second))
        #expect(effective(lines) == #"{"actual":2}"#)
    }

    @Test func `an award with figures of its own keeps those`() {
        let award = result(#"{"awarded":4,"actual":9}"#)
        #expect(
            effective([.entry("II", .selfScore, 1, first), .line("II", .assessment1, 1, .awarded, award)])
                == #"{"actual":9,"awarded":4}"#
        )
    }

    @Test func `an award after a return keeps the figures of the new pass`() {
        let lines: [LedgerLine] = [
            .entry("II", .selfScore, 1, first), .entry("II", .crossCheck, 1, second), .returned("II", 2),
            .line("II", .assessment1, 2, .awarded, result(#"{"awarded":4}"#)),
        ]
        #expect(effective(lines) == #"{"actual":1,"awarded":4}"#)
    }
}

/// A line of a ledger in a test: an entry or a return, in order.
enum LedgerLine {
    case entry(NewLedgerEntry, sequence: Int64?)
    case event(NewCriterionReturn)

    static func line(
        _ criterion: Code,
        _ layer: Layer,
        _ pass: Int32,
        _ kind: EntryKind,
        _ value: ResultText?,
        of unit: UnitID = Cluster.member,
        sequence: Int64? = nil,
        recordedAt: Int64 = 0
    ) -> LedgerLine {
        let entry = NewLedgerEntry(
            unit: unit,
            criterion: criterion,
            layer: layer,
            pass: pass,
            kind: kind,
            value: value,
            reason: layer == .selfScore ? nil : "vì",
            account: AccountID(bits: 1),
            recordedAt: recordedAt
        )
        return .entry(entry, sequence: sequence)
    }

    static func entry(
        _ criterion: Code,
        _ layer: Layer,
        _ pass: Int32,
        _ value: ResultText,
        of unit: UnitID = Cluster.member,
        sequence: Int64? = nil,
        recordedAt: Int64 = 0
    ) -> LedgerLine {
        line(criterion, layer, pass, .value, value, of: unit, sequence: sequence, recordedAt: recordedAt)
    }

    static func cleared(_ criterion: Code, _ layer: Layer, _ pass: Int32) -> LedgerLine {
        line(criterion, layer, pass, .cleared, nil)
    }

    static func returned(_ criterion: Code, _ pass: Int32, of unit: UnitID = Cluster.member) -> LedgerLine {
        .event(
            NewCriterionReturn(
                unit: unit,
                criterion: criterion,
                pass: pass,
                layer: .assessment1,
                reason: "vì",
                account: AccountID(bits: 1),
                recordedAt: 0
            )
        )
    }
}

extension Array where Element == LedgerLine {
    /// The entries; a line without a place of its own has that in the list.
    var entries: [LedgerEntry] {
        enumerated().compactMap { index, line in
            guard case .entry(let entry, let sequence) = line else { return nil }
            return LedgerEntry(sequence: sequence ?? Int64(index + 1), entry)
        }
    }

    var returns: [CriterionReturn] {
        enumerated().compactMap { index, line in
            guard case .event(let event) = line else { return nil }
            return CriterionReturn(sequence: Int64(index + 1), event)
        }
    }

    var ledger: Ledger { Ledger(entries: entries, returns: returns, disqualifications: []) }
}
