/// A unit with all units above it: a function that is held over one of them reaches down to it.
package struct UnitChain: Hashable, Sendable {
    package let unit: UnitID
    /// In any order.
    package let above: [UnitID]

    package init(_ unit: UnitID, above: [UnitID]) {
        self.unit = unit
        self.above = above
    }
}

extension ActingAccount {
    /// Whether it holds a function over a unit, or over one above it.
    func reaches(_ chain: UnitChain, by function: Function) -> Bool {
        holds(function, over: chain.unit) || holds(function, overOneOf: chain.above)
    }

    /// Whether it holds a function over any unit on its day.
    func holdsAnywhere(_ function: Function) -> Bool {
        functions.contains { $0.function == function && $0.period.contains(day) }
    }
}
