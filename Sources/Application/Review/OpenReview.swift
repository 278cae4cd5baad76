package import Domain
package import Postgres
import Repository

/// A cluster's lead begins a scoring round, by the criteria of the agreement in force.
package struct OpenReview: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let kind: ReviewKind
    private let name: String?
    private let isIllustrative: Bool
    private let steps: Set<ReviewStep>
    private let selfScoringUntil: Day

    /// - Parameters:
    ///   - clusterSeason: Whose review it is.
    ///   - kind: What round it is.
    ///   - name: Its own name where a season has several of a kind.
    ///   - isIllustrative: Whether its results are made up, for a demonstration or a rehearsal.
    ///   - steps: The states between self-scoring and appraising.
    ///   - selfScoringUntil: The last day of self-scoring.
    package init(
        _ clusterSeason: ClusterSeasonID,
        _ kind: ReviewKind,
        name: String?,
        isIllustrative: Bool = false,
        steps: Set<ReviewStep>,
        selfScoringUntil: Day
    ) {
        self.clusterSeason = clusterSeason
        self.kind = kind
        self.name = name
        self.isIllustrative = isIllustrative
        self.steps = steps
        self.selfScoringUntil = selfScoringUntil
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Review {
        // Nobody joins meanwhile without a sheet, and each sees the reviews that were opened before.
        let lock = batch.add(ClusterSeasonStatements.lock(clusterSeason))
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let members = batch.add(ClusterSeasonFactsStatements.members(clusterSeason, through: selfScoringUntil))
        let everyMember = batch.add(ClusterSeasonFactsStatements.everyMember(clusterSeason))
        let others = batch.add(ReviewStatements.list(clusterSeason))
        let agreement = batch.add(AgreementStatements.agreement(clusterSeason, number: nil))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permission = try Policy.mayOpenReview(write.account, facts)
            try lock.value.requireLock()
            let members = try members.value
            guard let agreement = try agreement.value, let criteriaSet = agreement.criteriaSet else {
                throw Refusal.noAgreementInForce
            }
            let document = try AgreementDocument(
                bytes: agreement.documentBytes,
                members: try everyMember.value.byCode
            )
            guard let criteria = document.criteria else { throw Refusal.noAgreementInForce }
            let review = try Review.opened(
                as: write.identifier(),
                in: facts,
                beside: try others.value.map(\.header),
                with: members,
                kind,
                name: name,
                isIllustrative: isIllustrative,
                steps: steps,
                selfScoringUntil: selfScoringUntil,
                visibility: document.visibility,
                criteriaSet: criteriaSet,
                on: write.account.day,
                permission: permission
            )
            for statement in ReviewStatements.add(review, units: members.map(\.unit)) { write.add(statement) }
            // Standings are there from the first day on, with nothing in them.
            write.add(ReviewStatements.lock(review.id))
            let scoring = try ReviewScoring(
                criteria: criteria,
                members: members.map { ReviewMember(unit: $0.unit, code: $0.code, name: $0.name, sheet: .draft) },
                ledger: Ledger(entries: [], returns: [], disqualifications: [])
            )
            write.add(StandingStatements.store(scoring.stored, of: review))
            write.audit(
                .reviewOpened,
                at: facts.place,
                ["review": review.id],
                detail: [
                    "kind": kind.rawValue, "agreement": agreement.agreement.number,
                    "selfScoringUntil": selfScoringUntil,
                ]
            )
            return review
        }
    }
}
