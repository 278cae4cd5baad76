/// How a unit's points, its bonuses and its penalties come to its total.
package struct TotalDerivation: Sendable {
    package let bonus: Sum
    package let penalty: Sum
    package let total: Sum

    /// A sum as it is cut, and why.
    package struct Sum: Sendable {
        package let cut: CutSum
        /// A line from which a person can check the points.
        package let because: String
    }

    /// Adds up what a unit has.
    ///
    /// - Parameters:
    ///   - points: The sum of its leaves.
    ///   - bonuses: Each above 0, in the order in which they are to be read.
    ///   - penalties: Likewise.
    ///   - scale: What the sums are cut by.
    package init(points: Points, bonuses: [Points], penalties: [Points], scale: Scale) {
        let bonus = scale.bonus(bonuses.reduce(.zero, +))
        let penalty = scale.penalty(penalties.reduce(.zero, +))
        self.bonus = Sum(cut: bonus, because: bonus.because(bonuses))
        self.penalty = Sum(cut: penalty, because: penalty.because(penalties))
        let total = scale.total(points, bonus: bonus, penalty: penalty)
        let formula = Derivation.line(points, " + ", bonus.points, " − ", penalty.points, " = ", total.whole)
        self.total = Sum(cut: total, because: total.because(formula))
    }
}

extension CutSum {
    /// The line of a sum of these terms, as `Derivation.appendBecause` makes them: `3 + 4 = 7, tối đa 5 → 5`.
    fileprivate func because(_ terms: [Points]) -> String {
        guard let first = terms.first else { return because(Derivation.line("không có → ", whole)) }
        var formula = terms.dropFirst().reduce(Derivation.line(first)) { $0 + Derivation.line(" + ", $1) }
        if terms.count > 1 { formula += Derivation.line(" = ", whole) }
        return because(formula)
    }

    /// A formula that ends with the whole sum, and what it is cut to.
    fileprivate func because(_ formula: [UInt8]) -> String {
        var line = formula
        if let cap, whole > cap {
            line += Derivation.line(", tối đa ", cap, " → ", points)
        } else if let floor, whole < floor {
            line += Derivation.line(", không dưới ", floor, " → ", points)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
