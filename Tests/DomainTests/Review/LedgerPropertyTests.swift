import Domain
import Testing

/// A made-up history of a review, written as acts would write it: each entry in the pass of its criterion.
struct RandomLedger {
    static let units = [Cluster.member, Cluster.other]
    static let criteria: [Code] = ["I.1", "II", "III"]

    private(set) var lines: [LedgerLine] = []
    private var passes: [String: Int32] = [:]

    init(lines count: Int, using random: inout SeededGenerator) {
        for _ in 0..<count { append(using: &random) }
    }

    private mutating func append(using random: inout SeededGenerator) {
        let unit = Self.units[Int.random(in: 0..<2, using: &random)]
        let criterion = Self.criteria[Int.random(in: 0..<3, using: &random)]
        let layer = Layer.allCases[Int.random(in: 0..<6, using: &random)]
        let pass = passes["\(unit)\(criterion)"] ?? 1
        let figures = Int.random(in: 0..<1000, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            passes["\(unit)\(criterion)"] = pass + 1
            lines.append(.returned(criterion, pass + 1, of: unit))
        case 1: lines.append(.line(criterion, layer, pass, .cleared, nil, of: unit))
        case 2 where layer > .selfScore:
            lines.append(.line(criterion, layer, pass, .awarded, result(#"{"awarded":\#(figures)}"#), of: unit))
        case 3 where layer > .selfScore: lines.append(.line(criterion, layer, pass, .notAssigned, nil, of: unit))
        default: lines.append(.entry(criterion, layer, pass, result(#"{"actual":\#(figures)}"#), of: unit))
        }
    }

    /// Each unit and criterion, and what they come to.
    static func outcome(_ ledger: Ledger) -> [String: String] {
        var outcome: [String: String] = [:]
        for unit in units {
            for criterion in criteria {
                outcome["\(unit) \(criterion)"] = ledger.effectiveResult(of: criterion, unit: unit)?.description ?? "-"
            }
        }
        return outcome
    }

    /// What one criterion of one unit comes to, by replaying its lines one by one: another way than the ledger's.
    static func replay(_ lines: [LedgerLine], unit: UnitID, criterion: Code) -> String {
        var said = [(kind: EntryKind, value: String?)?](repeating: nil, count: 6)
        for line in lines {
            switch line {
            case .entry(let entry, _) where entry.unit == unit && entry.criterion == criterion:
                let layer = Layer.allCases.firstIndex(of: entry.layer) ?? 0
                said[layer] = entry.kind == .cleared ? nil : (entry.kind, entry.value?.description)
            case .event(let event) where event.unit == unit && event.criterion == criterion:
                for layer in 1..<6 { said[layer] = nil }
            case .entry, .event:
                break
            }
        }
        guard let top = said.lastIndex(where: { $0 != nil }), let effective = said[top] else { return "-" }
        switch effective.kind {
        case .notAssigned: return #"{"notAssigned":true}"#
        case .value, .cleared: return effective.value ?? "-"
        case .awarded:
            let figures = said[..<top].last { $0?.kind == .value }??.value
            return figures.map { "\($0.dropLast()),\((effective.value ?? "").dropFirst())" } ?? effective.value ?? "-"
        }
    }
}

@Suite struct `Properties of every ledger` {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `it comes to what replaying it line by line comes to`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 80, using: &random).lines
        for count in stride(from: 0, through: lines.count, by: 5) {
            let outcome = RandomLedger.outcome(Array(lines[..<count]).ledger)
            for unit in RandomLedger.units {
                for criterion in RandomLedger.criteria {
                    #expect(
                        outcome["\(unit) \(criterion)"]
                            == RandomLedger.replay(Array(lines[..<count]), unit: unit, criterion: criterion)
                    )
                }
            }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the order in which it is read does not matter`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 60, using: &random).lines
        let shuffled = Ledger(
            entries: lines.entries.shuffled(using: &random),
            returns: lines.returns.shuffled(using: &random),
            disqualifications: []
        )
        #expect(RandomLedger.outcome(shuffled) == RandomLedger.outcome(lines.ledger))
    }

    /// Each criterion of each unit keeps the order of its own lines; how they are interleaved is dealt anew.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the order of lines of different criteria does not matter`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 60, using: &random).lines
        var piles = Dictionary(grouping: lines) { line in
            switch line {
            case .entry(let entry, _): "\(entry.unit)\(entry.criterion)"
            case .event(let event): "\(event.unit)\(event.criterion)"
            }
        }
        var dealt: [LedgerLine] = []
        while let pile = piles.keys.sorted().randomElement(using: &random) {
            if let line = piles[pile]?.first { dealt.append(line) }
            piles[pile]?.removeFirst()
            if piles[pile]?.isEmpty == true { piles[pile] = nil }
        }
        #expect(dealt.count == lines.count)
        #expect(RandomLedger.outcome(dealt.ledger) == RandomLedger.outcome(lines.ledger))
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a return hides exactly the higher layers of its unit and criterion`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let lines = RandomLedger(lines: 60, using: &random).lines
        let (before, unit) = (lines.ledger, Cluster.member)
        let after = (lines + [.returned("II", before.pass(of: "II", unit: unit) + 1, of: unit)]).ledger
        for layer in Layer.allCases {
            for other in RandomLedger.units {
                for criterion in RandomLedger.criteria {
                    let isHidden = other == unit && criterion == "II" && layer != .selfScore
                    let expected = isHidden ? nil : before.entry(in: layer, of: criterion, unit: other)
                    #expect(after.entry(in: layer, of: criterion, unit: other) == expected)
                }
            }
        }
    }
}
