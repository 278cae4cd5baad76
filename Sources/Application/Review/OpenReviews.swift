import Domain
import Postgres
import Repository

/// The reviews of a cluster's season that are not published, all under their locks: what a change of its members depends on.
///
/// They are locked in the order of their names, as whoever needs several must, and loaded after that: nobody computes
/// standings or publishes meanwhile.
struct OpenReviews {
    private let locked: PostgresPending<[ReviewID]>
    private let facts: PostgresPending<[ReviewFacts]>
    private let criteria: PostgresPending<[ReviewID: StoredCriteria]>
    private let members: PostgresPending<[ReviewID: [ReviewMember]]>
    private let entries: PostgresPending<[ReviewID: [LedgerEntry]]>
    private let returns: PostgresPending<[ReviewID: [CriterionReturn]]>
    private let disqualifications: PostgresPending<[ReviewID: [Disqualification]]>

    init(of clusterSeason: ClusterSeasonID, in batch: PostgresBatch) {
        locked = batch.add(ClusterSeasonStatements.lockOpenReviews(of: clusterSeason))
        facts = batch.add(ReviewStatements.open(of: clusterSeason))
        criteria = batch.add(ReviewStatements.criteria(ofOpen: clusterSeason))
        members = batch.add(SheetStatements.members(ofOpen: clusterSeason))
        entries = batch.add(LedgerStatements.entries(ofOpen: clusterSeason))
        returns = batch.add(LedgerStatements.returns(ofOpen: clusterSeason))
        disqualifications = batch.add(LedgerStatements.disqualifications(ofOpen: clusterSeason))
    }

    /// The reviews, once the batch has run.
    ///
    /// - Throws: `Refusal` where the scope may not read one whole; `PostgresError`.
    func loaded() throws -> [LockedReview] {
        let locked = Set(try locked.value)
        let (criteria, members) = (try criteria.value, try members.value)
        let (entries, returns) = (try entries.value, try returns.value)
        let disqualifications = try disqualifications.value
        return try facts.value.map { facts in
            let review = facts.review.id
            return try LockedReview(
                isLocked: locked.contains(review),
                facts: facts,
                criteria: criteria[review],
                members: members[review] ?? [],
                entries: entries[review] ?? [],
                returns: returns[review] ?? [],
                disqualifications: disqualifications[review] ?? []
            )
        }
    }
}
