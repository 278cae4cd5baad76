import Crypto
package import Domain
package import Postgres
import Repository
package import StrictJSON

/// Every review is scored again from its ledger, and compared with the standings that are kept and the publication that
/// was made of them: they are the ledger's projection, and nothing else may move them.
package struct VerifyStandings: Sendable {
    /// What was compared.
    package struct Receipt: Sendable {
        package let reviews: Int
        /// Empty where all is as it should be.
        package let deviations: [StandingsDeviation]
    }

    private let database: PostgresConfiguration

    /// - Parameter database: Where to connect to as thidua_reader.
    package init(database: PostgresConfiguration) { self.database = database }

    /// Compares. It changes nothing.
    ///
    /// - Parameters:
    ///   - selection: Which reviews.
    ///   - progress: Told after each review.
    /// - Returns: What was found.
    /// - Throws: `PostgresError`, `CancellationError`.
    package func run(
        _ selection: ReviewSelection,
        progress: @escaping @Sendable (ReviewProgress) -> Void = { _ in }
    ) async throws -> Receipt {
        try await database.connected { connection in
            var deviations: [StandingsDeviation] = []
            let count = try await SelectedReviews(selection, on: connection).forEach(progress: progress) {
                review,
                transaction in
                if let deviation = try await Self.deviation(of: review, in: transaction) {
                    deviations.append(deviation)
                }
            }
            return Receipt(reviews: count, deviations: deviations)
        }
    }

    /// How a review deviates from its ledger; nil where it does not.
    private nonisolated(nonsending) static func deviation(
        of review: SelectedReview,
        in transaction: PostgresTransaction
    ) async throws -> StandingsDeviation? {
        let (batch, id) = (PostgresBatch(), review.review)
        let criteria = batch.add(ReviewStatements.criteria(of: id))
        let members = batch.add(SheetStatements.members(id))
        let entries = batch.add(LedgerStatements.entries(id))
        let returns = batch.add(LedgerStatements.returns(id))
        let disqualifications = batch.add(LedgerStatements.disqualifications(id))
        let kept = batch.add(StandingStatements.kept(id))
        let publication = review.latestPublication.map { batch.add(PublicationStatements.document(id, number: $0)) }
        try await transaction.run(batch)
        let scoring: ReviewScoring
        do {
            guard let criteria = try criteria.value else { return StandingsDeviation(id, .unreadable) }
            scoring = try ReviewScoring(
                criteria: criteria.criteria(),
                members: members.value,
                ledger: Ledger(
                    entries: entries.value,
                    returns: returns.value,
                    disqualifications: disqualifications.value
                )
            )
        } catch is ScoringRefusal {
            return StandingsDeviation(id, .unreadable)
        }
        let units = try deviating(kept.value, from: scoring.stored)
        guard units.isEmpty else { return StandingsDeviation(id, .standings(units)) }
        guard let publication else { return nil }
        let published = try publication.value.flatMap { try? JSONDocument($0.bytes) }?.root
        let document = SHA256.hash(data: scoring.documentBytes).hexadecimal
        let answers = try scoring.stored.map { try CanonicalJSON.bytes(of: JSONDocument($0.answer).root) }
        let isWhatItSays = published?.member("scoringDocument")?.string == document && published?.answers == answers
        return isWhatItSays ? nil : StandingsDeviation(id, .publication)
    }

    /// The units that are kept otherwise than they are scored, or on one side alone.
    private static func deviating(_ kept: [StoredStanding], from scored: [StoredStanding]) -> [UnitID] {
        let kept = Dictionary(kept.map { ($0.unit, $0) }) { first, _ in first }
        let scored = Dictionary(scored.map { ($0.unit, $0) }) { first, _ in first }
        return Set(kept.keys).union(scored.keys).filter { kept[$0] != scored[$0] }.sorted()
    }
}

extension JSONValue {
    fileprivate func member(_ name: String) -> JSONValue? {
        members?.first { $0.key.string == name }?.value
    }

    /// Of a publication's document the units' answers in canonical JSON, in order; nil where it cannot be read.
    fileprivate var answers: [[UInt8]]? {
        member("units")?.elements.flatMap { units in
            try? units.map { try CanonicalJSON.bytes(of: $0.member("answer") ?? $0) }
        }
    }
}

/// What of a review is not what its ledger comes to.
package struct StandingsDeviation: Hashable, Sendable {
    /// What it is.
    package enum Kind: Hashable, Sendable {
        /// These units' standings.
        case standings([UnitID])
        /// What the publication was made of.
        case publication
        /// The ledger cannot be scored at all.
        case unreadable
    }

    package let review: ReviewID
    package let kind: Kind

    package init(_ review: ReviewID, _ kind: Kind) {
        self.review = review
        self.kind = kind
    }

    /// What it is, in words.
    package var wording: Wording {
        switch kind {
        case .standings(let units):
            Wording(
                vi: "\(review): bảng điểm lưu khác với sổ ghi ở đơn vị \(Wording.list(units.map(\.description)))",
                en: "\(review): the standings kept differ from the ledger for \(Wording.list(units.map(\.description)))"
            )
        case .publication:
            Wording(
                vi: "\(review): bản công bố không khớp với sổ ghi",
                en: "\(review): the publication was made of something else than the ledger says"
            )
        case .unreadable:
            Wording(vi: "\(review): không chấm lại được từ sổ ghi", en: "\(review): the ledger cannot be scored")
        }
    }
}

/// The nightly verification found something: its reviews, in words.
package struct StandingsDeviate: Error, CustomStringConvertible {
    package let description: String

    /// - Parameter deviations: What it found; at least one.
    package init(_ deviations: [StandingsDeviation]) {
        let shown = deviations.prefix(10).map(\.wording.en).joined(separator: "; ")
        description = "\(deviations.count) reviews deviate from their ledgers: \(shown)"
    }
}
