package import Domain
package import Postgres
import Repository

/// Somebody declares that two units shall not check each other, or lifts that.
package struct DeclareConflict: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let units: (UnitID, UnitID)
    private let isLifted: Bool
    private let reason: String

    /// - Parameters:
    ///   - clusterSeason: The cluster's season.
    ///   - units: The two.
    ///   - isLifted: Whether they may check each other again.
    ///   - reason: Why.
    package init(_ clusterSeason: ClusterSeasonID, _ units: (UnitID, UnitID), isLifted: Bool, reason: String) {
        self.clusterSeason = clusterSeason
        self.units = units
        self.isLifted = isLifted
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ConflictEvent {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let events = batch.add(CheckingStatements.conflicts(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permission = try Policy.mayDeclareConflict(
                write.account,
                facts,
                between: units.0,
                and: units.1,
                isLifted: isLifted
            )
            let event = try ConflictEvent(
                reason: reason,
                after: events.value,
                permission: permission,
                recordedAt: write.microsecondsSince1970
            )
            write.add(CheckingStatements.append(event, to: facts.place))
            write.audit(
                isLifted ? .conflictLifted : .conflictDeclared,
                at: facts.place,
                ["clusterSeason": clusterSeason, "unit": event.pair.first, "otherUnit": event.pair.second]
            )
            return event
        }
    }
}
