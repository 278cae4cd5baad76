/// A bonus that a unit has, or a penalty.
package struct Adjustment: Hashable, Sendable {
    package let ground: Ground
    /// Above 0, and before all of the kind are cut to their cap.
    package let points: Points
}

extension Ledger {
    /// What a unit is given, or loses, for a ground: 0 where nothing counts.
    func points(for ground: Ground, unit: UnitID) -> Points {
        effectiveResult(of: ground.code, unit: unit)?.points ?? .zero
    }

    /// The bonuses and penalties that count for a unit, in the grounds' order.
    func adjustments(for grounds: [Ground], unit: UnitID) -> [Adjustment] {
        grounds.map { Adjustment(ground: $0, points: points(for: $0, unit: unit)) }.filter { $0.points > .zero }
    }
}

extension [Adjustment] {
    /// The points of those of a kind.
    func points(of kind: Ground.Kind) -> [Points] { filter { $0.ground.kind == kind }.map(\.points) }
}
