package import Domain
package import Postgres
import Repository

/// A handover that both sides have confirmed makes the cluster's next season.
package struct CompleteHandover: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let season: SeasonID
    private let chosen: [UnitID: Set<UnitID>]

    /// - Parameters:
    ///   - clusterSeason: The cluster's season that ends.
    ///   - version: The version of the handover's record that the caller saw.
    ///   - season: The season that it makes.
    ///   - chosen: Who goes on for a unit that split, by the unit.
    package init(
        _ clusterSeason: ClusterSeasonID,
        seen version: Int32,
        into season: SeasonID,
        chosen: [UnitID: Set<UnitID>]
    ) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.season = season
        self.chosen = chosen
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ClusterSeason {
        let lock = batch.add(ClusterSeasonStatements.lock(clusterSeason))
        let locked = LockedHandover(clusterSeason, in: batch)
        let rotations = batch.add(RotationStatements.list(clusterSeason))
        let bare = batch.add(ClusterSeasonStatements.clusterSeason(clusterSeason))
        let members = batch.add(MembershipStatements.members(of: clusterSeason))
        let leadership = batch.add(MembershipStatements.leadership(of: clusterSeason))
        let lineage = LoadedLineage(clusterSeason, includingItself: true, in: batch)
        let next = batch.add(SeasonStatements.season(season))
        return { write in
            let facts = try locked.knownFacts()
            let permission = try Policy.mayManage(write.account, facts)
            try lock.value.requireLock()
            let handover = try locked.loaded(seen: version)
            let rotations = try rotations.value
            let made: ClusterSeasonID = write.identifier()
            let completed = try handover.completed(making: made, facts, rotations, permission: permission)
            guard let next = try next.value else { throw Refusal.unknownSeason }
            guard let bare = try bare.value else { throw Refusal.noClusterSeason }
            let confirmed = { (role: LeadershipRole) in
                rotations.first { $0.role == role && $0.state == .confirmed }?.unit
            }
            let opened = try bare.with(
                members: members.value.map(\.membership),
                leadership: leadership.value
            ).rotated(
                made,
                into: next,
                membersOf: handover.record.day,
                lineage.lineage(),
                chosen: chosen,
                lead: confirmed(.lead) ?? handover.record.receiving,
                deputy: confirmed(.deputy),
                elsewhere: lineage.elsewhere()
            )
            write.add(ClusterSeasonStatements.add(opened))
            if !opened.members.isEmpty { write.add(MembershipStatements.add(opened.members, to: opened.id)) }
            if !opened.leadership.isEmpty { write.add(MembershipStatements.add(opened.leadership, to: opened.id)) }
            write.add(HandoverStatements.store(completed))
            if let step = try facts.handedOver(on: handover.record.day, permission: permission) {
                write.take(step, in: facts)
            }
            write.audit(
                .clusterseasonOpened,
                at: opened.place,
                ["cluster": opened.cluster.id, "season": next.id, "after": facts.id],
                detail: [
                    "members": opened.members.count, "lead": opened.leadership.first { $0.role == .lead }?.unit,
                    "deputy": opened.leadership.first { $0.role == .deputy }?.unit,
                ]
            )
            write.audit(handover: "completed", in: facts, detail: ["next": opened.id])
            return opened
        }
    }
}
