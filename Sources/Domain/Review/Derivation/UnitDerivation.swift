/// How a unit came to its points, down to each criterion, each bonus and each penalty, as one reader may see it.
package struct UnitDerivation: Sendable {
    /// The scale's groups in document order.
    package let sections: [DerivedSection]
    /// Its leaves in document order.
    package let leaves: [DerivedLeaf]
    /// The grounds of bonuses and penalties of which something was entered or sent back, in the agreement's order.
    package let adjustments: [DerivedAdjustment]
    /// How all of this comes to the total; nil for whoever may not see every layer of the unit's sheet.
    package let total: TotalDerivation?
    /// Whether the unit is out of the ranking, and why.
    package let disqualification: ShownDisqualification
}

/// What a unit earned in a group of criteria.
package struct DerivedSection: Sendable {
    package let code: Code
    package let title: String
    package let max: NumberText
    /// The group that holds it; nil at the top.
    package let section: Code?
    /// nil for whoever may not see every layer of the unit's sheet.
    package let sum: Sum?

    /// What a unit earned, and what it could have earned with the criteria that are assigned to it.
    package struct Sum: Sendable {
        package let points: NumberText
        package let assignedMax: NumberText
    }
}

/// What a unit earned for a criterion, why, and what was entered for it by whom.
package struct DerivedLeaf: Sendable {
    package let code: Code
    package let title: String
    package let max: NumberText
    /// The group that holds it; nil at the top.
    package let section: Code?
    /// nil for whoever may not see every layer of the unit's sheet.
    package let outcome: Outcome?
    /// As `ShownSheet` has them, those of this criterion alone.
    package let entries: [ShownEntry]
    package let returns: [CriterionReturn]

    /// What the criterion comes to.
    package struct Outcome: Sendable {
        /// nil where the criterion is not assigned to the unit.
        package let score: Score?
        /// What counts of all that was entered; nil where nothing does.
        package let effective: EffectiveResult?
    }

    package struct Score: Sendable {
        package let points: NumberText
        /// A line from which a person can check the points.
        package let because: String
    }
}

/// What counts of all that was entered for a criterion, and who said it.
package struct EffectiveResult: Sendable {
    package let layer: Layer
    package let kind: EntryKind
    /// What the scoring reads: the points of an award beside what was reported, for one.
    package let result: ResultText?
}

extension UnitDerivation {
    /// Explains a unit's points; nil where the answer is not one to these criteria.
    ///
    /// - Parameters:
    ///   - answerBytes: The unit's member of the scoring's answer in JSON, whole.
    ///   - criteria: The review's.
    ///   - sheet: The unit's.
    ///   - entries: The unit's, in the order of their recording: at least those that the reader may see.
    ///   - returns: Likewise.
    ///   - disqualifications: Likewise.
    ///   - permission: From `Policy.mayReadDerivation`.
    /// - Throws: `Refusal` where the permission is for another sheet.
    package init?(
        answerBytes: [UInt8],
        criteria: CriteriaSet,
        sheet: Sheet,
        entries: [LedgerEntry],
        returns: [CriterionReturn],
        disqualifications: [Disqualification],
        permission: Permission<Act.ReadDerivation>
    ) throws(Refusal) {
        let act = permission.act
        let shown = try sheet.shown(drafts: [:], entries: entries, returns: returns, permission: act.sheet)
        guard let answer = AnswerReading(answerBytes) else { return nil }
        let ledger = Ledger(entries: entries, returns: returns, disqualifications: disqualifications)
        let entriesOf = Dictionary(grouping: shown.entries, by: \.criterion)
        let returnsOf = Dictionary(grouping: shown.returns, by: \.criterion)
        let nodes = criteria.scale.criteria.nodes
        var sections: [DerivedSection] = []
        var leaves: [DerivedLeaf] = []
        for node in nodes {
            let section = node.parent.map { nodes[$0].code }
            guard let leaf = criteria[node.code] else {
                guard let sum = answer.sections[node.code] else { return nil }
                sections.append(
                    DerivedSection(
                        code: node.code,
                        title: node.title,
                        max: NumberText(node.max),
                        section: section,
                        sum: act.showsPoints
                            ? DerivedSection.Sum(points: sum.points, assignedMax: sum.assignedMax) : nil
                    )
                )
                continue
            }
            let effective = ledger.effective(of: node.code, unit: act.unit)
            let score = answer.leaves[node.code].map { score in
                let alone =
                    act.namesOthers ? nil : criteria.becauseAlone(leaf, effective?.result, score.points, of: act.unit)
                return DerivedLeaf.Score(points: score.points, because: alone ?? score.because)
            }
            leaves.append(
                DerivedLeaf(
                    code: node.code,
                    title: node.title,
                    max: NumberText(node.max),
                    section: section,
                    outcome: act.showsPoints ? DerivedLeaf.Outcome(score: score, effective: effective) : nil,
                    entries: entriesOf[node.code] ?? [],
                    returns: returnsOf[node.code] ?? []
                )
            )
        }
        self.sections = sections
        self.leaves = leaves
        let grounds = criteria.terms?.grounds ?? []
        adjustments = grounds.compactMap { ground in
            DerivedAdjustment(
                ground,
                outcome: act.showsPoints ? ledger.outcome(of: ground, unit: act.unit) : nil,
                entries: entriesOf[ground.code] ?? [],
                returns: returnsOf[ground.code] ?? []
            )
        }
        let given = ledger.adjustments(for: grounds, unit: act.unit)
        total =
            act.showsPoints
            ? TotalDerivation(
                points: answer.points,
                bonuses: given.points(of: .bonus),
                penalties: given.points(of: .penalty),
                scale: criteria.scale
            ) : nil
        disqualification = act.showsDisqualification ? .shown(ledger.disqualification(of: act.unit)) : .withheld
    }
}

extension Ledger {
    fileprivate func effective(of code: Code, unit: UnitID) -> EffectiveResult? {
        effectiveEntry(of: code, unit: unit).map { entry in
            EffectiveResult(
                layer: entry.layer,
                kind: entry.kind,
                result: effectiveResult(of: code, unit: unit)
            )
        }
    }

    fileprivate func outcome(of ground: Ground, unit: UnitID) -> DerivedAdjustment.Outcome {
        DerivedAdjustment.Outcome(
            points: points(for: ground, unit: unit),
            effective: effective(of: ground.code, unit: unit)
        )
    }
}
