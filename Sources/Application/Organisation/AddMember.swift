package import Domain
package import Postgres
import Repository

/// A unit joins a cluster's season, and gets a sheet in each of its reviews that is not published.
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
        let loading = LoadedClusterSeason(clusterSeason, in: batch)
        let units = batch.add(UnitStatements.facts(of: [member.unit]))
        let elsewhere = batch.add(MembershipStatements.elsewhere([member.unit], besides: clusterSeason))
        let reviews = batch.add(ClusterSeasonStatements.lockOpenReviews(of: clusterSeason))
        return { write in
            let kept = try loading.kept(seen: version, by: write.account)
            guard let joining = try [member].joining(try units.value).first else {
                throw Refusal.unknownUnits([member.unit])
            }
            let (changed, added) = try kept.joined(by: joining, elsewhere: try elsewhere.value)
            write.add(ClusterSeasonStatements.store(changed))
            write.add(MembershipStatements.add(added, to: changed.id))
            // A sheet without results: the standings take its line in with their next change (docs/api.md).
            let reviews = try reviews.value
            if !reviews.isEmpty {
                write.add(ClusterSeasonStatements.addSheets(of: [member.unit], to: reviews))
                for review in reviews { write.changed(.review, review) }
            }
            write.audit(
                "member.added",
                at: changed.place,
                ["unit": member.unit],
                detail: ["from": added.first?.from, "to": added.first?.to, "sheets": reviews.count]
            )
            return changed
        }
    }
}
