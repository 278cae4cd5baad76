/// Which team checks which unit: each unit once, never by a team of its own or of a declared conflict, and as evenly as that
/// allows.
///
/// A unit changes to another team as long as a chain of such changes takes one from a team with two more than the team that
/// it ends at. Where no chain is left, no assignment is more even: the loads differ by one at most wherever that is possible
/// (optimal semi-matchings; Harvey, Ladner, Lovász, Tamir, 2006).
package struct InspectionAssignment: Hashable, Sendable {
    /// The teams with the units that they check, each in the order in which the units were named.
    package let teams: [InspectionTeam]

    /// Proposes an assignment.
    ///
    /// - Parameters:
    ///   - teams: Whatever they were assigned before.
    ///   - units: Those to be checked, each once.
    ///   - conflicts: Those declared.
    /// - Throws: `conflictOfInterest` with each unit that no team may check.
    package init(_ teams: [InspectionTeam], of units: [UnitID], _ conflicts: Set<UnitPair>) throws(Refusal) {
        let may = units.map { unit in teams.indices.filter { teams[$0].mayCheck(unit, conflicts) } }
        let unchecked = zip(units, may).filter { $0.1.isEmpty }.map { unit, _ in
            RefusedPlace(
                .conflictOfInterest,
                unit: unit,
                vi: "Không có tổ nào được kiểm tra đơn vị này: hãy lập thêm tổ, hoặc đổi đơn vị trong tổ.",
                en: "No team may check this unit: form another one, or change the units of one."
            )
        }
        try Refusal.check(unchecked)
        var loads = [Int](repeating: 0, count: teams.count)
        var teamOf: [Int] = []
        for teams in may {
            // The least loaded one, the first of several.
            let team = teams.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
            teamOf.append(team)
            loads[team] += 1
        }
        while let chain = Self.chain(may, teamOf, loads) {
            loads[teamOf[chain[0].unit]] -= 1
            for step in chain { teamOf[step.unit] = step.team }
            if let last = chain.last { loads[last.team] += 1 }
        }
        self.teams = teams.indices.map { team in
            teams[team].checking(zip(units, teamOf).filter { $0.1 == team }.map(\.0))
        }
    }

    /// A unit that goes to a team.
    private struct Step {
        let unit: Int
        let team: Int
    }

    /// Changes that take one unit from a team to one with at least two fewer, the others along the way keeping their
    /// number; nil where there are none.
    private static func chain(_ may: [[Int]], _ teamOf: [Int], _ loads: [Int]) -> [Step]? {
        for start in loads.indices {
            var cameBy = [Step?](repeating: nil, count: loads.count)
            var seen: Set<Int> = [start]
            var queue = [start]
            while !queue.isEmpty {
                let team = queue.removeFirst()
                if loads[team] + 2 <= loads[start] { return path(to: team, cameBy, teamOf) }
                for unit in teamOf.indices where teamOf[unit] == team {
                    for other in may[unit] where seen.insert(other).inserted {
                        cameBy[other] = Step(unit: unit, team: other)
                        queue.append(other)
                    }
                }
            }
        }
        return nil
    }

    private static func path(to end: Int, _ cameBy: [Step?], _ teamOf: [Int]) -> [Step] {
        var steps: [Step] = []
        var team = end
        while let step = cameBy[team] {
            steps.append(step)
            team = teamOf[step.unit]
        }
        return steps.reversed()
    }
}
