package import Domain
package import Postgres
import Repository

/// A unit is proposed to lead a cluster in its next season, or to be the deputy.
package struct ProposeRotation: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let role: LeadershipRole
    private let unit: UnitID
    private let reason: String

    /// - Parameters:
    ///   - unit: The unit.
    ///   - role: For what.
    ///   - clusterSeason: The cluster's season that goes to its end.
    ///   - reason: Why.
    package init(_ unit: UnitID, as role: LeadershipRole, after clusterSeason: ClusterSeasonID, reason: String) {
        self.clusterSeason = clusterSeason
        self.role = role
        self.unit = unit
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Rotation {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let others = batch.add(RotationStatements.list(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permission = try Policy.mayConduct(write.account, facts)
            let rotation = try Rotation.proposed(
                write.identifier(),
                role,
                unit,
                reason: reason,
                in: facts,
                beside: others.value,
                permission: permission
            )
            write.add(RotationStatements.add(rotation))
            write.audit(
                .rotationProposed,
                at: facts.place,
                ["clusterSeason": facts.id, "rotation": rotation.id, "unit": unit],
                detail: ["role": role.rawValue, "reason": reason]
            )
            return rotation
        }
    }
}
