/// Days from one to another, that one left out: a term of office, a membership.
package struct Period: Hashable, Sendable {
    /// The first day.
    package let from: Day
    /// The first day that is outside again; nil for no end.
    package let to: Day?

    package init(from: Day, to: Day?) {
        self.from = from
        self.to = to
    }

    /// Whether a day lies within; of a period that ends before it begins, none does.
    package func contains(_ day: Day) -> Bool {
        from <= day && to.map { day < $0 } ?? true
    }
}
