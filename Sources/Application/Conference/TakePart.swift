package import Domain
package import Postgres
import Repository

/// Who comes to a conference for a unit, and what the unit proposes.
package struct TakePart: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let conference: ConferenceID
    private let unit: UnitID
    private let version: Int32
    private let attendance: Attendance?
    private let proposals: [String]

    /// - Parameters:
    ///   - unit: Whose it is.
    ///   - clusterSeason: Whose conference it is.
    ///   - conference: The conference.
    ///   - version: The version of what the unit said that the caller saw; 0 for nothing.
    ///   - attendance: Who comes; nil for leaving that open.
    ///   - proposals: All that the unit proposes.
    package init(
        _ unit: UnitID,
        in clusterSeason: ClusterSeasonID,
        at conference: ConferenceID,
        seen version: Int32,
        _ attendance: Attendance?,
        proposals: [String]
    ) {
        self.unit = unit
        self.clusterSeason = clusterSeason
        self.conference = conference
        self.version = version
        self.attendance = attendance
        self.proposals = proposals
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Participation {
        let loading = LockedConference.Loading(clusterSeason, conference, in: batch)
        let participations = batch.add(ConferenceStatements.participations(conference))
        return { write in
            let permission = try Policy.mayTakePart(write.account, loading.knownFacts(), for: unit)
            let locked = try loading.loaded()
            let participation = try locked.conference.participation(
                attendance,
                proposals: proposals,
                after: participations.value.first { $0.unit == unit },
                seen: version,
                permission: permission
            )
            write.add(ConferenceStatements.store(participation, at: locked.conference))
            locked.audit(.conferenceAnswered, for: unit, detail: ["proposals": proposals.count], in: write)
            return participation
        }
    }
}
