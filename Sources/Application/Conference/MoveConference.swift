package import Domain
package import Postgres
import Repository

/// A conference goes on to its next state.
package struct MoveConference: WriteUseCase {
    /// Where to.
    package enum Move: Sendable {
        /// Units are told so; on a day that may be past, nil for today.
        case invite(text: String, on: Day?)
        /// On a day that may be past; nil for today.
        case hold(on: Day?)
        /// Its conclusions are issued as tasks.
        case conclude([Conclusion], on: Day?, by: OfficialDocumentID?)
        case cancel(reason: String)
    }

    private let clusterSeason: ClusterSeasonID
    private let conference: ConferenceID
    private let version: Int32
    private let move: Move

    /// - Parameters:
    ///   - clusterSeason: Whose conference it is.
    ///   - conference: The conference.
    ///   - version: The version of it that the caller saw.
    ///   - move: Where to.
    package init(_ clusterSeason: ClusterSeasonID, _ conference: ConferenceID, seen version: Int32, _ move: Move) {
        self.clusterSeason = clusterSeason
        self.conference = conference
        self.version = version
        self.move = move
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Conference {
        let loading = LockedConference.Loading(clusterSeason, conference, in: batch)
        return { write in
            let permission = try Policy.mayConduct(write.account, loading.knownFacts())
            let locked = try loading.loaded(seen: version)
            let today = write.account.day
            let moved: Conference
            var detail: AuditDetail = [:]
            switch move {
            case .invite(let text, let day):
                let invitation = Invitation(on: day ?? today, text: text)
                moved = try locked.conference.invited(invitation, today: today, permission: permission)
                detail = ["on": invitation.on]
            case .hold(let day):
                moved = try locked.conference.held(on: day ?? today, today: today, permission: permission)
                detail = ["on": moved.heldOn]
            case .conclude(let conclusions, let day, let document):
                moved = try locked.conference.concluded(
                    on: day ?? today,
                    by: document,
                    today: today,
                    permission: permission
                )
                let tasks = try moved.tasks(conclusions, members: locked.facts.members) { write.identifier() }
                if !tasks.isEmpty { write.add(TaskStatements.add(tasks, at: moved.place)) }
                detail = ["on": moved.concludedOn, "tasks": tasks.count, "officialDocument": document]
            case .cancel(let reason):
                moved = try locked.conference.cancelled(reason: reason, permission: permission)
                detail = ["reason": reason]
            }
            write.add(ConferenceStatements.store(moved))
            locked.audit(.named("conference", moved.state.rawValue), detail: detail, in: write)
            return moved
        }
    }
}
