package import Domain
package import Postgres
import Repository

/// A unit leaves a cluster's season; a lead who leaves ends leading too. Its sheets stay.
package struct EndMembership: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let unit: UnitID
    private let day: Day
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - unit: Who leaves.
    ///   - clusterSeason: The cluster's season.
    ///   - version: The version of it that the caller saw.
    ///   - day: The first day on which the unit is a member no more.
    ///   - document: By which; nil for none.
    package init(
        of unit: UnitID,
        in clusterSeason: ClusterSeasonID,
        seen version: Int32,
        on day: Day,
        by document: OfficialDocumentID? = nil
    ) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.unit = unit
        self.day = day
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        let loading = LoadedClusterSeason(clusterSeason, in: batch)
        let cited = CitedOfficialDocuments(document, in: batch)
        return { write in
            let kept = try loading.kept(seen: version, by: write.account)
            try cited.check()
            let departure = try kept.left(by: unit, on: day, citing: document)
            let changed = departure.clusterSeason
            write.add(ClusterSeasonStatements.store(changed))
            write.add(MembershipStatements.store(departure.membership, of: changed.id))
            for ended in departure.leadership { write.add(MembershipStatements.store(ended, of: changed.id)) }
            write.audit(
                .memberLeft,
                at: changed.place,
                ["unit": unit],
                detail: [
                    "on": day, "role": departure.leadership.first?.role.rawValue, "officialDocument": document,
                ]
            )
            return changed
        }
    }
}
