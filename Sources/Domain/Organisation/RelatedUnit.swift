/// A unit that another came from, or that came of it.
package struct RelatedUnit: Hashable, Sendable {
    package let unit: Unit
    /// The day on which one became the other.
    package let day: Day
    package let isPredecessor: Bool

    package init(unit: Unit, day: Day, isPredecessor: Bool) {
        self.unit = unit
        self.day = day
        self.isPredecessor = isPredecessor
    }
}
