extension Ledger {
    /// What a unit is given, or loses, for a ground: 0 where nothing counts.
    func points(for ground: Ground, unit: UnitID) -> Points {
        effectiveResult(of: ground.code, unit: unit)?.points ?? .zero
    }

    /// The bonuses or the penalties that count for a unit, in the grounds' order, each above 0.
    func adjustments(_ kind: Ground.Kind, for grounds: [Ground], unit: UnitID) -> [Points] {
        grounds.filter { $0.kind == kind }.map { points(for: $0, unit: unit) }.filter { $0 > .zero }
    }
}
