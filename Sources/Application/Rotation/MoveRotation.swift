package import Domain
package import Postgres
import Repository

/// A proposal of who leads next is elected, confirmed or withdrawn.
package struct MoveRotation: WriteUseCase {
    /// Where to; a day that is nil is today.
    package enum Move: Sendable {
        case elect(on: Day?, how: String, at: ConferenceID?)
        case confirm(on: Day?, by: OfficialDocumentID?)
        case withdraw(reason: String)
    }

    private let clusterSeason: ClusterSeasonID
    private let rotation: RotationID
    private let version: Int32
    private let move: Move

    /// - Parameters:
    ///   - rotation: The proposal.
    ///   - clusterSeason: Whose it is.
    ///   - version: The version of the proposal that the caller saw.
    ///   - move: Where to.
    package init(
        _ rotation: RotationID,
        of clusterSeason: ClusterSeasonID,
        seen version: Int32,
        _ move: Move
    ) {
        self.clusterSeason = clusterSeason
        self.rotation = rotation
        self.version = version
        self.move = move
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Rotation {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let rotations = batch.add(RotationStatements.list(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let found = { () throws -> Rotation in
                guard let found = try rotations.value.first(where: { $0.id == rotation }) else {
                    throw Refusal.noRotation
                }
                guard found.version == version else { throw Refusal.stale }
                return found
            }
            let today = write.account.day
            let moved: Rotation
            switch move {
            case .elect(let day, let how, let conference):
                let permission = try Policy.mayConduct(write.account, facts)
                let election = Rotation.Election(on: day ?? today, how: how, conference: conference)
                moved = try found().elected(election, today: today, permission: permission)
            case .confirm(let day, let document):
                let permission = try Policy.mayManage(write.account, facts)
                moved = try found().confirmed(on: day ?? today, by: document, today: today, permission: permission)
            case .withdraw(let reason):
                let permission = try Policy.mayConduct(write.account, facts)
                let manages = (try? Policy.mayManage(write.account, facts)) != nil
                moved = try found().withdrawn(reason: reason, byOffice: manages, in: facts, permission: permission)
            }
            write.add(RotationStatements.store(moved))
            write.audit(
                .named("rotation", moved.state.rawValue),
                at: facts.place,
                ["clusterSeason": facts.id, "rotation": rotation, "unit": moved.unit],
                detail: [
                    "role": moved.role.rawValue, "how": moved.state == .elected ? moved.election?.how : nil,
                    "officialDocument": moved.officialDocument, "reason": moved.withdrawal,
                ]
            )
            return moved
        }
    }
}
