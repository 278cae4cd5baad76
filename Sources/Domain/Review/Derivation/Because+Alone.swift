import StrictJSON

extension CriteriaSet {
    /// The line of a `relativeToLeader` leaf without what the other units reported.
    ///
    /// It is made of the unit's own result, so that it says the same whatever the others have; only the points behind it
    /// are the cluster's doing.
    ///
    /// - Parameters:
    ///   - leaf: The leaf.
    ///   - result: The unit's, as the ledger has it; nil where it is missing.
    ///   - points: What the unit earned.
    ///   - unit: Whose it is: the agreement may name its target.
    /// - Returns: nil where the leaf's own line names nobody else.
    func becauseAlone(_ leaf: Leaf, _ result: ResultText?, _ points: NumberText, of unit: UnitID) -> String? {
        let code = scale.criteria.nodes[leaf.node].code
        guard case .relativeToLeader(let direction, _) = leaf.rule, var text = result else { return nil }
        if case .target(let target) = terms?.assignment(of: code, to: unit) { text = text.with(target: target) }
        guard let result = leafResult(text, for: code),
            let derivation = Derivation(result, leaf: leaf, field: nil)
        else { return nil }
        return derivation.becauseAlone(direction, points)
    }
}

extension Derivation {
    /// One line, as `appendBecause` makes them, with words where it would name what another unit reported; nil where
    /// nothing but the unit's own result decides.
    fileprivate func becauseAlone(_ direction: Rule.Direction, _ points: NumberText) -> String? {
        let formula: [UInt8]
        switch self {
        case .exceeded(let max, let excess, _):
            formula = Self.line("½·", max, " + ½·", max, "·", excess, "/(mức vượt cao nhất của cụm)")
        case .ofGroup(let max, let part, let whole):
            formula =
                switch direction {
                case .higher: Self.line(max, "·", part, "/(giá trị cao nhất của cụm)")
                case .lower: Self.line(max, "·(giá trị thấp nhất của cụm)/", whole)
                }
        case .groupZero:
            formula = Self.line("giá trị 0")
        case .missing, .noneArose, .awarded, .direct, .achieved, .chosen, .reached, .missedZero, .share, .band, .tally,
            .targets, .met:
            return nil
        }
        return String(decoding: formula, as: UTF8.self) + " → \(points)"
    }
}
