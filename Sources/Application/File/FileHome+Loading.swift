import Domain
import Postgres
import Repository

/// Where the facts about a file's place will be once a batch has run.
enum FileHomeLoading {
    case review(PostgresPending<ReviewFacts?>, PostgresPending<[ReviewMember]>)
    case clusterSeason(PostgresPending<ClusterSeasonFacts?>)
    case unit(PostgresPending<UnitFacts?>)

    /// - Parameters:
    ///   - review: The review that the file is evidence in; nil for none.
    ///   - clusterSeason: The cluster's season that it belongs to; nil for none.
    ///   - unit: The unit that manages it where it belongs to no cluster.
    ///   - batch: What loads them.
    init(review: ReviewID?, clusterSeason: ClusterSeasonID?, unit: UnitID, in batch: PostgresBatch) {
        if let review {
            self = .review(batch.add(ReviewStatements.facts(review)), batch.add(SheetStatements.members(review)))
        } else if let clusterSeason {
            self = .clusterSeason(batch.add(ClusterSeasonFactsStatements.facts(clusterSeason)))
        } else {
            self = .unit(batch.add(UnitStatements.facts(of: unit)))
        }
    }

    /// The facts, once the batch has run; nil where the scope may not know of the place.
    func home() throws -> FileHome? {
        switch self {
        case .review(let facts, let members):
            guard let facts = try facts.value else { return nil }
            return .review(facts, submitted: try members.value.submitted)
        case .clusterSeason(let facts):
            return try facts.value.map { .clusterSeason($0) }
        case .unit(let facts):
            return try facts.value.map { .unit($0.unit.id, chain: $0.chain) }
        }
    }
}
