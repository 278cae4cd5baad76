import Domain
import Testing

@Suite struct `Units are assigned to inspection teams` {
    private func team(_ number: Int32, _ units: [UnitID]) -> InspectionTeam {
        InspectionTeam(number: number, head: units[0], units: units)
    }

    private func units(_ count: Int) -> [UnitID] { (1...count).map { UnitID(bits: UInt128($0)) } }

    private func loads(_ assignment: InspectionAssignment) -> [Int] { assignment.teams.map(\.assigned.count) }

    /// Whether an assignment exists whose loads differ by one at most: by trying everything.
    private func isBalanceable(_ teams: [InspectionTeam], _ units: [UnitID], _ conflicts: Set<UnitPair>) -> Bool {
        func search(_ rest: ArraySlice<UnitID>, _ loads: [Int]) -> Bool {
            guard let unit = rest.first else { return (loads.max() ?? 0) - (loads.min() ?? 0) <= 1 }
            return teams.indices.contains { index in
                guard teams[index].mayCheck(unit, conflicts) else { return false }
                var next = loads
                next[index] += 1
                return search(rest.dropFirst(), next)
            }
        }
        return search(units[...], [Int](repeating: 0, count: teams.count))
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `each once, never by its own team or one in conflict, as evenly as can be`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let all = units(Int.random(in: 2...8, using: &random))
        let teams = (1...Int.random(in: 1...4, using: &random)).map { number in
            team(Int32(number), Array(all.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))))
        }
        var conflicts: Set<UnitPair> = []
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let two = all.shuffled(using: &random)
            if let pair = UnitPair(two[0], two[1]) { conflicts.insert(pair) }
        }
        let unchecked = all.filter { unit in !teams.contains { $0.mayCheck(unit, conflicts) } }
        let refused = refusedPlaces { () throws(Refusal) in try InspectionAssignment(teams, of: all, conflicts) }
        #expect(refused.map(\.unit) == unchecked)
        #expect(refused.allSatisfy { $0.code == .conflictOfInterest })
        guard unchecked.isEmpty else { return }
        let assignment = try InspectionAssignment(teams, of: all, conflicts)
        #expect(assignment.teams.flatMap(\.assigned).sorted() == all.sorted())
        for team in assignment.teams {
            #expect(team.assigned.allSatisfy { team.mayCheck($0, conflicts) })
        }
        let loads = loads(assignment)
        if isBalanceable(teams, all, conflicts) {
            #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 1, "\(loads)")
        }
    }

    @Test(arguments: [(2, 8), (3, 8), (3, 10), (5, 30)])
    func `within one of each other where every team has units of its own`(teamCount: Int, unitCount: Int) throws {
        let all = units(unitCount)
        let teams = (0..<teamCount).map { index in
            team(Int32(index + 1), all.indices.filter { $0 % teamCount == index }.map { all[$0] })
        }
        let loads = loads(try InspectionAssignment(teams, of: all, []))
        #expect(loads.reduce(0, +) == unitCount)
        #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 1, "\(loads)")
    }

    @Test func `and a unit that nobody may check is named`() throws {
        let all = units(4)
        let teams = [team(1, [all[0], all[1]])]
        let pair = try #require(UnitPair(all[1], all[2]))
        let places = refusedPlaces { () throws(Refusal) in try InspectionAssignment(teams, of: all, [pair]) }
        #expect(places.map(\.unit) == [all[0], all[1], all[2]])
    }

    @Test func `which keep their order and say themselves again`() throws {
        let team = InspectionTeam(
            number: 3,
            head: Cluster.other,
            units: [Cluster.other, Cluster.deputy],
            inspectors: [AccountID(bits: 7)],
            assigned: [Cluster.member]
        )
        let plan = InspectionPlan(teams: [team], version: 2)
        #expect(InspectionPlan.teams(plan.json) == [team])
        #expect(InspectionPlan.teams("[{}]") == nil)
        let field = AssessedField(criterion: "II", unit: Cluster.elsewhere, leaves: ["II"])
        #expect(FieldPlan.fields(FieldPlan(fields: [field]).json) == [field])
    }
}
