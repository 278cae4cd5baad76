package import Domain
package import Postgres
import Repository

/// A unit joins a cluster's season, and is taken into each of its open reviews that scores it.
package struct AddMember: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let member: OpenClusterSeason.Member

    /// - Parameters:
    ///   - clusterSeason: The cluster's season.
    ///   - version: The version of it that the caller saw.
    ///   - member: Who joins.
    package init(_ clusterSeason: ClusterSeasonID, seen version: Int32, _ member: OpenClusterSeason.Member) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.member = member
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        // In this order, as whoever opens a review: no review is opened meanwhile without the unit.
        let lock = batch.add(ClusterSeasonStatements.lock(clusterSeason))
        let loading = LoadedClusterSeason(clusterSeason, in: batch)
        let units = batch.add(UnitStatements.facts(of: [member.unit]))
        let elsewhere = batch.add(MembershipStatements.elsewhere([member.unit], besides: clusterSeason))
        let cited = CitedOfficialDocuments(member.officialDocument, in: batch)
        let reviews = OpenReviews(of: clusterSeason, in: batch)
        return { write in
            let kept = try loading.kept(seen: version, by: write.account)
            try lock.value.requireLock()
            try cited.check()
            guard let joining = try [member].joining(try units.value).first else {
                throw Refusal.unknownUnits([member.unit])
            }
            let (changed, added) = try kept.joined(by: joining, elsewhere: try elsewhere.value)
            write.add(ClusterSeasonStatements.store(changed))
            write.add(MembershipStatements.add(added, to: changed.id))
            let unit = MemberUnit(unit: joining.unit.id, code: joining.unit.code, name: joining.unit.name)
            let joined = try reviews.loaded()
                .filter { review in
                    added.contains { review.review.scores($0, in: changed.season, on: write.account.day) }
                }
                .filter { review in try review.takeIn([unit], in: write) > 0 }
            write.audit(
                .memberAdded,
                at: changed.place,
                ["unit": member.unit],
                detail: [
                    "from": added.first?.from, "to": added.first?.to, "sheets": joined.count,
                    "officialDocument": member.officialDocument,
                ]
            )
            return changed
        }
    }
}
