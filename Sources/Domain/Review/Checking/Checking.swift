/// Who checks whom in a review, beside the lead and the managing office: part of the facts that every act is judged by, so
/// that what has changed since a plan was saved counts at the moment of the act.
package struct Checking: Hashable, Sendable {
    package let teams: [InspectionTeam]
    /// What bodies outside the cluster assess.
    package let fields: [AssessedField]
    /// The pairs of units that declared a conflict and did not have it lifted.
    package let conflicts: Set<UnitPair>

    package init(teams: [InspectionTeam] = [], fields: [AssessedField] = [], conflicts: Set<UnitPair> = []) {
        self.teams = teams
        self.fields = fields
        self.conflicts = conflicts
    }

    /// Nobody beside the lead and the managing office.
    package static let none = Checking()
}

/// Two different units, whichever is named first.
package struct UnitPair: Hashable, Sendable {
    /// The one whose id is the smaller.
    package let first: UnitID
    package let second: UnitID

    /// nil where both are one.
    package init?(_ one: UnitID, _ other: UnitID) {
        guard one != other else { return nil }
        first = min(one, other)
        second = max(one, other)
    }

    package func contains(_ unit: UnitID) -> Bool { unit == first || unit == second }
}

extension Set<UnitPair> {
    /// Whether one of some units has a declared conflict with a unit.
    package func haveOne(between units: some Sequence<UnitID>, and unit: UnitID) -> Bool {
        units.contains { UnitPair($0, unit).map(contains) ?? false }
    }
}
