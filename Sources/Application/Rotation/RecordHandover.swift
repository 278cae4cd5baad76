package import Domain
package import Postgres
import Repository

/// What a lead hands to the next one begins to be recorded, or is written anew, whole.
package struct RecordHandover: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32?
    private let record: HandoverRecord

    /// - Parameters:
    ///   - clusterSeason: The cluster's season that ends.
    ///   - version: The version of the record that the caller saw; nil where there is none yet.
    ///   - record: All that is told of the handover.
    package init(_ clusterSeason: ClusterSeasonID, seen version: Int32?, _ record: HandoverRecord) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.record = record
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> LeadHandover {
        let locked = LockedHandover(clusterSeason, in: batch)
        return { write in
            let facts = try locked.knownFacts()
            let permission = try Policy.mayConduct(write.account, facts)
            guard let version else {
                // Where there is one already, its key says so.
                let handover = try LeadHandover.recorded(record, in: facts, permission: permission)
                write.add(HandoverStatements.add(handover))
                write.audit(handover: "recorded", in: facts)
                return handover
            }
            let saved = try locked.loaded(seen: version).saved(record, in: facts, permission: permission)
            write.add(HandoverStatements.store(saved))
            write.audit(handover: "saved", in: facts)
            return saved
        }
    }
}
