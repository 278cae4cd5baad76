package import Domain
package import Postgres
import Repository

/// What is told of a conference is written anew, whole.
package struct SaveConference: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let conference: ConferenceID
    private let version: Int32
    private let record: ConferenceRecord

    /// - Parameters:
    ///   - clusterSeason: Whose conference it is.
    ///   - conference: The conference.
    ///   - version: The version of it that the caller saw.
    ///   - record: All that is told of it.
    package init(
        _ clusterSeason: ClusterSeasonID,
        _ conference: ConferenceID,
        seen version: Int32,
        _ record: ConferenceRecord
    ) {
        self.clusterSeason = clusterSeason
        self.conference = conference
        self.version = version
        self.record = record
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Conference {
        let loading = LockedConference.Loading(clusterSeason, conference, in: batch)
        let named = NamedInRecord(record, in: batch)
        return { write in
            let permission = try Policy.mayConduct(write.account, loading.knownFacts())
            let locked = try loading.loaded(seen: version)
            try named.check()
            let saved = try locked.conference.saved(record, permission: permission)
            write.add(ConferenceStatements.store(saved))
            locked.audit(.conferenceSaved, in: write)
            return saved
        }
    }
}
