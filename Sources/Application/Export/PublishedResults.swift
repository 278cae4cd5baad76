import Domain
import Exports
import Postgres
import Repository

/// What the ledger behind a published ranking says.
struct PublishedResults {
    /// nil where the scope does not read what the review is scored by: a publication for the ministry opens nothing else.
    private let criteria: CriteriaSet?
    private let members: [UnitID: ReviewMember]
    private let ledger: Ledger

    /// Whether the scale was read.
    var isWhole: Bool { criteria != nil }

    /// What counts for each unit: units in the ranking's order; of each its criteria in the scale's, then its bonuses and
    /// penalties in the agreement's. Where the scale is not read there are the criteria that the publication names, by their
    /// codes.
    ///
    /// - Parameters:
    ///   - ranking: The publication, whose points these are.
    ///   - openUnits: The units whose results are told; nil for all. Of the others there are the points of criteria alone.
    /// - Returns: The rows, each made when it is asked for.
    func rows(
        of ranking: PublishedRanking,
        openUnits: Set<UnitID>? = nil
    ) -> some Sequence<ExportedResult> {
        let codes = criteria?.leafCodes ?? Set(ranking.units.flatMap(\.leaves.keys)).sorted()
        return ranking.units.lazy.flatMap { unit in
            guard openUnits?.contains(unit.line.unit) ?? true, let criteria, let member = members[unit.line.unit] else {
                return codes.map { ExportedResult(of: $0, layer: nil, kind: nil, value: nil, unit: unit, in: ranking) }
            }
            return codes.map { row(of: $0, unit, member, by: criteria, in: ranking) }
                + adjustments(of: unit, member, by: criteria, in: ranking)
        }
    }

    private func row(
        of code: Code,
        _ unit: PublishedRanking.Unit,
        _ member: ReviewMember,
        by criteria: CriteriaSet,
        in ranking: PublishedRanking
    ) -> ExportedResult {
        let entry = ledger.effectiveEntry(of: code, unit: member.unit)
        return ExportedResult(
            of: code,
            layer: entry?.layer,
            kind: entry?.kind,
            value: ReviewScoring.result(of: code, member, criteria: criteria, ledger: ledger),
            unit: unit,
            in: ranking
        )
    }

    private func adjustments(
        of unit: PublishedRanking.Unit,
        _ member: ReviewMember,
        by criteria: CriteriaSet,
        in ranking: PublishedRanking
    ) -> [ExportedResult] {
        ReviewScoring.adjustments(of: member, criteria: criteria, ledger: ledger).map { adjustment in
            ExportedResult(
                adjustment,
                entry: ledger.effectiveEntry(of: adjustment.ground.code, unit: member.unit),
                unit: unit,
                in: ranking
            )
        }
    }
}

extension PublishedResults {
    /// What is on its way.
    struct Loading {
        private let criteria: PostgresPending<StoredCriteria?>
        private let members: PostgresPending<[ReviewMember]>
        private let entries: PostgresPending<[LedgerEntry]>
        private let returns: PostgresPending<[CriterionReturn]>

        /// Asks for what belongs to a review, as far as the scope reads it.
        init(_ review: ReviewID, in batch: PostgresBatch) {
            criteria = batch.add(ReviewStatements.criteria(of: review))
            members = batch.add(SheetStatements.members(review))
            entries = batch.add(LedgerStatements.entries(review))
            returns = batch.add(LedgerStatements.returns(review))
        }

        /// What came.
        ///
        /// - Throws: `ScoringRefusal`, `PostgresError`.
        func loaded() throws -> PublishedResults {
            PublishedResults(
                criteria: try criteria.value?.criteria(),
                members: Dictionary(try members.value.map { ($0.unit, $0) }) { first, _ in first },
                ledger: Ledger(entries: try entries.value, returns: try returns.value, disqualifications: [])
            )
        }
    }
}
