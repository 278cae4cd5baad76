import Domain
import Testing

@Suite struct `Counts of activities` {
    private static let units = (1...6).map { UnitID(bits: $0) }

    @Test func `rank by gold, then silver, then bronze, and share a rank where all are equal`() {
        let won: [(Int, ActivityOutcome.Medal)] = [
            (0, .gold), (0, .gold), (1, .gold), (1, .silver), (2, .gold), (2, .silver), (3, .gold), (3, .bronze),
            (3, .bronze), (4, .bronze),
        ]
        let event = ActivityOutcome.Event(
            name: "Chung",
            results: won.map { ActivityOutcome.Result(unit: Self.units[$0.0], medal: $0.1) }
        )
        let table = MedalTable([event], others: Set(Self.units))
        #expect(table.lines.map(\.unit) == Self.units)
        #expect(table.lines.map(\.rank) == [1, 2, 2, 4, 5, 6])
        #expect(MedalTable([]).lines.isEmpty)
    }

    @Test func `equal a recount from the events`() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let events = (0..<15).map { number in
                ActivityOutcome.Event(
                    name: "Môn \(number)",
                    results: ActivityOutcome.Medal.allCases.flatMap { medal in
                        (0..<Int.random(in: 0...2, using: &random)).map { _ in
                            ActivityOutcome.Result(
                                unit: Self.units[Int.random(in: 0..<6, using: &random)],
                                medal: medal
                            )
                        }
                    }
                )
            }
            let table = MedalTable(events)
            let results = events.flatMap(\.results)
            #expect(table.lines.reduce(0) { $0 + $1.gold + $1.silver + $1.bronze } == results.count)
            for line in table.lines {
                func won(_ medal: ActivityOutcome.Medal) -> Int {
                    results.count { $0.unit == line.unit && $0.medal == medal }
                }
                #expect(line.gold == won(.gold))
                #expect(line.silver == won(.silver))
                #expect(line.bronze == won(.bronze))
                let better = table.lines.count {
                    ($0.gold, $0.silver, $0.bronze) > (line.gold, line.silver, line.bronze)
                }
                #expect(line.rank == better + 1)
            }
        }
    }

    @Test func `of a season equal a recount from the rows`() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let activities = (0..<8).map { ActivityID(bits: $0) }
            let states = Dictionary(
                uniqueKeysWithValues: activities.map {
                    ($0, Activity.State.allCases[Int.random(in: 0..<3, using: &random)])
                }
            )
            let parts = activities.flatMap { activity in
                Self.units.filter { _ in Bool.random(using: &random) }.map { unit in
                    ActivitySummary.Part(activity: activity, unit: unit, persons: .random(in: 0...60, using: &random))
                }
            }
            let summary = ActivitySummary(states: states, parts: parts, members: Set(Self.units.prefix(4)))
            #expect(summary.planned + summary.held + summary.cancelled == 8)
            var (activitiesOf, personsOf): ([UnitID: Int], [UnitID: Int]) = ([:], [:])
            for part in parts where part.persons > 0 && states[part.activity] == .held {
                activitiesOf[part.unit, default: 0] += 1
                personsOf[part.unit, default: 0] += Int(part.persons)
            }
            for line in summary.lines {
                #expect(line.activities == activitiesOf[line.unit, default: 0])
                #expect(line.persons == personsOf[line.unit, default: 0])
            }
            #expect(Set(summary.lines.map(\.unit)).isSuperset(of: Self.units.prefix(4)))
            #expect(summary.lines.reduce(0) { $0 + $1.activities } == activitiesOf.values.reduce(0, +))
        }
    }
}
