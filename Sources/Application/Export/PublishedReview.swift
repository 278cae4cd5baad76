import Domain
import Exports
import Postgres
import Repository

/// A published review: the ranking as its publication has it, and what the ledger behind it says.
struct PublishedReview {
    let ranking: PublishedRanking
    private let criteria: CriteriaSet
    private let members: [UnitID: ReviewMember]
    private let ledger: Ledger

    /// Loads one, in one trip.
    ///
    /// - Parameters:
    ///   - review: Which.
    ///   - number: Its publication that counts.
    ///   - transaction: Where all is of one moment.
    /// - Returns: The review.
    /// - Throws: `ExportRankingsError.spoilt` where the publication is not the one that was stored under its number and
    ///   hash; `RankingRefusal`, `ScoringRefusal`, `PostgresError`.
    static func load(
        _ review: ExportedReview,
        number: Int32,
        in transaction: PostgresTransaction
    ) async throws -> PublishedReview {
        let batch = PostgresBatch()
        let document = batch.add(PublicationStatements.document(review.review, number: number))
        let criteria = batch.add(ReviewStatements.criteria(of: review.review))
        let members = batch.add(SheetStatements.members(review.review))
        let entries = batch.add(LedgerStatements.entries(review.review))
        let returns = batch.add(LedgerStatements.returns(review.review))
        try await transaction.run(batch)
        guard let stored = try document.value, let criteria = try criteria.value else {
            throw ExportRankingsError.spoilt(review.review)
        }
        let ranking = try PublishedRanking(bytes: stored.bytes)
        guard ranking.source.number == number, ranking.source.sha256 == stored.sha256.hexadecimal else {
            throw ExportRankingsError.spoilt(review.review)
        }
        return PublishedReview(
            ranking: ranking,
            criteria: try criteria.criteria(),
            members: Dictionary(try members.value.map { ($0.unit, $0) }) { first, _ in first },
            ledger: Ledger(entries: try entries.value, returns: try returns.value, disqualifications: [])
        )
    }

    /// What counts for each criterion of each unit: units in the ranking's order, criteria in the scale's.
    var results: some Sequence<ExportedResult> {
        let codes = criteria.leafCodes
        return ranking.units.lazy.flatMap { unit in
            codes.lazy.map { code in result(of: code, unit) }
        }
    }

    private func result(of code: Code, _ unit: PublishedRanking.Unit) -> ExportedResult {
        let entry = ledger.effectiveEntry(of: code, unit: unit.line.unit)
        let value = members[unit.line.unit].flatMap { member in
            ReviewScoring.result(of: code, member, criteria: criteria, ledger: ledger)
        }
        return ExportedResult(
            of: code,
            layer: entry?.layer,
            kind: entry?.kind,
            value: value,
            unit: unit,
            in: ranking
        )
    }
}
