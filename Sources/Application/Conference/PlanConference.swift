package import Domain
package import Postgres
import Repository

/// A conference of a cluster's season is planned, or one of the past begins to be recorded.
package struct PlanConference: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let record: ConferenceRecord

    /// - Parameters:
    ///   - clusterSeason: Whose conference it is.
    ///   - record: What is told of it so far.
    package init(_ clusterSeason: ClusterSeasonID, _ record: ConferenceRecord) {
        self.clusterSeason = clusterSeason
        self.record = record
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Conference {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let named = NamedInRecord(record, in: batch)
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permission = try Policy.mayConduct(write.account, facts)
            try named.check()
            let conference = try Conference.planned(
                write.identifier(),
                record,
                at: facts.place,
                permission: permission
            )
            write.add(ConferenceStatements.add(conference))
            LockedConference(facts: facts, conference: conference).audit(
                .conferencePlanned,
                detail: ["kind": record.kind.rawValue, "day": record.day],
                in: write
            )
            return conference
        }
    }
}
