package import Domain
package import Postgres
import Repository

/// A cluster gets another lead or deputy on a day.
package struct HandOverLeadership: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let role: LeadershipRole
    private let unit: UnitID
    private let from: Day
    private let to: Day?
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - role: The role.
    ///   - clusterSeason: The cluster's season.
    ///   - version: The version of it that the caller saw.
    ///   - unit: Who takes the role.
    ///   - from: The day.
    ///   - to: The first day on which the unit holds it no more; nil for as long as it is a member.
    ///   - document: By which; nil for none.
    package init(
        _ role: LeadershipRole,
        of clusterSeason: ClusterSeasonID,
        seen version: Int32,
        to unit: UnitID,
        from: Day,
        until to: Day?,
        by document: OfficialDocumentID? = nil
    ) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.role = role
        self.unit = unit
        self.from = from
        self.to = to
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        let loading = LoadedClusterSeason(clusterSeason, in: batch)
        let cited = CitedOfficialDocuments(document, in: batch)
        return { write in
            let kept = try loading.kept(seen: version, by: write.account)
            try cited.check()
            let handover = try kept.handedOver(role, to: unit, from: from, until: to, by: document)
            let changed = handover.clusterSeason
            write.add(ClusterSeasonStatements.store(changed))
            for ended in handover.ended { write.add(MembershipStatements.store(ended, of: changed.id)) }
            write.add(MembershipStatements.add([handover.begun], to: changed.id))
            write.audit(
                .leadershipHandedOver,
                at: changed.place,
                ["unit": unit, "before": kept.holder(of: role, on: from)?.unit],
                detail: ["role": role.rawValue, "from": from, "to": handover.begun.to, "officialDocument": document]
            )
            return changed
        }
    }
}
