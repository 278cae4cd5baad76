package import Domain
package import Postgres
import Repository

/// The lead enters what the cluster as a whole means to win, as the agreement has it.
package struct SetAwardTargets: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let agreement: String
    private let targets: AwardTargets

    /// - Parameters:
    ///   - clusterSeason: Whose targets they are.
    ///   - version: The version of them that the caller saw, 0 for none.
    ///   - agreement: The agreement's words.
    ///   - targets: What they come to.
    package init(
        _ clusterSeason: ClusterSeasonID,
        seen version: Int32,
        agreement: String,
        _ targets: AwardTargets
    ) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.agreement = agreement
        self.targets = targets
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Int32 {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let stored = batch.add(AwardTargetStatements.targets(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            _ = try Policy.mayConduct(write.account, facts)
            guard try stored.value?.version ?? 0 == version else { throw Refusal.stale }
            write.add(
                AwardTargetStatements.store(
                    StoredAwardTargets(agreement: agreement, targets: targets, version: version + 1),
                    at: facts.place
                )
            )
            write.audit(.awardTargetsSet, at: facts.place, ["clusterSeason": facts.id])
            return version + 1
        }
    }
}
