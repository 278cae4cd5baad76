/// A function that an account held, holds or will hold over a unit, with the units above that one: by these is decided who
/// may give and end it.
package struct Entrustment: Hashable, Sendable {
    package let function: Function
    package let over: UnitChain
    package let period: Period

    package init(_ function: Function, over: UnitChain, during period: Period) {
        self.function = function
        self.over = over
        self.period = period
    }

    /// A function that is to be given.
    ///
    /// - Parameters:
    ///   - function: The function.
    ///   - over: The unit that it is held over.
    ///   - from: The first day; nil for today.
    ///   - to: The first day on which it is held no more; nil for no end.
    ///   - today: The day on which it is given.
    /// - Throws: `invalidPeriod` for days that are past or in the wrong order.
    package init(
        _ function: Function,
        over: UnitChain,
        from: Day?,
        to: Day?,
        givenOn today: Day
    ) throws(Refusal) {
        let from = from ?? today
        guard from >= today else {
            throw Refusal(
                .invalidPeriod,
                vi: "Nhiệm vụ được giao sớm nhất từ hôm nay (\(today)).",
                en: "A function begins today (\(today)) at the earliest."
            )
        }
        guard to.map({ from < $0 }) ?? true else {
            throw Refusal(
                .invalidPeriod,
                vi: "Ngày kết thúc phải sau ngày bắt đầu.",
                en: "The end must be after the beginning."
            )
        }
        self.init(function, over: over, during: Period(from: from, to: to))
    }

    /// Whether it is held on a day, or will be.
    func isOpen(on day: Day) -> Bool { period.to.map { day < $0 } ?? true }

    /// Whether another one says the same for some of its days.
    func overlaps(_ other: Entrustment) -> Bool {
        func begins(_ first: Period, beforeEndOf second: Period) -> Bool { second.to.map { first.from < $0 } ?? true }
        return function == other.function && over.unit == other.over.unit
            && begins(period, beforeEndOf: other.period) && begins(other.period, beforeEndOf: period)
    }
}
