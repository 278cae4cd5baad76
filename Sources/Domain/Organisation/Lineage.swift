/// Units, and what came of those that others took over.
package struct Lineage: Sendable {
    /// Members of a cluster's season and all that came of them, with what is above each.
    package let units: [UnitID: UnitFacts]
    /// Who took a unit over, by the predecessor: several where it split.
    private let successors: [UnitID: [Successor]]

    /// Who took a unit over, and on which day.
    package struct Successor: Hashable, Sendable {
        package let unit: UnitID
        package let day: Day

        package init(unit: UnitID, day: Day) {
            self.unit = unit
            self.day = day
        }
    }

    package init(_ units: [UnitFacts], successors: [(predecessor: UnitID, successor: Successor)]) {
        self.units = Dictionary(units.map { ($0.unit.id, $0) }) { first, _ in first }
        self.successors = Dictionary(grouping: successors, by: \.predecessor).mapValues { $0.map(\.successor) }
    }

    /// Who took a unit over on a day; nobody where nobody did.
    package func successors(of unit: UnitID, on day: Day) -> [UnitID] {
        (successors[unit] ?? []).filter { $0.day == day }.map(\.unit)
    }

    /// Who took a unit over at any time.
    package func successors(of unit: UnitID) -> [UnitID] { (successors[unit] ?? []).map(\.unit) }

    /// Who stands for a unit on a day: itself while it is there, else the one that took it over, or those that somebody chose.
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - day: The day.
    ///   - chosen: Who stands for a unit that split, by the unit; each must have taken it over.
    /// - Returns: The units; none where it ended and nobody took it over; nil where it split and nobody chose.
    func standing(for unit: UnitID, on day: Day, chosen: [UnitID: Set<UnitID>]) -> Set<UnitID>? {
        guard let facts = units[unit], !facts.unit.period.contains(day) else { return [unit] }
        let heirs = Set(successors(of: unit))
        let next: Set<UnitID>
        if let choice = chosen[unit] {
            guard choice.isSubset(of: heirs) else { return nil }
            next = choice
        } else if heirs.count <= 1 {
            next = heirs
        } else {
            return nil
        }
        var standing: Set<UnitID> = []
        // A successor begins after its predecessor: this ends.
        for heir in next {
            guard let found = self.standing(for: heir, on: day, chosen: chosen) else { return nil }
            standing.formUnion(found)
        }
        return standing
    }

    /// The unit that split on the way to who stands for a unit; the unit itself where that is it.
    func undecided(from unit: UnitID, on day: Day, chosen: [UnitID: Set<UnitID>]) -> UnitID {
        for heir in successors(of: unit) where standing(for: heir, on: day, chosen: chosen) == nil {
            if chosen[unit]?.contains(heir) ?? (successors(of: unit).count == 1) {
                return undecided(from: heir, on: day, chosen: chosen)
            }
        }
        return unit
    }
}
