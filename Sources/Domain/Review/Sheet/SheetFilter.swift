/// Which criteria of a sheet an assessor wants to look at; made of nothing that the reader does not see anyhow.
package enum SheetFilter: Hashable, Sendable {
    /// The unit reports a result, and no evidence of it.
    case noEvidence
    /// Two layers say different things.
    case differs
    /// The unit said something else after the criterion was sent back.
    case changed
    /// The points are further from those of last year than so many percent of them.
    case far(percent: Int, PointsOfTwoYears)

    /// What people call them.
    package enum Name: String, CaseIterable, Sendable {
        case noEvidence, differs, changed
        case far = "farFromLastYear"
    }
}

/// What a unit earned for its criteria in a review, and in the one before.
package struct PointsOfTwoYears: Hashable, Sendable {
    package let now: [Code: Points]
    package let before: [Code: Points]

    package init(now: [Code: Points], before: [Code: Points]) {
        self.now = now
        self.before = before
    }

    /// Whether a criterion earned something else by more than so many percent of what it earned before. One that there was
    /// not before is not compared.
    func isFar(_ criterion: Code, percent: Int) -> Bool {
        guard let now = now[criterion], let before = before[criterion] else { return false }
        let difference = abs(now.hundredths - before.hundredths)
        return difference * 100 > Int64(percent) * abs(before.hundredths)
    }
}

extension ShownSheet {
    /// The criteria that a filter leaves, in the order of `CriteriaSet.entryCodes`.
    package func criteria(by filter: SheetFilter, in criteria: CriteriaSet) -> [Code] {
        let counting = counting
        let passes = Dictionary(returns.map { ($0.criterion, $0.pass) }, uniquingKeysWith: max)
        return criteria.entryCodes.filter { code in
            let said = counting[code] ?? []
            let own = said.first { $0.layer == .selfScore }
            return switch filter {
            case .noEvidence: own.map { $0.value != nil && $0.evidence == nil } ?? false
            case .differs:
                said.dropFirst().contains { $0.kind != said[0].kind || $0.value != said[0].value }
            case .changed: own?.origin.map { $0.pass > Ledger.firstPass && $0.pass == passes[code] } ?? false
            case .far(let percent, let points): points.isFar(code, percent: percent)
            }
        }
    }

    /// The sheet with what was entered, returned and explained of these criteria alone.
    package func narrowed(to criteria: [Code]) -> ShownSheet {
        let kept = Set(criteria)
        return ShownSheet(
            state: state,
            openCriteria: openCriteria,
            revision: revision,
            drafts: drafts.map { $0.filter { kept.contains($0.key) } },
            entries: entries.filter { kept.contains($0.criterion) },
            returns: returns.filter { kept.contains($0.criterion) },
            explanations: explanations.map { $0.filter { kept.contains($0.criterion) } },
            division: division,
            filtered: criteria
        )
    }
}
