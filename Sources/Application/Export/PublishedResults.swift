import Domain
import Exports
import Postgres
import Repository

/// What the ledger behind a published ranking says.
struct PublishedResults {
    private let criteria: CriteriaSet
    private let members: [UnitID: ReviewMember]
    private let ledger: Ledger

    /// What counts for each unit: units in the ranking's order; of each its criteria in the scale's, then its bonuses and
    /// penalties in the agreement's.
    ///
    /// - Parameters:
    ///   - ranking: The publication, whose points these are.
    ///   - openUnits: The units whose results are told; nil for all. Of the others there are the points of criteria alone.
    /// - Returns: The rows, each made when it is asked for.
    func rows(
        of ranking: PublishedRanking,
        openUnits: Set<UnitID>? = nil
    ) -> some Sequence<ExportedResult> {
        let codes = criteria.leafCodes
        return ranking.units.lazy.flatMap { unit in
            let isOpen = openUnits?.contains(unit.line.unit) ?? true
            let criteria = codes.map { code in row(of: code, unit, in: ranking, isOpen: isOpen) }
            return isOpen ? criteria + adjustments(of: unit, in: ranking) : criteria
        }
    }

    private func adjustments(of unit: PublishedRanking.Unit, in ranking: PublishedRanking) -> [ExportedResult] {
        guard let member = members[unit.line.unit] else { return [] }
        return ReviewScoring.adjustments(of: member, criteria: criteria, ledger: ledger).map { adjustment in
            ExportedResult(
                adjustment,
                entry: ledger.effectiveEntry(of: adjustment.ground.code, unit: member.unit),
                unit: unit,
                in: ranking
            )
        }
    }

    private func row(
        of code: Code,
        _ unit: PublishedRanking.Unit,
        in ranking: PublishedRanking,
        isOpen: Bool
    ) -> ExportedResult {
        let entry = isOpen ? ledger.effectiveEntry(of: code, unit: unit.line.unit) : nil
        let value = isOpen ? members[unit.line.unit] : nil
        return ExportedResult(
            of: code,
            layer: entry?.layer,
            kind: entry?.kind,
            value: value.flatMap { ReviewScoring.result(of: code, $0, criteria: criteria, ledger: ledger) },
            unit: unit,
            in: ranking
        )
    }
}

extension PublishedResults {
    /// What is on its way.
    struct Loading {
        private let review: ReviewID
        private let criteria: PostgresPending<StoredCriteria?>
        private let members: PostgresPending<[ReviewMember]>
        private let entries: PostgresPending<[LedgerEntry]>
        private let returns: PostgresPending<[CriterionReturn]>

        /// Asks for what belongs to a review, as far as the scope reads it.
        init(_ review: ReviewID, in batch: PostgresBatch) {
            self.review = review
            criteria = batch.add(ReviewStatements.criteria(of: review))
            members = batch.add(SheetStatements.members(review))
            entries = batch.add(LedgerStatements.entries(review))
            returns = batch.add(LedgerStatements.returns(review))
        }

        /// What came.
        ///
        /// - Throws: `ExportRankingsError.spoilt` where the review has no criteria; `ScoringRefusal`, `PostgresError`.
        func loaded() throws -> PublishedResults {
            guard let criteria = try criteria.value else { throw ExportRankingsError.spoilt(review) }
            return PublishedResults(
                criteria: try criteria.criteria(),
                members: Dictionary(try members.value.map { ($0.unit, $0) }) { first, _ in first },
                ledger: Ledger(entries: try entries.value, returns: try returns.value, disqualifications: [])
            )
        }
    }
}
