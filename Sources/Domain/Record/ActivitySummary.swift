/// How much of a cluster's plan for a season was held, and who took part.
package struct ActivitySummary: Hashable, Sendable {
    /// That a unit was at an activity, with so many people, as its latest entry says.
    package struct Part: Hashable, Sendable {
        package let activity: Identifier<Activity>
        package let unit: UnitID
        package let persons: Int32

        package init(activity: Identifier<Activity>, unit: UnitID, persons: Int32) {
            self.activity = activity
            self.unit = unit
            self.persons = persons
        }
    }

    package struct Line: Hashable, Sendable {
        package let unit: UnitID
        /// The held activities that it took part in.
        package let activities: Int
        /// Its people in these, each counted once for each.
        package let persons: Int
    }

    package let planned: Int
    package let held: Int
    package let cancelled: Int
    /// A line for each member, by unit, and for who was one.
    package let lines: [Line]

    /// - Parameters:
    ///   - states: Of all activities.
    ///   - parts: One at the most of each unit in each activity.
    ///   - members: The cluster's units.
    package init(states: [Identifier<Activity>: Activity.State], parts: [Part], members: Set<UnitID>) {
        func count(_ state: Activity.State) -> Int { states.values.count { $0 == state } }
        planned = count(.planned)
        held = count(.held)
        cancelled = count(.cancelled)
        let taken = parts.filter { states[$0.activity] == .held && $0.persons > 0 }
        let byUnit = Dictionary(grouping: taken, by: \.unit)
        lines = members.union(byUnit.keys).sorted().map { unit in
            let parts = byUnit[unit] ?? []
            return Line(unit: unit, activities: parts.count, persons: parts.reduce(0) { $0 + Int($1.persons) })
        }
    }
}
