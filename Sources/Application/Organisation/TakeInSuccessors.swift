package import Domain
package import Postgres
import Repository

/// Those that took over members of a cluster's season are taken in, and into each of its open reviews that scores them.
package struct TakeInSuccessors: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let left: Set<UnitID>

    /// - Parameters:
    ///   - clusterSeason: The cluster's season.
    ///   - version: The version of it that the caller saw.
    ///   - left: Successors that do not join.
    package init(_ clusterSeason: ClusterSeasonID, seen version: Int32, without left: Set<UnitID>) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.left = left
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        // In this order, as whoever adds a member.
        let lock = batch.add(ClusterSeasonStatements.lock(clusterSeason))
        let loading = LoadedClusterSeason(clusterSeason, in: batch)
        let kin = LoadedLineage(clusterSeason, includingItself: false, in: batch)
        let reviews = OpenReviews(of: clusterSeason, in: batch)
        return { write in
            let kept = try loading.kept(seen: version, by: write.account)
            try lock.value.requireLock()
            let lineage = try kin.lineage()
            let taken = try kept.takingInSuccessors(lineage, without: left, elsewhere: try kin.elsewhere())
            let changed = taken.clusterSeason
            write.add(ClusterSeasonStatements.store(changed))
            if !taken.memberships.isEmpty { write.add(MembershipStatements.add(taken.memberships, to: changed.id)) }
            if !taken.leadership.isEmpty { write.add(MembershipStatements.add(taken.leadership, to: changed.id)) }
            var sheets = 0
            for review in try reviews.loaded() {
                let scored = taken.memberships.filter { membership in
                    review.review.scores(membership, in: changed.season, on: write.account.day)
                }
                let joining = scored.compactMap { membership in
                    lineage.units[membership.unit].map { facts in
                        MemberUnit(unit: facts.unit.id, code: facts.unit.code, name: facts.unit.name)
                    }
                }
                sheets += try review.takeIn(joining, in: write)
            }
            write.audit(
                .successorsTakenIn,
                at: changed.place,
                ["clusterSeason": changed.id],
                detail: [
                    "units": taken.memberships.map(\.unit.description).joined(separator: " "),
                    "lead": taken.leadership.first { $0.role == .lead }?.unit, "sheets": sheets,
                ]
            )
            return changed
        }
    }
}
