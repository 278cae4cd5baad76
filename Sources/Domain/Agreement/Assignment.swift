/// What an agreement says of one criterion for one unit; where it says nothing, the unit has the criterion and no target.
package enum Assignment: Hashable, Sendable {
    /// Not the unit's task (không giao tiêu chí): it counts nowhere.
    case notAssigned
    /// What the unit is to reach (giao chỉ tiêu).
    case target(Measure)
}
