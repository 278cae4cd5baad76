import Domain
import Postgres
import Repository

/// The members of a cluster's season and all that came of them, once the batch has run that looks for them.
struct LoadedLineage {
    private let units: PostgresPending<[UnitFacts]>
    private let successors: PostgresPending<[(predecessor: UnitID, successor: Lineage.Successor)]>
    private let memberships: PostgresPending<[MembershipElsewhere]>

    /// - Parameters:
    ///   - clusterSeason: The cluster's season.
    ///   - includingItself: Whether memberships of this very season count as elsewhere, as for the next one they do.
    ///   - batch: What loads it.
    init(_ clusterSeason: ClusterSeasonID, includingItself: Bool, in batch: PostgresBatch) {
        units = batch.add(SuccessionStatements.units(kinOf: clusterSeason))
        successors = batch.add(SuccessionStatements.successors(kinOf: clusterSeason))
        memberships = batch.add(
            SuccessionStatements.elsewhere(kinOf: clusterSeason, includingItself: includingItself)
        )
    }

    func lineage() throws -> Lineage { Lineage(try units.value, successors: try successors.value) }

    /// What all of these units are members of in the cluster's managing unit and block.
    func elsewhere() throws -> [MembershipElsewhere] { try memberships.value }
}
