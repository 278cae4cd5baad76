import Domain
import Postgres
import Repository

/// The handover of a cluster's season, held until the end of the transaction where the scope may change it.
struct LockedHandover {
    private let facts: PostgresPending<ClusterSeasonFacts?>
    private let handover: PostgresPending<LeadHandover?>
    private let confirmations: PostgresPending<[HandoverConfirmation]>

    init(_ clusterSeason: ClusterSeasonID, in batch: PostgresBatch) {
        batch.add(HandoverStatements.lock(clusterSeason))
        facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        handover = batch.add(HandoverStatements.handover(clusterSeason))
        confirmations = batch.add(HandoverStatements.confirmations(of: clusterSeason))
    }

    /// Who is who, before anything is said of a handover.
    func knownFacts() throws -> ClusterSeasonFacts {
        guard let facts = try facts.value else { throw Refusal.noClusterSeason }
        return facts
    }

    /// The handover, once the batch has run.
    ///
    /// - Parameter version: The version of it that the caller saw.
    /// - Returns: The handover, which has that version.
    /// - Throws: `Refusal` where there is none that the scope may read, and where the version is old.
    func loaded(seen version: Int32) throws -> LeadHandover {
        guard let handover = try handover.value else { throw Refusal.noHandover }
        guard handover.version == version else { throw Refusal.stale }
        return handover.with(try confirmations.value)
    }
}

extension Write {
    /// Records what is done to a handover, and for which unit.
    func audit(
        handover action: String,
        in facts: ClusterSeasonFacts,
        of unit: UnitID? = nil,
        detail: AuditDetail = [:]
    ) {
        audit(.named("handover", action), at: facts.place, ["clusterSeason": facts.id, "unit": unit], detail: detail)
    }
}
