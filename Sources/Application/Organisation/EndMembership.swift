package import Domain
package import Postgres
import Repository

/// A unit leaves a cluster's season; a lead who leaves ends leading too. Its sheets stay.
package struct EndMembership: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let unit: UnitID
    private let day: Day

    /// - Parameters:
    ///   - unit: Who leaves.
    ///   - clusterSeason: The cluster's season.
    ///   - version: The version of it that the caller saw.
    ///   - day: The first day on which the unit is a member no more.
    package init(of unit: UnitID, in clusterSeason: ClusterSeasonID, seen version: Int32, on day: Day) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.unit = unit
        self.day = day
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        let loading = LoadedClusterSeason(clusterSeason, in: batch)
        return { write in
            let departure = try loading.kept(seen: version, by: write.account).left(by: unit, on: day)
            let changed = departure.clusterSeason
            write.add(ClusterSeasonStatements.store(changed))
            write.add(MembershipStatements.store(departure.membership, of: changed.id))
            for ended in departure.leadership { write.add(MembershipStatements.store(ended, of: changed.id)) }
            write.audit(
                .memberLeft,
                at: changed.place,
                ["unit": unit],
                detail: ["on": day, "role": departure.leadership.first?.role.rawValue]
            )
            return changed
        }
    }
}
