/// The medals of a sports meet by unit: more gold first, then more silver, then more bronze. Who has the same of each has the
/// same rank, and the ranks after it are left out (1, 2, 2, 4).
package struct MedalTable: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let unit: UnitID
        package let gold: Int
        package let silver: Int
        package let bronze: Int
        package let rank: Int
    }

    /// By rank; of the same rank by unit.
    package let lines: [Line]

    /// - Parameters:
    ///   - events: What was competed in, with who won what.
    ///   - others: Units that have a line although they won nothing.
    package init(_ events: [ActivityOutcome.Event], others: Set<UnitID> = []) {
        var won: [UnitID: [Int]] = Dictionary(uniqueKeysWithValues: others.map { ($0, [0, 0, 0]) })
        for result in events.flatMap(\.results) {
            won[result.unit, default: [0, 0, 0]][Self.column(result.medal)] += 1
        }
        let sorted = won.sorted { left, right in
            left.value == right.value ? left.key < right.key : right.value.lexicographicallyPrecedes(left.value)
        }
        var lines: [Line] = []
        for (index, (unit, medals)) in sorted.enumerated() {
            let isTied = index > 0 && sorted[index - 1].value == medals
            lines.append(
                Line(
                    unit: unit,
                    gold: medals[0],
                    silver: medals[1],
                    bronze: medals[2],
                    rank: isTied ? lines[index - 1].rank : index + 1
                )
            )
        }
        self.lines = lines
    }

    private static func column(_ medal: ActivityOutcome.Medal) -> Int {
        switch medal {
        case .gold: 0
        case .silver: 1
        case .bronze: 2
        }
    }
}
